import type { Desk, Mode, Registration } from '../types.ts'
import type { Age, Heap, QueueCount, QueueEvent, QueueFilter, Remit } from './types.ts'

const day = 24 * 60 * 60_000

export const ages: readonly Age[] = [3, 5, 10]

/** Whole days somebody has waited, and whether that is too long to go unnoticed. */
export function waitOf(submittedAt: Date, now: Date): { days: number; isLong: boolean } {
  const days = Math.max(0, Math.floor((now.getTime() - submittedAt.getTime()) / day))
  return { days, isLong: days >= 5 }
}

/** At which desk somebody decides: as a focal point of the organisation, or for the secretariat in their place. */
export function deskOf(
  remit: Remit,
  { organisationId, waitsFor }: Pick<Registration, 'organisationId' | 'waitsFor'>,
): Desk | null {
  const isTheirs =
    remit.organisationIds.some((id) => id === organisationId) ||
    (remit.bySector ?? []).some((one) => one.organisationId === organisationId)
  return waitsFor === 'focal-point' && !isTheirs ? 'secretariat' : waitsFor
}

/** A deadline within so many days is near. */
export const nearDays = 7

type Ahead = Pick<QueueEvent, 'startsAt' | 'endsAt' | 'onSiteClosesAt' | 'remoteClosesAt'>

/**
 * What a decision should not come after: the end of registration for the mode while that is ahead, then the beginning of
 * the meeting, and at last its end.
 */
export function decideBy(
  event: Ahead,
  mode: Mode,
  now: Date,
): { readonly what: 'closes' | 'starts' | 'ends'; readonly at: Date } {
  const closes = mode === 'on-site' ? event.onSiteClosesAt : event.remoteClosesAt
  if (closes && closes > now) return { what: 'closes', at: closes }
  if (event.startsAt > now) return { what: 'starts', at: event.startsAt }
  return { what: 'ends', at: event.endsAt }
}

export const isNear = (event: Ahead, mode: Mode, now: Date): boolean =>
  decideBy(event, mode, now).at.getTime() - now.getTime() <= nearDays * day

/** What stands beside each filter: how many lines one would see by choosing it and keeping the others. */
export type Facets = {
  readonly heaps: Readonly<Record<Heap, number>>
  readonly events: readonly { readonly event: QueueEvent; readonly count: number }[]
  readonly anyEvent: number
  readonly modes: Readonly<Record<Mode, number>>
  readonly anyMode: number
  readonly ages: Readonly<Record<Age, number>>
  readonly anyAge: number
  readonly near: number
  readonly anyDeadline: number
  readonly claimed: number
  readonly anyClaim: number
  /** How many match everything. */
  readonly matching: number
  /** The nearest deadline of those who match, when it is near. */
  readonly nearest:
    { readonly event: QueueEvent; readonly mode: Mode; readonly by: ReturnType<typeof decideBy> } | undefined
}

type Dimension = 'heap' | 'event' | 'mode' | 'age' | 'near' | 'claimed'

