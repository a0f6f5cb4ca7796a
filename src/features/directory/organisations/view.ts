import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { Typed } from '../../../values/problem.ts'
import { trailOf, type AuditEntry } from '../../audit/index.ts'
import { domainOf } from '../people/affiliations/rules.ts'
import { organisationName } from '../rules.ts'
import { findOrganisations } from '../store/organisations.ts'
import { searchOrganisations } from '../store/search.ts'
import { fieldsOf, isSame } from './fields/rules.ts'
import { typedOf } from './form.ts'
import type { ChangesView } from './pages/changes.ts'
import type { MergerView } from './pages/merger.ts'
import type { DeskHeap, OverviewView } from './pages/overview.ts'
import type { Duplicate, HistoryLine, ShowView } from './pages/show.ts'
import type { OrganisationParts } from './parts.ts'
import { stampOf } from './stamp.ts'
import { openChangesOf } from './store/changes.ts'
import { findRecord } from './store/records.ts'
import type { OrganisationRecord } from './types.ts'
import { aboutEntry, countDesk, countPeopleAt, listAsked, listOwing } from './store/desk.ts'
import { likelyDuplicates } from './store/duplicates.ts'
import { labelsOf } from './store/matching.ts'
import { linesAPage, listUnverified } from './store/review.ts'

export type DeskAsked = {
  readonly show: 'unverified' | 'changes' | 'arrears'
  readonly words: string
  readonly page: number
}

/** The desk with one of its heaps, or with what was searched for. */
export async function overviewOf({ db, profile, clock }: House, asked: DeskAsked): Promise<OverviewView> {
  const counts = await countDesk(db)
  const common = { profile, counts, now: clock.now() }
  if (asked.words !== '') {
    const found = await searchOrganisations(db, { words: asked.words, page: asked.page })
    const heap: DeskHeap = { is: 'search', words: asked.words, found }
    return { ...common, heap, page: found.page, pages: found.pages }
  }
  const pages = Math.max(1, Math.ceil(counts[asked.show] / linesAPage))
  const page = Math.min(asked.page, pages)
  return { ...common, heap: await heapOf(db, asked.show, page), page, pages }
}

async function heapOf(db: House['db'], show: DeskAsked['show'], page: number): Promise<DeskHeap> {
  if (show === 'unverified') return { is: show, list: await listUnverified(db, page) }
  if (show === 'changes') return { is: show, list: await listAsked(db, page) }
  return { is: show, list: await listOwing(db, page) }
}

/** How organisations that data points to are called here. */
export async function namesOf(
  { db }: Pick<House, 'db'>,
  t: Texts,
  ids: readonly (OrganisationId | null | undefined)[],
): Promise<(id: string) => string | undefined> {
  const known = [...new Set(ids.filter((id) => id !== null && id !== undefined))]
  const names = new Map(
    (await findOrganisations(db, known)).map((it) => [it.id, organisationName(it, t.language)]),
  )
  return (id) => names.get(id)
}

const nameOfRecord = (t: Texts, { data }: OrganisationRecord): string => data.names[t.language] ?? data.name

/** One organisation with all that staff see of it; undefined when there is none. */
export async function showOf(
  house: House,
  parts: OrganisationParts,
  t: Texts,
  actor: SignedIn,
  id: OrganisationId | undefined,
): Promise<ShowView | undefined> {
  const { db, profile, clock } = house
  const it = id && (await findRecord(db, id))
  if (!it) return undefined
  const [about, people, waiting, duplicates, trail, nameOf] = await Promise.all([
    aboutEntry(db, it.id),
    countPeopleAt(db, it.id),
    openChangesOf(db, it.id),
    it.state === 'unverified' ? duplicatesOf(house, t, it) : [],
    trailOf(db, it.id),
    namesOf(house, t, [it.data.parentId, it.mergedInto]),
  ])
  return {
    profile,
    it,
    name: nameOfRecord(t, it),
    nameOf,
    since: about?.since ?? clock.now(),
    note: about?.note ?? null,
    people,
    waiting: waiting.length,
    duplicates,
    history: await historyOf(house, parts, trail),
    zone: zoneOf(house, actor),
    now: clock.now(),
  }
}

export const zoneOf = ({ profile }: House, { timeZone }: SignedIn): string =>
  timeZone ?? profile.seat.timeZone

