import { hashSync } from '@node-rs/argon2'
import type { Database } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Id } from '../../src/values/ids.ts'
import { nth, then, type MadeOrganisation } from './making.ts'

export type { MadeOrganisation } from './making.ts'
export { linkEvents, makeEvent, makeGroup, makeRegistration, type MadeEvent } from './gatherings.ts'

// People, organisations and gatherings for tests, written straight into the tables. Whatever a test does not name
// gets a sensible value; names and addresses are different every time.

/** The password of every account made here that names no other. */
export const testPassword = 'a quiet harbour at dawn'
let hash: string | undefined
const testHash = () => (hash ??= hashSync(testPassword, { memoryCost: 8, timeCost: 1 }))

/** A member in good standing of Ghana's, unless it says otherwise. */
export async function makeOrganisation(
  db: Database,
  it: {
    name?: string
    acronym?: string
    acronyms?: string[]
    names?: Record<string, string>
    countryCode?: string
    category?: string
    state?: 'listed' | 'unverified' | 'merged' | 'refused'
    membership?: 'active' | 'suspended' | 'none'
    sectors?: string[]
    studyGroup?: string
    code?: string
    /** What it was merged into; one that is merged and does not say got a survivor made for it. */
    mergedInto?: MadeOrganisation
  } = {},
): Promise<MadeOrganisation> {
  const survivor = it.state === 'merged' ? (it.mergedInto ?? (await makeOrganisation(db))) : null
  const made = {
    id: newId(),
    name: it.name ?? `Sankofa Networks ${nth()}`,
    category: it.category ?? 'sector-member',
    countryCode: it.countryCode ?? 'GH',
  }
  await db
    .insertInto('organisation')
    .values({
      id: made.id,
      name: made.name,
      acronyms: it.acronym ? [it.acronym] : (it.acronyms ?? []),
      category: made.category,
      country_code: made.countryCode,
      state: it.state ?? 'listed',
      membership: it.membership ?? 'active',
      sectors: it.sectors ?? [],
      study_group: it.studyGroup ?? null,
      code: it.code ?? null,
      merged_into: survivor?.id ?? null,
      created_at: then,
    })
    .execute()
  const names = Object.entries(it.names ?? {}).map(([language, name]) => ({
    organisation_id: made.id,
    language,
    name,
  }))
  if (names.length) await db.insertInto('organisation_name').values(names).execute()
  return made
}

export type MadePerson = { readonly id: Id; readonly name: string }

/** A person; with an organisation, also an affiliation to it, approved unless it says otherwise. */
export async function makePerson(
  db: Database,
  it: {
    name?: string
    badgeName?: string
    otherScriptName?: string
    countryCode?: string
    language?: string
    timeZone?: string
    jobTitle?: string
    organisation?: MadeOrganisation
    affiliation?: 'claimed' | 'approved' | 'rejected' | 'ended'
    claimedCategory?: string
  } = {},
): Promise<MadePerson> {
  const made = { id: newId(), name: it.name ?? `Ama Owusu ${nth()}` }
  await db
    .insertInto('person')
    .values({
      id: made.id,
      name: made.name,
      badge_name: it.badgeName ?? null,
      other_script_name: it.otherScriptName ?? null,
      country_code: it.countryCode ?? it.organisation?.countryCode ?? 'GH',
      job_title: it.jobTitle ?? null,
      language: it.language ?? 'en',
      time_zone: it.timeZone ?? null,
      created_at: then,
    })
    .execute()
  if (it.organisation || it.claimedCategory) {
    await db
      .insertInto('affiliation')
      .values({
        id: newId(),
        person_id: made.id,
        organisation_id: it.organisation?.id ?? null,
        claimed_category: it.claimedCategory ?? it.organisation?.category ?? 'unknown',
        state: it.affiliation ?? (it.organisation ? 'approved' : 'claimed'),
        created_at: then,
      })
      .execute()
  }
  return made
}

export type MadeAccount = {
  readonly id: Id
  readonly personId: Id
  readonly name: string
  readonly email: string
  readonly username: string
  readonly password: string
}

/** An active account; makes its person too, from the same wishes, when it is given none. */
export async function makeAccount(
  db: Database,
  it: Parameters<typeof makePerson>[1] & {
    person?: MadePerson
    email?: string
    username?: string
    state?: 'initial' | 'active' | 'blocked' | 'closed'
    blockReason?: string
    passwordHash?: string | null
    roles?: string[]
  } = {},
): Promise<MadeAccount> {
  const person = it.person ?? (await makePerson(db, it))
  const count = nth()
  const made = {
    id: newId(),
    personId: person.id,
    name: person.name,
    email: it.email ?? `person${count}@mail.example`,
    username: it.username ?? `person${count}`,
    password: testPassword,
  }
  await db
    .insertInto('account')
    .values({
      id: made.id,
      person_id: person.id,
      state: it.state ?? 'active',
      state_since: then,
      block_reason: it.state === 'blocked' ? (it.blockReason ?? 'staff') : null,
      password_hash:
        it.passwordHash === undefined && it.state !== 'initial' ? testHash() : (it.passwordHash ?? null),
      password_set_at: it.passwordHash === null ? null : then,
      created_at: then,
    })
    .execute()
  const own = { account_id: made.id, created_at: then }
  await db
    .insertInto('account_identifier')
    .values([
      { ...own, key: made.email.toLowerCase(), kind: 'email', shown: made.email, is_contact: true },
      { ...own, key: made.username.toLowerCase(), kind: 'username', shown: made.username },
    ])
    .execute()
  const grants = (it.roles ?? []).map((role) => ({
    id: newId(),
    account_id: made.id,
    role,
    granted_at: then,
  }))
  if (grants.length) await db.insertInto('role_grant').values(grants).execute()
  return made
}

/** Somebody with an account who decides for an organisation, at present and not away. */
export async function makeFocalPoint(
  db: Database,
  it: Parameters<typeof makeAccount>[1] & {
    organisation: MadeOrganisation
    account?: MadeAccount
    kind?: string
    isDeputy?: boolean
    awayFrom?: string
    awayUntil?: string
    until?: Date
  },
): Promise<MadeAccount> {
  const account = it.account ?? (await makeAccount(db, it))
  await db
    .insertInto('focal_point')
    .values({
      id: newId(),
      organisation_id: it.organisation.id,
      person_id: account.personId,
      kind: it.kind ?? 'designated',
      is_deputy: it.isDeputy ?? false,
      away_from: it.awayFrom ?? null,
      away_until: it.awayUntil ?? null,
      since: then,
      until: it.until ?? null,
    })
    .execute()
  return account
}
