import { idOf } from './chance.ts'
import { detailColumns } from './details.ts'
import { isInDirectory } from './in-directory.ts'
import { addDays, dayIn } from './local-time.ts'
import type { MadeRegistration } from './registrations.ts'
import { inWords, timesOf } from './timetable.ts'
import type { CastEvent, MadeOrganisation, MadePerson } from './types.ts'
import type { Row } from './write.ts'

// The cast as rows of the tables. `then` is when these people are supposed to have come.

export const organisationRow = (it: MadeOrganisation, then: Date, now: Date): Row<'organisation'> => ({
  id: it.id,
  country_code: it.country,
  category: it.category,
  state: it.state,
  membership: it.membership,
  sectors: it.sectors,
  name: it.name,
  acronyms: it.acronyms,
  web_site: `https://${it.domain}`,
  created_at: then,
  ...detailColumns(it, now),
})

export const nameRows = (it: MadeOrganisation): Row<'organisation_name'>[] =>
  Object.entries(it.names).map(([language, name]) => ({ organisation_id: it.id, language, name }))

export const personRow = (it: MadePerson, then: Date): Row<'person'> => ({
  id: it.id,
  name: it.name,
  other_script_name: it.latin ?? null,
  country_code: it.country,
  job_title: it.jobTitle ?? null,
  language: it.language,
  time_zone: it.timeZone ?? null,
  created_at: then,
})

export function affiliationRow(
  it: MadePerson,
  organisation: MadeOrganisation | undefined,
  then: Date,
  now: Date,
): Row<'affiliation'> {
  const state = it.affiliation ?? (organisation ? 'approved' : 'claimed')
  const claimedAt =
    it.claimedDaysAgo === undefined ? then : new Date(now.getTime() - it.claimedDaysAgo * 24 * 60 * 60_000)
  return {
    id: idOf(`affiliation:${it.email}`),
    person_id: it.id,
    organisation_id: organisation?.id ?? null,
    claimed_category: it.claimedCategory ?? organisation?.category ?? 'unknown',
    state,
    created_at: claimedAt,
    decided_at: state === 'approved' ? claimedAt : null,
  }
}

export const roleId = (kind: string, email: string) => idOf(`focal-point:${kind}:${email}`)

export function focalPointRows(
  it: MadePerson,
  organisation: MadeOrganisation | undefined,
  then: Date,
  now: Date,
): Row<'focal_point'>[] {
  if (!it.focalPoint || !organisation) return []
  const { kinds, isDeputy = false, away, confirmedDaysAgo = 180 } = it.focalPoint
  const today = dayIn('UTC', now)
  return kinds.map((kind) => ({
    id: roleId(kind, it.email),
    organisation_id: organisation.id,
    person_id: it.id,
    kind,
    is_deputy: isDeputy,
    away_from: away ? addDays(today, away.fromDays) : null,
    away_until: away ? addDays(today, away.untilDays) : null,
    confirmed_on: addDays(today, -confirmedDaysAgo),
    since: then,
  }))
}

export const accountRow = (it: MadePerson, passwordHash: string, then: Date): Row<'account'> => ({
  id: it.accountId,
  person_id: it.id,
  state: it.accountState ?? 'active',
  state_since: then,
  block_reason: it.accountState === 'blocked' ? 'staff' : null,
  password_hash: passwordHash,
  password_set_at: then,
  created_at: then,
})

export const identifierRows = (it: MadePerson, then: Date): Row<'account_identifier'>[] => [
  {
    key: it.email,
    kind: 'email',
    account_id: it.accountId,
    shown: it.email,
    is_contact: true,
    created_at: then,
  },
  {
    key: it.username,
    kind: 'username',
    account_id: it.accountId,
    shown: it.username,
    is_contact: false,
    created_at: then,
  },
]

export const roleRows = (it: MadePerson, then: Date): Row<'role_grant'>[] =>
  (it.roles ?? []).map((role) => ({
    id: idOf(`role:${role}:${it.email}`),
    account_id: it.accountId,
    role,
    granted_at: then,
  }))

