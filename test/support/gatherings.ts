import type { Database } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Id } from '../../src/values/ids.ts'
import { day, nth, then, type MadeOrganisation } from './making.ts'

// Events and registrations for tests, written straight into the tables, as people.ts does with people.

/** What an event says that says nothing of its own. */
export const usualSettings = {
  description: {},
  practical: {},
  cancelReason: null,
  revision: 0,
  groupId: null,
  groupPolicy: {},
  modeIsBinding: false,
  changePolicy: 'free',
  seatsPerOrganisation: null,
  participantsList: 'participants',
  joinLeadMinutes: null,
  visaLetterTo: 'both',
  remoteRights: {},
  waitingRule: 'first-come',
  offerHours: null,
  reopensOnChange: true,
  retention: {},
} as const

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
    sector?: string
    groupId?: string
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
      sector: it.sector ?? null,
      group_id: it.groupId ?? null,
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

/** A group of which events are meetings. */
export async function makeGroup(
  db: Database,
  it: {
    id?: string
    name?: Record<string, string>
    sector?: string
    participation?: Record<string, string>
    contact?: string
    policy?: Record<string, string>
    meetsAs?: string
  } = {},
): Promise<{ readonly id: string }> {
  const id = it.id ?? `group-${nth()}`
  await db
    .insertInto('event_group')
    .values({
      id,
      name: it.name ?? { en: `Study Group ${id}` },
      sector: it.sector ?? null,
      participation: it.participation ?? {},
      contact: it.contact ?? null,
      policy: it.policy ?? {},
      meets_as: it.meetsAs ?? null,
      created_at: then,
      changed_at: then,
    })
    .execute()
  return { id }
}

/** Being confirmed for the first event opens the second. */
export const linkEvents = (db: Database, from: { readonly id: Id }, opens: { readonly id: Id }) =>
  db.insertInto('event_link').values({ event_id: from.id, opens_event_id: opens.id }).execute()

/** A number nobody else has, of signs that numbers have; thousands of tests in one process use many. */
const nthNumber = (): string => `R-T${String(nth()).padStart(7, '0')}`.replace(/(.{6})(.{4})$/, '$1-$2')

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
  const made = { id: newId(), number: it.number ?? nthNumber() }
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
