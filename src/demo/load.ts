import { hash } from '@node-rs/argon2'
import { type Database, inTransaction, type Transaction } from '../platform/database/database.ts'
import { readInstallation, writeInstallation } from '../platform/database/installation.ts'
import type { Profile } from '../platform/profile/index.ts'
import { contactRows, domainRows, formerNameRows } from './details.ts'
import { visibilityRows } from './in-directory.ts'
import { groupRows, linkRows } from './group-rows.ts'
import { makeOrganisations } from './organisations.ts'
import { makePeople } from './people.ts'
import { questionRows } from './question-rows.ts'
import { readCast } from './read-cast.ts'
import { makeRegistrations } from './registrations.ts'
import { changeRows, gapRows, handOverRows } from './office-rows.ts'
import * as rows from './rows.ts'
import type { CastGroup } from './types.ts'
import { writeRows } from './write.ts'

/** How many there are of each; nothing was written when the cast was there already. */
export type LoadedCast = {
  readonly isNew: boolean
  readonly organisations: number
  readonly people: number
  readonly events: number
  readonly registrations: number
}

/** What `installation` remembers under `demo`. */
type Fact = Omit<LoadedCast, 'isNew'> & { readonly profile: string; readonly loadedAt: string }

/**
 * Loads the cast made for this body, once: in one transaction, so that a start that is interrupted leaves nothing.
 * `tick` hears what is being written. A body nobody has written a cast for gets none.
 */
export async function loadCast(
  { db, profile, now }: { readonly db: Database; readonly profile: Profile; readonly now: Date },
  tick: (words: string) => void = () => {},
): Promise<LoadedCast> {
  const earlier = (await readInstallation(db, 'demo')) as Fact | undefined
  if (earlier) return { ...earlier, isNew: false }
  const cast = readCast(profile.id)
  if (!cast) return { isNew: false, organisations: 0, people: 0, events: 0, registrations: 0 }

  const organisations = makeOrganisations(cast.organisations, profile)
  const people = makePeople(cast.people.people, organisations, profile)
  const registrations = makeRegistrations(cast.events, people, organisations, profile, now)
  const made = { organisations, people, registrations, events: cast.events, groups: cast.groups }
  const passwordHash = await hashed(cast.people.password)
  const counts = {
    organisations: organisations.length,
    people: people.length,
    events: cast.events.length,
    registrations: registrations.length,
  }
  await inTransaction(db, async (tx) => {
    await writeCast(tx, made, { profile, passwordHash, now }, tick)
    const fact: Fact = { ...counts, profile: profile.id, loadedAt: now.toISOString() }
    await writeInstallation(tx, 'demo', fact)
  })
  return { ...counts, isNew: true }
}

// The cast shares one password and one hash; nobody signs in with it outside a demo.
const hashed = (password: string) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

type Made = {
  readonly organisations: ReturnType<typeof makeOrganisations>
  readonly people: ReturnType<typeof makePeople>
  readonly registrations: ReturnType<typeof makeRegistrations>
  readonly events: Parameters<typeof makeRegistrations>[0]
  readonly groups: readonly CastGroup[]
}

async function writeCast(
  tx: Transaction,
  { organisations, people, registrations, events, groups }: Made,
  { profile, passwordHash, now }: { profile: Profile; passwordHash: string; now: Date },
  tick: (words: string) => void,
): Promise<void> {
  const then = new Date(now.getTime() - 400 * 24 * 60 * 60_000)
  const byKey = new Map(organisations.map((organisation) => [organisation.key, organisation]))
  const own = ({ organisation }: Made['people'][number]) =>
    organisation ? byKey.get(organisation) : undefined
  const versions = { terms: profile.legal.terms.version, privacy: profile.legal.privacy.version }

  tick(`${organisations.length} organisations`)
  await writeRows(
    tx,
    'organisation',
    organisations.map((it) => rows.organisationRow(it, then, now)),
  )
  await writeRows(tx, 'organisation_name', organisations.flatMap(rows.nameRows))
  await writeRows(tx, 'organisation_former_name', organisations.flatMap(formerNameRows))
  await writeRows(tx, 'organisation_domain', organisations.flatMap(domainRows))
  await writeRows(tx, 'organisation_contact', organisations.flatMap(contactRows))

  tick(`${people.length} people`)
  await writeRows(
    tx,
    'person',
    people.map((it) => rows.personRow(it, then)),
  )
  await writeRows(
    tx,
    'affiliation',
    people.map((it) => rows.affiliationRow(it, own(it), then, now)),
  )
  await writeRows(
    tx,
    'focal_point',
    people.flatMap((it) => rows.focalPointRows(it, own(it), then, now)),
  )
  await writeRows(tx, 'person_visibility', visibilityRows(people))
  await writeRows(
    tx,
    'consent',
    people.flatMap((it) => rows.consentRows(it, versions, then)),
  )
  await writeRows(
    tx,
    'account',
    people.map((it) => rows.accountRow(it, passwordHash, then)),
  )
  await writeRows(
    tx,
    'account_identifier',
    people.flatMap((it) => rows.identifierRows(it, then)),
  )
  await writeRows(
    tx,
    'role_grant',
    people.flatMap((it) => rows.roleRows(it, then)),
  )

  await writeRows(tx, 'organisation_change', changeRows(people, byKey, now))
  await writeRows(tx, 'focal_point_change', handOverRows(people, byKey, now))
  await writeRows(tx, 'focal_point_gap', gapRows(organisations, people, profile, then))

  tick(`${events.length} events`)
  await writeRows(tx, 'event_group', groupRows(profile, groups, then))
  const at = (code: string) => registrations.filter(({ eventId }) => eventId === rows.eventId(code))
  await writeRows(
    tx,
    'event',
    events.map((it) => rows.eventRow(it, at(it.code), now)),
  )
  await writeRows(
    tx,
    'event_session',
    events.flatMap((it) => rows.sessionRows(it, now)),
  )
  await writeRows(tx, 'event_link', linkRows(events))
  await writeRows(
    tx,
    'event_question',
    events.flatMap((it) => questionRows(it, then)),
  )
  await writeRows(tx, 'registration', registrations.map(rows.registrationRow))
  await writeRows(tx, 'registration_move', registrations.flatMap(rows.moveRows))
}
