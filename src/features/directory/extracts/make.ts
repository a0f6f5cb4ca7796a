import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { maySeeMembershipState } from '../rules.ts'
import { searchOrganisations } from '../store/search.ts'
import type { HoldersOf } from '../people/holders.ts'
import { everybodyFound } from '../people/store/search.ts'
import type { PersonViewer } from '../people/types.ts'
import { peopleSeenBy } from '../people/view.ts'
import { organisationsAsked } from './find.ts'
import { organisationLine, personLine } from './lines.ts'
import { limitsFor } from './rules.ts'
import { addressesOf, findExtract, saveProgress, saveReady } from './store.ts'
import type { Extract, Line } from './types.ts'
import { viewerFor } from './viewer.ts'

const batch = 250

/**
 * Makes an extract under the rules that hold while it is made, says how far it is, and tells its orderer when it is
 * there. Making it twice does no harm: the first one stays.
 */
export async function makeExtract(house: House, holdersOf: HoldersOf, id: Id): Promise<void> {
  const { db, clock } = house
  const it = await findExtract(db, id)
  if (it?.state !== 'waiting' || it.expiresAt <= clock.now()) return
  const viewer = await viewerFor(db, it)
  const lines = await (it.subject === 'people'
    ? peopleLines(house, holdersOf, it, viewer)
    : organisationLines(house, it, viewer))
  await inTransaction(db, async (tx) => {
    const now = clock.now()
    if (!(await saveReady(tx, id, lines, now))) return
    await record(tx, system, 'directory.extract-made', id, { lines: lines.length }, now)
    const to = (await holdersOf(tx, [it.personId])).get(it.personId)
    const onceKey = `directory.extract-ready:${id}`
    if (to)
      await tell(tx, { occasion: 'directory.extract-ready', to, facts: { extractId: id }, onceKey }, now)
  })
}

async function peopleLines(
  { db }: House,
  holdersOf: HoldersOf,
  it: Extract,
  viewer: PersonViewer,
): Promise<readonly Line[]> {
  const most = limitsFor(viewer, it.subject).lines
  const people = await everybodyFound(db, viewer, { ...it.asked, page: 1 }, most)
  const lines: Line[] = []
  for (let from = 0; from < people.length; from += batch) {
    const entries = await peopleSeenBy(db, viewer, people.slice(from, from + batch), holdersOf)
    const ids = entries.flatMap(({ posts }) => posts.slice(0, 1).map(({ organisation }) => organisation.id))
    const addresses = await addressesOf(db, ids)
    lines.push(...entries.map((entry) => personLine(entry, it.language, addresses)))
    await saveProgress(db, it.id, lines.length)
  }
  return lines
}

async function organisationLines(
  { db, profile }: House,
  it: Extract,
  viewer: PersonViewer,
): Promise<readonly Line[]> {
  const most = limitsFor(viewer, it.subject).lines
  const sees = maySeeMembershipState({ ...viewer, isSignedIn: true })
  const lines: Line[] = []
  for (let page = 1, pages = 1; page <= pages && lines.length < most; page++) {
    const found = await searchOrganisations(db, organisationsAsked(profile, it.asked, page))
    if (found.isGuess) break
    pages = found.pages
    const addresses = await addressesOf(
      db,
      found.organisations.map(({ id }) => id),
    )
    for (const one of found.organisations)
      lines.push(organisationLine(one, it.language, addresses.get(one.id), sees))
    await saveProgress(db, it.id, lines.length)
  }
  return lines.slice(0, most)
}