export function facetsOf(counts: readonly QueueCount[], filter: QueueFilter, now: Date): Facets {
  const isOfNear = new Map(counts.map((one) => [one, isNear(one.event, one.mode, now)]))
  const tests: Readonly<Record<Dimension, (one: QueueCount) => boolean>> = {
    heap: (one) => one.heap === filter.heap,
    event: (one) => filter.event === undefined || one.event.code === filter.event,
    mode: (one) => filter.mode === undefined || one.mode === filter.mode,
    age: (one) => filter.age === undefined || one.age >= filter.age,
    near: (one) => !filter.isNear || isOfNear.get(one) === true,
    claimed: (one) => !filter.isClaimed || one.isClaimed,
  }
  const passing = (...except: readonly Dimension[]) =>
    counts.filter((one) =>
      (Object.keys(tests) as Dimension[]).every((name) => except.includes(name) || tests[name](one)),
    )
  const sum = (some: readonly QueueCount[], keep: (one: QueueCount) => boolean = () => true) =>
    some.reduce((total, one) => (keep(one) ? total + one.count : total), 0)
  const heap = (name: Heap) => sum(heapsOf(counts, filter, name), (one) => one.heap === name)
  const [ofEvents, ofModes, ofAges] = [passing('event'), passing('mode'), passing('age')]
  const [ofNear, ofClaims, all] = [passing('near'), passing('claimed'), passing()]
  const events = new Map(counts.filter(tests.heap).map((one) => [one.event.code, one.event]))
  return {
    heaps: { waiting: heap('waiting'), approved: heap('approved'), rejected: heap('rejected') },
    events: [...events.values()].map((event) => ({
      event,
      count: sum(ofEvents, (one) => one.event.code === event.code),
    })),
    anyEvent: sum(ofEvents),
    modes: {
      'on-site': sum(ofModes, (one) => one.mode === 'on-site'),
      remote: sum(ofModes, (one) => one.mode === 'remote'),
    },
    anyMode: sum(ofModes),
    ages: {
      3: sum(ofAges, (one) => one.age >= 3),
      5: sum(ofAges, (one) => one.age >= 5),
      10: sum(ofAges, (one) => one.age >= 10),
    },
    anyAge: sum(ofAges),
    near: sum(ofNear, (one) => isOfNear.get(one) === true),
    anyDeadline: sum(ofNear),
    claimed: sum(ofClaims, (one) => one.isClaimed),
    anyClaim: sum(ofClaims),
    matching: sum(all),
    nearest: nearestOf(
      all.filter((one) => one.heap === 'waiting'),
      now,
    ),
  }
}

/** A heap is chosen without what is asked of waiting ones only, as its link leaves that out. */
function heapsOf(counts: readonly QueueCount[], filter: QueueFilter, name: Heap): readonly QueueCount[] {
  const wanted = withHeap(filter, name)
  return counts.filter(
    (one) =>
      (wanted.event === undefined || one.event.code === wanted.event) &&
      (wanted.mode === undefined || one.mode === wanted.mode) &&
      (wanted.age === undefined || one.age >= wanted.age) &&
      (!wanted.isClaimed || one.isClaimed),
  )
}

/** The same filter on another heap: what was decided waits for nothing. */
export const withHeap = (filter: QueueFilter, heap: Heap): QueueFilter =>
  heap === filter.heap ? filter : { heap, event: filter.event, mode: filter.mode }

function nearestOf(some: readonly QueueCount[], now: Date): Facets['nearest'] {
  const ahead = some
    .filter(({ event, mode }) => isNear(event, mode, now))
    .map(({ event, mode }) => ({ event, mode, by: decideBy(event, mode, now) }))
    .filter(({ by }) => by.at > now)
  return ahead.toSorted((a, b) => a.by.at.getTime() - b.by.at.getTime())[0]
}

/** Seats of an event before any of those who are reviewed is approved; null: nobody counts. */
export type SeatsFree = { readonly free: Readonly<Record<Mode, number | null>>; readonly hasShares: boolean }

/**
 * Which mail an approval would bring to each of these, in the order in which they are decided, as it looks now: those after
 * the last seat join the waiting list. Where organisations have shares it may be either.
 */
export function foretell(
  going: readonly { readonly number: string; readonly event: string; readonly mode: Mode }[],
  seats: ReadonlyMap<string, SeatsFree>,
): ReadonlyMap<string, 'confirmed' | 'waitlisted' | 'either'> {
  const taken = new Map<string, number>()
  return new Map(
    going.map(({ number, event, mode }) => {
      const here = seats.get(event)
      if (!here || here.hasShares) return [number, 'either']
      const key = `${event} ${mode}`
      const before = taken.get(key) ?? 0
      taken.set(key, before + 1)
      const left = here.free[mode]
      return [number, left === null || before < left ? 'confirmed' : 'waitlisted']
    }),
  )
}