/** Acts that the history of an organisation tells; what is told elsewhere, such as single affiliations, is left out. */
const told = new Set([
  'organisation-named',
  'organisation-added',
  'organisation-changed',
  'organisation-verified',
  'organisation-refused',
  'organisation-merged',
  'organisation-took-over',
  'organisation-imported',
  'organisation-import-undone',
  'organisation-suspended',
  'change-asked',
  'change-accepted',
  'change-refused',
])

async function historyOf(
  { db }: House,
  { accounts }: OrganisationParts,
  trail: readonly AuditEntry[],
): Promise<readonly HistoryLine[]> {
  const lines = trail
    .map((entry) => ({ ...entry, act: entry.act.replace('directory.', '') }))
    .filter(({ act }) => told.has(act))
    .toReversed()
    .slice(0, 100)
  const names = new Map<string, string | undefined>()
  for (const id of new Set(lines.flatMap(({ actorAccountId }) => actorAccountId ?? [])))
    names.set(id, (await accounts.holderOfAccount(db, id))?.name)
  return lines.map(({ at, act, actorAccountId, details }) => ({
    at,
    act,
    by: actorAccountId ? names.get(actorAccountId) : undefined,
    fields: fieldsIn(details),
  }))
}

function fieldsIn({ fields, field }: AuditEntry['details']): readonly string[] {
  if (typeof field === 'string') return [field]
  return Array.isArray(fields) ? fields.filter((one): one is string => typeof one === 'string') : []
}

/** Listed organisations that may be this one, with what is shown of them. */
async function duplicatesOf(
  { db }: House,
  t: Texts,
  { id, data }: OrganisationRecord,
): Promise<readonly Duplicate[]> {
  const host = domainOf(data.webSite)
  const domains = [...new Set([...data.domains, ...(host ? [host] : [])])]
  const all = await likelyDuplicates(db, { id, name: data.name, countryCode: data.countryCode, domains })
  const organisations = new Map(
    (
      await findOrganisations(
        db,
        all.map((one) => one.id),
      )
    ).map((it) => [it.id, it]),
  )
  return all.flatMap((one) => {
    const it = organisations.get(one.id)
    if (!it) return []
    const { countryCode, category } = it
    return [{ ...one, name: organisationName(it, t.language), countryCode, category }]
  })
}

/** Which one stays, or what to choose it from. */
export async function mergerOf(
  house: House,
  t: Texts,
  from: OrganisationRecord,
  asked: { readonly into: OrganisationId | undefined; readonly words: string; readonly page: number },
): Promise<MergerView> {
  const { db, profile } = house
  const into = asked.into ? await findRecord(db, asked.into) : undefined
  const isThere = into?.state === 'listed' && into.id !== from.id ? into : undefined
  const found =
    !isThere && asked.words !== ''
      ? await searchOrganisations(db, { words: asked.words, page: asked.page })
      : undefined
  return {
    profile,
    from,
    name: nameOfRecord(t, from),
    nameOf: await namesOf(house, t, [from.data.parentId, isThere?.data.parentId]),
    people: await countPeopleAt(db, from.id),
    duplicates: isThere || found ? [] : await duplicatesOf(house, t, from),
    search: found && { words: asked.words, found },
    into: isThere && { record: isThere, name: nameOfRecord(t, isThere) },
  }
}

/** What waits for a decision about one organisation, beside what stands there now. */
export async function changesOf(
  house: House,
  parts: OrganisationParts,
  t: Texts,
  actor: SignedIn,
  it: OrganisationRecord,
): Promise<ChangesView> {
  const { db, profile } = house
  const current = fieldsOf(it.data)
  const open = await openChangesOf(db, it.id)
  const changes = await Promise.all(
    open.map(async (change) => {
      const now = current.get(change.field) ?? null
      const asker = await parts.accounts.holderOfAccount(db, change.askedBy)
      return { ...change, by: asker?.name, current: now, isOutdated: !isSame(now, change.from) }
    }),
  )
  const nameOf = await namesOf(house, t, [it.data.parentId])
  return { profile, id: it.id, name: nameOfRecord(t, it), nameOf, changes, zone: zoneOf(house, actor) }
}

/** The form as it is first shown: what there is, and the mark of what it was made from. */
export async function filledIn({ db }: Pick<House, 'db'>, { data }: OrganisationRecord): Promise<Typed> {
  const parent = data.parentId ? (await labelsOf(db, [data.parentId])).get(data.parentId) : undefined
  return { ...typedOf(data, parent), stamp: stampOf(data) }
}
