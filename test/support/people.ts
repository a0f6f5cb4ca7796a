import { hashSync } from '@node-rs/argon2'
import type { Database } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Id } from '../../src/values/ids.ts'

// People, organisations and gatherings for tests, written straight into the tables. Whatever a test does not name
// gets a sensible value; names and addresses are different every time.

const then = new Date('2026-11-01T09:00:00Z')
const day = 24 * 60 * 60_000
let made = 0
const nth = () => ++made

/** The password of every account made here that names no other. */
export const testPassword = 'a quiet harbour at dawn'
let hash: string | undefined
const testHash = () => (hash ??= hashSync(testPassword, { memoryCost: 8, timeCost: 1 }))

export type MadeOrganisation = {
  readonly id: Id
  readonly name: string
  readonly category: string
  readonly countryCode: string
}

/** A member in good standing of Ghana's, unless it says otherwise. */
export async function makeOrganisation(
  db: Database,
  it: {
    name?: string
    acronym?: string
    names?: Record<string, string>
    countryCode?: string
    category?: string
    state?: 'listed' | 'unverified' | 'merged' | 'refused'
    membership?: 'active' | 'suspended' | 'none'
    sectors?: string[]
  } = {},
): Promise<MadeOrganisation> {
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
      acronym: it.acronym ?? null,
      category: made.category,
      country_code: made.countryCode,
      state: it.state ?? 'listed',
      membership: it.membership ?? 'active',
      sectors: it.sectors ?? [],
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
    state?: 'active' | 'blocked' | 'closed'
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
      password_hash: it.passwordHash === undefined ? testHash() : it.passwordHash,
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

export type MadeEvent = {
  readonly id: Id
  readonly code: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** A published workshop that is open for registration at `now`, on site and remote, ten days ahead, for two days. */
export async function makeEvent(
  db: Database,
  it: {
    now?: Date
    code?: string
    type?: string
    state?: 'draft' | 'published' | 'cancelled'
    title?: Record<string, string>
    countryCode?: string | null
    city?: Record<string, string>
    timeZone?: string
    startsAt?: Date
    endsAt?: Date
    modes?: ('on-site' | 'remote')[]
    languages?: string[]
    opensAt?: Date
    onSiteClosesAt?: Date | null
    remoteClosesAt?: Date | null
    modeChangeUntil?: Date | null
    onSiteCapacity?: number | null
    remoteCapacity?: number | null
    onSiteTaken?: number
    remoteTaken?: number
    policy?: Record<string, unknown>
    contact?: string
  } = {},
): Promise<MadeEvent> {
  const now = it.now ?? new Date('2026-11-25T09:00:00Z')
  const startsAt = it.startsAt ?? new Date(now.getTime() + 10 * day)
  const endsAt = it.endsAt ?? new Date(startsAt.getTime() + day + 8 * 60 * 60_000)
  const made = { id: newId(), code: it.code ?? `C-${String(90_000_000 + nth())}`, startsAt, endsAt }
  await db
    .insertInto('event')
    .values({
      id: made.id,
      code: made.code,
      type: it.type ?? 'workshop',
      state: it.state ?? 'published',
      title: it.title ?? {
        en: 'Measuring what people hear',
        fr: 'Mesurer ce que l’on entend',
        ar: 'قياس ما يسمعه الناس',
      },
      country_code: it.countryCode === undefined ? 'IN' : it.countryCode,
      city: it.city ?? { en: 'Bhubaneswar' },
      time_zone: it.timeZone ?? 'Asia/Kolkata',
      starts_at: startsAt,
      ends_at: endsAt,
      modes: it.modes ?? ['on-site', 'remote'],
      languages: it.languages ?? ['en'],
      registration_opens_at: it.opensAt ?? new Date(now.getTime() - 30 * day),
      on_site_closes_at: it.onSiteClosesAt ?? null,
      remote_closes_at: it.remoteClosesAt ?? null,
      mode_change_until: it.modeChangeUntil ?? null,
      on_site_capacity: it.onSiteCapacity ?? null,
      remote_capacity: it.remoteCapacity ?? null,
      on_site_taken: it.onSiteTaken ?? 0,
      remote_taken: it.remoteTaken ?? 0,
      policy: it.policy ?? {},
      contact: it.contact ?? 'desk@events.example',
      created_at: then,
      changed_at: then,
    })
    .execute()
  const sessions = {
    event_id: made.id,
    title: {},
    starts_at: startsAt,
    ends_at: new Date(startsAt.getTime() + 8 * 60 * 60_000),
  }
  await db
    .insertInto('event_session')
    .values({ id: newId(), ...sessions })
    .execute()
  return made
}

/** A registration as it stands, with one move behind it. Seats are counted up for those who hold one. */
export async function makeRegistration(
  db: Database,
  it: {
    event: { readonly id: Id }
    personId: Id
    organisation?: MadeOrganisation
    category?: string
    state?: string
    mode?: 'on-site' | 'remote'
    number?: string
    waitsFor?: 'focal-point' | 'secretariat' | null
    asksVisa?: boolean
    rule?: string
    answers?: Record<string, unknown>
    submittedAt?: Date
  },
): Promise<{ id: Id; number: string }> {
  const made = { id: newId(), number: it.number ?? `R-TEST-${String(nth()).padStart(4, '0')}` }
  const state = it.state ?? 'pending'
  const mode = it.mode ?? 'remote'
  const submittedAt = it.submittedAt ?? then
  await db
    .insertInto('registration')
    .values({
      id: made.id,
      number: made.number,
      event_id: it.event.id,
      person_id: it.personId,
      organisation_id: it.organisation?.id ?? null,
      category: it.category ?? it.organisation?.category ?? 'non-member',
      state,
      mode,
      answers: it.answers ?? {},
      asks_visa: it.asksVisa ?? false,
      rule: it.rule ?? 'study-group-members',
      waits_for: it.waitsFor === undefined && state === 'pending' ? 'focal-point' : (it.waitsFor ?? null),
      created_at: submittedAt,
      submitted_at: state === 'draft' ? null : submittedAt,
      decided_at: state === 'draft' || state === 'pending' ? null : submittedAt,
      changed_at: submittedAt,
    })
    .execute()
  if (state !== 'draft')
    await db
      .insertInto('registration_move')
      .values({
        id: newId(),
        registration_id: made.id,
        at: submittedAt,
        from_state: 'draft',
        to_state: state,
      })
      .execute()
  if (state === 'confirmed' || state === 'checked-in')
    await db
      .updateTable('event')
      .set((row) =>
        mode === 'on-site'
          ? { on_site_taken: row('on_site_taken', '+', 1) }
          : { remote_taken: row('remote_taken', '+', 1) },
      )
      .where('id', '=', it.event.id)
      .execute()
  return made
}