export const consentRows = (
  it: MadePerson,
  versions: Readonly<Record<string, string>>,
  then: Date,
): Row<'consent'>[] =>
  Object.entries({
    ...versions,
    ...(isInDirectory(it) && { directory: versions['privacy'] }),
  }).map(([kind, version]) => ({
    id: idOf(`consent:${kind}:${it.email}`),
    person_id: it.id,
    kind,
    text_version: version,
    given_at: then,
  }))

export const eventId = (code: string) => idOf(`event:${code}`)

export function eventRow(it: CastEvent, taken: readonly MadeRegistration[], now: Date): Row<'event'> {
  const times = timesOf(it, now)
  const seats = (mode: string) => taken.filter((one) => one.state === 'confirmed' && one.mode === mode).length
  return {
    id: eventId(it.code),
    code: it.code,
    type: it.type,
    state: 'published',
    title: it.title,
    summary: it.summary,
    group_name: it.groupName ?? {},
    sector: it.sector ?? null,
    group_id: it.group ?? null,
    country_code: it.countryCode ?? null,
    city: it.city ?? {},
    venue: it.venue ?? {},
    access_notes: it.accessNotes ?? {},
    time_zone: it.timeZone,
    ...timeColumns(times),
    modes: it.modes,
    languages: it.languages,
    has_captions: it.hasCaptions ?? false,
    on_site_capacity: it.onSiteCapacity ?? null,
    on_site_taken: seats('on-site'),
    remote_taken: seats('remote'),
    contact: it.contact,
    policy: it.policy ?? {},
    demo_moves: inWords(it.when),
    created_at: times.opensAt < now ? times.opensAt : now,
    changed_at: now,
  }
}

export const timeColumns = (times: ReturnType<typeof timesOf>) => ({
  starts_at: times.startsAt,
  ends_at: times.endsAt,
  registration_opens_at: times.opensAt,
  on_site_closes_at: times.onSiteClosesAt,
  mode_change_until: times.modeChangeUntil,
  remote_closes_at: times.remoteClosesAt,
})

export const sessionRows = (it: CastEvent, now: Date): Row<'event_session'>[] =>
  timesOf(it, now).sessions.map(({ startsAt, endsAt }, at) => ({
    id: idOf(`session:${it.code}:${at}`),
    event_id: eventId(it.code),
    title: it.sessions[at]?.title ?? {},
    starts_at: startsAt,
    ends_at: endsAt,
  }))

export const registrationRow = (it: MadeRegistration): Row<'registration'> => ({
  id: it.id,
  number: it.number,
  event_id: it.eventId,
  person_id: it.personId,
  organisation_id: it.organisationId,
  category: it.category,
  state: it.state,
  mode: it.mode,
  answers: { badgeName: it.badgeName, interpretation: null, accessNeeds: '' },
  asks_visa: it.asksVisa,
  in_participants_list: true,
  rule: it.rule,
  waits_for: it.waitsFor,
  revision: 1,
  created_at: it.submittedAt,
  submitted_at: it.submittedAt,
  decided_at: it.decidedAt,
  changed_at: it.decidedAt ?? it.submittedAt,
})

/** How a registration came where it is: sent, and where somebody was asked, decided a day later. */
export function moveRows(it: MadeRegistration): Row<'registration_move'>[] {
  const move = (at: Date, from: string, to: string) => ({
    id: idOf(`move:${it.id}:${to}`),
    registration_id: it.id,
    at,
    from_state: from,
    to_state: to,
    rule: it.rule,
  })
  if (!it.waitsFor && it.state === 'withdrawn')
    return [move(it.submittedAt, 'draft', 'confirmed'), move(it.submittedAt, 'confirmed', 'withdrawn')]
  if (!it.waitsFor || !it.decidedAt) return [move(it.submittedAt, 'draft', it.state)]
  return [move(it.submittedAt, 'draft', 'pending'), move(it.decidedAt, 'pending', it.state)]
}
