import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Role } from '../types.ts'
import type {
  Conduct,
  Delegation,
  Expected,
  FloorAct,
  FloorKind,
  FloorState,
  LogLine,
  Officer,
  PresentAt,
  Speaker,
} from './types.ts'

/** Who leads: gives the floor, closes the list, takes messages away, ends the sitting. */
export const leads = (role: Role | undefined): boolean => role === 'chair' || role === 'secretariat'

/** Who is there to work for the others: they are in no list of speakers and never get the chair. */
const serves = (role: Role | undefined): boolean =>
  role === 'interpreter' || role === 'captioner' || role === 'technician'

/**
 * Whether somebody may ask for the floor. Whoever leads may, even when the list is closed; and a point of order may be raised
 * whenever there is a meeting, also by who waits to speak.
 */
export function mayAskForFloor(
  { listIsClosed }: Pick<Conduct, 'listIsClosed'>,
  mine: readonly { readonly kind: FloorKind; readonly state: FloorState }[],
  role: Role | undefined,
  kind: FloorKind = 'statement',
): Refusal | undefined {
  if (serves(role)) return refuse('meetings.floor.not-your-role')
  if (mine.some((one) => one.kind === kind && (one.state === 'waiting' || one.state === 'speaking')))
    return refuse('meetings.floor.asked-already')
  return listIsClosed && kind === 'statement' && !leads(role) ? refuse('meetings.floor.closed') : undefined
}

/** What the list was when whoever leads pressed: who had the floor, if anybody. */
export type Seen = { readonly speaking: string | undefined }

/**
 * What whoever leads may do with one on the list. The floor is given only by somebody who saw who has it now: of two who give it at
 * once the second is told, and nobody is cut short by a second click. In a break nobody gets it.
 */
export function mayMoveFloor(
  act: FloorAct,
  it: Pick<Speaker, 'state'>,
  now: Seen & Pick<Conduct, 'suspendedAt'>,
  seen: Seen,
): Refusal | undefined {
  const needs: FloorState = act === 'end' || act === 'more' ? 'speaking' : 'waiting'
  if (it.state !== needs) return refuse('meetings.floor.changed')
  if (act !== 'give') return undefined
  if (now.suspendedAt) return refuse('meetings.floor.suspended')
  return now.speaking === seen.speaking ? undefined : refuse('meetings.floor.changed')
}

type Placed = { readonly place: number }

/**
 * The place somebody gets who moves one up or down: between their new neighbours. Undefined at the end of the list, where they
 * stay. `places` is the whole list in its order, `at` where they stand in it.
 */
export function movedPlace(places: readonly number[], at: number, by: 1 | -1): number | undefined {
  const to = at + by
  if (at < 0 || at >= places.length || to < 0 || to >= places.length) return undefined
  const passed = places[to] as number
  const beyond = places[to + by]
  return beyond === undefined ? passed + by : (passed + beyond) / 2
}

/** Before everybody who waits. */
export const firstPlace = (waiting: readonly Placed[]): number | undefined =>
  waiting[0] && waiting[0].place - 1

/** Where a point of order stands: after those raised before it, before all who want to speak. Undefined: at the end. */
export function placeOfOrder(waiting: readonly (Placed & Pick<Speaker, 'kind'>)[]): number | undefined {
  const at = waiting.findIndex(({ kind }) => kind === 'statement')
  const after = waiting[at]
  if (!after) return undefined
  const before = waiting[at - 1]
  return before ? (before.place + after.place) / 2 : after.place - 1
}

/** A minute more for whoever speaks; nothing where nobody counts. */
export const withMore = (seconds: number | null): number | null =>
  seconds === null ? null : Math.min(seconds + 60, 14_400)

/** When the time of whoever speaks is over; undefined where nobody counts. */
export const floorEndsAt = ({ beganAt, seconds }: Pick<Speaker, 'beganAt' | 'seconds'>): Date | undefined =>
  beganAt && seconds !== null ? new Date(beganAt.getTime() + seconds * 1000) : undefined

/** Whether anybody is in the chair: inside, and not only named. */
export const isChaired = (officers: readonly Officer[]): boolean =>
  officers.some(({ role, isInside }) => role === 'chair' && isInside)

/** Whether somebody is the only one in the chair while `others` are inside: if they go, nobody leads those. */
export const isLastChair = (officers: readonly Officer[], me: string, others: number): boolean =>
  others > 0 &&
  officers.some(({ personId, role }) => personId === me && role === 'chair') &&
  !isChaired(officers.filter(({ personId }) => personId !== me))

/** Whoever is the last in the chair leaves `knowing` that nobody leads then. */
export const mayLeave = (isLast: boolean, knowing: boolean): Refusal | undefined =>
  isLast && !knowing ? refuse('meetings.chair.is-last') : undefined

/**
 * Who may hand over the chair, and to whom: whoever is in it; and the secretariat when nobody is. It goes to somebody who is there
 * and has no work in the meeting.
 */
