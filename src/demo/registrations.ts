import { decideParticipation } from '../features/participation/index.ts'
import type { Profile } from '../platform/profile/index.ts'
import type { Id } from '../values/ids.ts'
import { isRefusal } from '../values/refusal.ts'
import { chance, idOf, numberOf, shuffled } from './chance.ts'
import type { CastEvent, MadeOrganisation, MadePerson, Mode } from './types.ts'

export type MadeRegistration = {
  readonly id: Id
  readonly number: string
  readonly eventId: Id
  readonly personId: Id
  readonly organisationId: Id | null
  readonly category: string
  readonly badgeName: string
  readonly state: 'pending' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn'
  readonly mode: Mode
  readonly rule: string
  readonly waitsFor: 'focal-point' | 'secretariat' | null
  readonly asksVisa: boolean
  readonly submittedAt: Date
  readonly decidedAt: Date | null
}

const day = 24 * 60 * 60_000

/** What the cast has registered for: what the data names person by person, and the crowd each event asks for. */
export function makeRegistrations(
  events: readonly CastEvent[],
  people: readonly MadePerson[],
  organisations: readonly MadeOrganisation[],
  profile: Profile,
  now: Date,
): MadeRegistration[] {
  const byKey = new Map(organisations.map((organisation) => [organisation.key, organisation]))
  const organisationOf = ({ organisation }: MadePerson) =>
    organisation ? byKey.get(organisation) : undefined
  return events.flatMap((event) => {
    const make = (person: MadePerson, wish: Wish) =>
      makeRegistration(event, person, organisationOf(person), wish, profile, now)
    const named = people.flatMap((person) =>
      (person.registrations ?? []).filter((it) => it.event === event.code).map((it) => make(person, it)),
    )
    const crowd = crowdOf(event, people).map(({ person, wish }) => make(person, wish))
    return [...named, ...crowd].filter((it) => it !== undefined)
  })
}

export type Wish = {
  readonly state: MadeRegistration['state']
  readonly mode: Mode
  readonly daysAgo: number
  readonly asksVisa?: boolean
  readonly waitsFor?: 'focal-point' | 'secretariat'
}

/** Focal points nobody has named by role: they fill the seats that the event's data says are taken. */
function crowdOf(event: CastEvent, people: readonly MadePerson[]): { person: MadePerson; wish: Wish }[] {
  const free = people.filter(({ role, registrations, focalPoint }) => !role && !registrations && focalPoint)
  const order = shuffled(free, event.code, ({ email }) => email)
  const named = (mode: Mode) =>
    people.filter(({ registrations }) =>
      registrations?.some((it) => it.event === event.code && it.state === 'confirmed' && it.mode === mode),
    ).length
  const past = 'last' in event.when ? 30 : 0
  const ask = (state: Wish['state'], mode: Mode, count: number) =>
    order.splice(0, Math.max(0, count)).map((person) => ({
      person,
      wish: { state, mode, daysAgo: past + 5 + Math.floor(chance(`${event.code}/${person.email}`) * 25) },
    }))
  return [
    ...ask('confirmed', 'on-site', (event.crowd?.['on-site'] ?? 0) - named('on-site')),
    ...ask('confirmed', 'remote', (event.crowd?.remote ?? 0) - named('remote')),
    ...ask('waitlisted', 'on-site', event.waitlisted ?? 0),
  ]
}

/** One registration as it would have gone by the body's policy; nothing where that says no. */
export function makeRegistration(
  event: CastEvent,
  person: MadePerson,
  organisation: MadeOrganisation | undefined,
  wish: Wish,
  profile: Profile,
  now: Date,
): MadeRegistration | undefined {
  const category = organisation?.category ?? 'unknown'
  const answer = decideParticipation({
    eventType: event.type,
    overrides: event.policy ?? {},
    category,
    membership: organisation?.membership ?? 'none',
    accountState: 'active',
    policy: profile.policy,
    categories: profile.categories,
  })
  if (isRefusal(answer)) return undefined
  const seed = `registration:${event.code}:${person.email}`
  const submittedAt = new Date(
    now.getTime() - wish.daysAgo * day - Math.floor(chance(seed) * 8) * 60 * 60_000,
  )
  const state = possibleState(wish.state, answer.regime)
  const isDecided = answer.regime !== 'automatic' && state !== 'pending'
  return {
    id: idOf(seed),
    number: numberOf(seed),
    eventId: idOf(`event:${event.code}`),
    personId: person.id,
    organisationId: organisation?.id ?? null,
    category,
    badgeName: person.latin ?? person.name,
    state,
    mode: wish.mode,
    rule: answer.rule,
    waitsFor: state === 'pending' ? (wish.waitsFor ?? 'focal-point') : isDecided ? 'focal-point' : null,
    asksVisa: wish.asksVisa ?? false,
    submittedAt,
    decidedAt: state === 'pending' ? null : isDecided ? new Date(submittedAt.getTime() + day) : submittedAt,
  }
}

/** Where nobody is asked, nobody waits for a word and nobody hears no. */
const possibleState = (state: Wish['state'], regime: string): Wish['state'] =>
  regime === 'automatic' && (state === 'pending' || state === 'rejected') ? 'confirmed' : state
