import { hash } from '@node-rs/argon2'
import { type Database, inTransaction } from '../../platform/database/database.ts'
import { readInstallation, writeInstallation } from '../../platform/database/installation.ts'
import type { Profile } from '../../platform/profile/index.ts'
import { domainRows } from '../details.ts'
import { visibilityRows } from '../in-directory.ts'
import { makeOrganisations } from '../organisations.ts'
import { readCast } from '../read-cast.ts'
import * as rows from '../rows.ts'
import type { Cast, MadeOrganisation, MadePerson } from '../types.ts'
import { writeRows } from '../write.ts'
import { countAgain } from '../../platform/database/count-again.ts'
import { crowdEvents } from './events.ts'
import { crowdOrganisations } from './organisations.ts'
import { crowdOf, type PersonAt } from './people.ts'
import { registrationsOf } from './registrations.ts'
import type { CrowdSize } from './size.ts'

export type Crowd = {
  readonly organisations: number
  readonly people: number
  readonly events: number
  readonly registrations: number
}

/** Why there is no crowd. */
export type Otherwise = { readonly because: string }

type At = { readonly db: Database; readonly profile: Profile; readonly now: Date }
type Tick = (what: string, done: number, all: number) => void

const fact = 'crowd'

/** What `installation` remembers: the size that was begun, and what was written once it is whole. */
type Fact = { readonly name: string; readonly crowd?: Crowd }

/**
 * Adds a crowd of this size around the cast, which is there already. Each thousand is written by itself, so that a
 * progress can be shown; what a run that was stopped has written stays, and the next one goes on from there. There is one
 * crowd at most: another size would meet the same people.
 */
export async function loadCrowd(
  at: At,
  name: string,
  size: CrowdSize,
  tick: Tick,
): Promise<Crowd | Otherwise> {
  const cast = readCast(at.profile.id)
  if (!cast) throw new Error(`nobody has written a cast for ${at.profile.id}`)
  const earlier = (await readInstallation(at.db, fact)) as Fact | undefined
  if (earlier && earlier.name !== name) return { because: `There is a crowd already: ${earlier.name}.` }
  if (earlier?.crowd) return { organisations: 0, people: 0, events: 0, registrations: 0 }
  await inTransaction(at.db, (tx) => writeInstallation(tx, fact, { name } satisfies Fact))

  const known = makeOrganisations(cast.organisations, at.profile)
  const more = crowdOrganisations(known, size.organisations)
  await inChunks(more.length, 'organisations', tick, (from, to) =>
    writeOrganisations(at, more.slice(from, to)),
  )

  const organisations = [...known, ...more].filter(({ state }) => state === 'listed')
  const byKey = new Map(organisations.map((organisation) => [organisation.key, organisation]))
  const personAt = crowdOf(size, organisations, at.profile)
  const passwordHash = await hash(cast.people.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  await inChunks(size.people, 'people', tick, (from, to) =>
    writePeople(
      at,
      Array.from({ length: to - from }, (_, nth) => personAt(from + nth)),
      byKey,
      passwordHash,
    ),
  )
  const { events, registrations } = await writeEvents(at, size, { cast, byKey, personAt }, tick)
  await countAgain(at.db)
  const crowd = { organisations: more.length, people: size.people, events, registrations }
  await inTransaction(at.db, (tx) => writeInstallation(tx, fact, { name, crowd } satisfies Fact))
  return crowd
}

const thousand = 1000

async function inChunks(
  all: number,
  what: string,
  tick: Tick,
  write: (from: number, to: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all; from += thousand) {
    await write(from, Math.min(all, from + thousand))
    tick(what, Math.min(all, from + thousand), all)
  }
}

const longAgo = ({ now }: At) => new Date(now.getTime() - 400 * 24 * 60 * 60_000)

const writeOrganisations = (at: At, all: readonly MadeOrganisation[]): Promise<void> =>
  inTransaction(at.db, async (tx) => {
    await writeRows(
      tx,
      'organisation',
      all.map((it) => rows.organisationRow(it, longAgo(at), at.now)),
      'missing',
    )
    await writeRows(tx, 'organisation_name', all.flatMap(rows.nameRows), 'missing')
    await writeRows(tx, 'organisation_domain', all.flatMap(domainRows), 'missing')
  })

const writePeople = (
  at: At,
  people: readonly MadePerson[],
  byKey: ReadonlyMap<string, MadeOrganisation>,
  passwordHash: string,
): Promise<void> =>
  inTransaction(at.db, async (tx) => {
    const then = longAgo(at)
    const { terms, privacy } = at.profile.legal
    const versions = { terms: terms.version, privacy: privacy.version }
    const own = ({ organisation }: MadePerson) => (organisation ? byKey.get(organisation) : undefined)
    await writeRows(
      tx,
      'person',
      people.map((it) => rows.personRow(it, then)),
      'missing',
    )
    await writeRows(
      tx,
      'account',
      people.map((it) => rows.accountRow(it, passwordHash, then)),
      'missing',
    )
    await writeRows(
      tx,
      'account_identifier',
      people.flatMap((it) => rows.identifierRows(it, then)),
      'missing',
    )
    await writeRows(
      tx,
      'affiliation',
      people.map((it) => rows.affiliationRow(it, own(it), then, at.now)),
      'missing',
    )
    await writeRows(tx, 'person_visibility', visibilityRows(people), 'missing')
    await writeRows(
      tx,
      'consent',
      people.flatMap((it) => rows.consentRows(it, versions, then)),
      'missing',
    )
  })

async function writeEvents(
  at: At,
  size: CrowdSize,
  made: { cast: Cast; byKey: ReadonlyMap<string, MadeOrganisation>; personAt: PersonAt },
  tick: Tick,
): Promise<{ events: number; registrations: number }> {
  const events = crowdEvents(size, made.cast.events)
  const all = events.reduce((sum, { count }) => sum + count, 0)
  const around = {
    size,
    personAt: made.personAt,
    organisations: made.byKey,
    profile: at.profile,
    now: at.now,
  }
  let from = 0
  let registrations = 0
  for (const one of events) {
    const registered = registrationsOf(one, from, around)
    await inTransaction(at.db, async (tx) => {
      const row = { ...rows.eventRow(one.event, registered, at.now), demo_moves: null }
      await writeRows(tx, 'event', [row], 'missing')
      await writeRows(tx, 'event_session', rows.sessionRows(one.event, at.now), 'missing')
      await writeRows(tx, 'registration', registered.map(rows.registrationRow), 'missing')
      await writeRows(tx, 'registration_move', registered.flatMap(rows.moveRows), 'missing')
    })
    from += one.count
    registrations += registered.length
    tick('registrations', from, all)
  }
  return { events: events.length, registrations }
}