export function mayHandOver(
  by: { readonly personId: string; readonly role: Role | undefined },
  to: { readonly personId: string; readonly role: Role | undefined; readonly isInside: boolean },
  isChairedNow: boolean,
): Refusal | undefined {
  if (by.role !== 'chair' && !(by.role === 'secretariat' && !isChairedNow))
    return refuse('meetings.floor.not-your-role')
  if (by.personId === to.personId || to.role === 'chair') return refuse('meetings.chair.is-already')
  if (!to.isInside) return refuse('meetings.chair.not-here')
  return serves(to.role) ? refuse('meetings.chair.has-work') : undefined
}

/** Whoever stands in for the chair takes it when nobody is in it, and not before. */
export function mayTakeChair(role: Role | undefined, isChairedNow: boolean): Refusal | undefined {
  if (role !== 'vice-chair') return refuse('meetings.floor.not-your-role')
  return isChairedNow ? refuse('meetings.chair.taken') : undefined
}

/** Whom those who lead may put out: not themselves, and not the chair. */
export function mayPutOut(by: string, who: string, role: Role | undefined): Refusal | undefined {
  if (by === who) return refuse('meetings.lead.not-yourself')
  return role === 'chair' ? refuse('meetings.lead.not-the-chair') : undefined
}

/** Whether somebody may write to everybody: whoever leads always, the others while it is not paused. */
export const mayWrite = (
  { chatIsPaused }: Pick<Conduct, 'chatIsPaused'>,
  role: Role | undefined,
): Refusal | undefined => (chatIsPaused && !leads(role) ? refuse('meetings.chat.paused') : undefined)

const nobodys = '-'

/** The roll: every delegation that is expected or there, by name; those who are there for nobody at the end. */
export function rollOf(
  expected: readonly Expected[],
  present: readonly PresentAt[],
  seen: ReadonlySet<string>,
): readonly Delegation[] {
  const roll = new Map<string, Delegation>()
  for (const one of expected)
    roll.set(one.id ?? nobodys, { ...one, isSeen: one.id !== null && seen.has(one.id), people: [] })
  for (const { organisationId, organisation, category, ...person } of present) {
    const known = roll.get(organisationId ?? nobodys) ?? {
      ...{ id: organisationId, name: organisation, category, checkedIn: 0 },
      expected: { onSite: 0, remote: 0 },
      isSeen: organisationId !== null && seen.has(organisationId),
      people: [],
    }
    roll.set(organisationId ?? nobodys, { ...known, people: [...known.people, person] })
  }
  return [...roll.values()]
    .map((one) => ({ ...one, people: one.people.toSorted(byRank) }))
    .toSorted(
      (one, other) =>
        Number(one.id === null) - Number(other.id === null) || one.name.localeCompare(other.name),
    )
}

const ranks = { head: 0, 'deputy-head': 1 }
const byRank = (one: { rank: keyof typeof ranks | undefined }, other: typeof one): number =>
  (one.rank ? ranks[one.rank] : 2) - (other.rank ? ranks[other.rank] : 2)

/** Whether anybody of a delegation is there: on a page of the room, checked in at the venue, or seen in the hall. */
export const isHere = ({ people, checkedIn, isSeen }: Delegation): boolean =>
  people.length > 0 || checkedIn > 0 || isSeen

/** How many people and delegations are there, of how many. A figure, and no finding about a quorum. */
export type Counts = {
  readonly people: number
  readonly remote: number
  readonly onSite: number
  readonly delegations: number
  readonly expected: number
}

/** Counts who is there. Those who are there for nobody are people and no delegation. */
export function countHere(delegations: readonly Delegation[]): Counts {
  const people = delegations.flatMap((one) => one.people)
  const remote = people.filter(({ origin }) => origin === 'remote').length
  const checkedIn = delegations.reduce((all, one) => all + one.checkedIn, 0)
  const named = delegations.filter(({ id }) => id !== null)
  return {
    people: people.length + checkedIn,
    remote,
    onSite: people.length - remote + checkedIn,
    delegations: named.filter(isHere).length,
    expected: named.length,
  }
}

/** Delegations whose name, as `nameOf` says it, has these words in it, whatever the case; all where nothing is looked for. */
export function foundBy(
  delegations: readonly Delegation[],
  words: string,
  nameOf: (one: Delegation) => string,
): readonly Delegation[] {
  const wanted = words.trim().toLocaleLowerCase()
  return wanted === ''
    ? delegations
    : delegations.filter((one) => nameOf(one).toLocaleLowerCase().includes(wanted))
}

/** What happened and who spoke, in the order of time. */
export function logOf(
  happened: readonly LogLine[],
  spoken: readonly (Speaker & { readonly beganAt: Date; readonly endedAt: Date | null })[],
): readonly LogLine[] {
  const spoke = spoken.map((one) => ({
    at: one.beganAt,
    what: one.kind === 'statement' ? ('spoke' as const) : ('raised-order' as const),
    name: one.name,
    organisation: one.organisation,
    by: '',
    words: '',
    endedAt: one.endedAt,
    seconds: one.seconds,
  }))
  return [...happened, ...spoke].toSorted((one, other) => one.at.getTime() - other.at.getTime())
}
