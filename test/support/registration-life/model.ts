import type { Mode, State } from '../../../src/features/registrations/types.ts'
import { liveOf, organisationOf, type One, type Step, type World } from './world.ts'

// What registering, deciding, leaving and waiting must do, told a second time and as simply as can be: no database, no
// locks, nothing of the code it judges. Each act says whether it was done.

const modes: readonly Mode[] = ['on-site', 'remote']
export const hour = 3600

const sits = ({ state }: One): boolean => state === 'confirmed' || state === 'offered'

export const takenOf = (world: World, mode: Mode): number =>
  world.all.filter((one) => one.mode === mode && sits(one)).length

export const heldOf = (world: World, who: number): number => {
  const organisation = organisationOf(who)
  if (organisation === undefined) return 0
  return world.all.filter((one) => organisationOf(one.who) === organisation && sits(one)).length
}

const hasRoom = (world: World, mode: Mode): boolean =>
  world.rules.capacity[mode] === null || takenOf(world, mode) < world.rules.capacity[mode]

const hasShare = (world: World, who: number): boolean =>
  world.rules.share === null || heldOf(world, who) < world.rules.share

/** Those who wait although there is a seat for them: there must never be any. */
export const passedOver = (world: World): One[] =>
  world.all.filter(
    (one) => one.state === 'waitlisted' && hasRoom(world, one.mode) && hasShare(world, one.who),
  )

function become(world: World, one: One, state: State): true {
  one.state = state
  one.since = world.second
  one.moves++
  one.offerEnds = state === 'offered' ? world.second + (world.rules.offerHours ?? 0) * hour : null
  return true
}

/** Seats go to whoever is next, until no seat is left for anybody who waits. */
function fill(world: World, first: Mode): void {
  for (const mode of [first, ...modes.filter((other) => other !== first)]) {
    for (;;) {
      const [next] = passedOver(world)
        .filter((one) => one.mode === mode)
        .sort((one, other) => before(world, one) - before(world, other) || one.since - other.since)
      if (!next) break
      become(world, next, world.rules.offerHours ? 'offered' : 'confirmed')
    }
  }
}

const before = (world: World, one: One): number => (world.rules.isFair ? heldOf(world, one.who) : 0)

function leave(world: World, one: One): true {
  const frees = sits(one)
  become(world, one, 'withdrawn')
  if (frees) fill(world, one.mode)
  return true
}

const seat = (world: World, one: One): true =>
  become(world, one, hasRoom(world, one.mode) && hasShare(world, one.who) ? 'confirmed' : 'waitlisted')

const acts: Record<Step['kind'], (world: World, step: Step, one: One | undefined) => boolean> = {
  register: (world, { who, mode }, one) => {
    if (one || (world.rules.asks && organisationOf(who) === undefined)) return false
    const drafted: One = { who, mode, state: 'draft', since: world.second, offerEnds: null, moves: 0 }
    world.all.push(drafted)
    return world.rules.asks ? become(world, drafted, 'pending') : seat(world, drafted)
  },
  approve: (world, _, one) => one?.state === 'pending' && seat(world, one),
  reject: (world, _, one) => one?.state === 'pending' && become(world, one, 'rejected'),
  withdraw: (world, _, one) => one !== undefined && leave(world, one),
  accept: (world, _, one) => one?.state === 'offered' && become(world, one, 'confirmed'),
  change: (world, { mode }, one) => {
    if (!one || one.mode === mode || one.state === 'offered') return false
    if (one.state !== 'pending' && !hasRoom(world, mode)) return false
    if (one.state === 'waitlisted' && !hasShare(world, one.who)) return false
    const from = one.mode
    one.mode = mode
    if (one.state === 'waitlisted') return become(world, one, 'confirmed')
    if (one.state === 'confirmed') fill(world, from)
    return true
  },
  wait: (world) => {
    world.second += hour
    const lapsed = world.all.filter(({ offerEnds }) => offerEnds !== null && offerEnds <= world.second)
    for (const one of lapsed.sort((a, b) => (a.offerEnds ?? 0) - (b.offerEnds ?? 0))) leave(world, one)
    return true
  },
  'add-seats': (world, { mode }) => {
    const { capacity } = world.rules
    if (capacity[mode] === null) return false
    capacity[mode] += 1
    fill(world, mode)
    return true
  },
}

/** Takes a step. False: it is refused, and nothing has changed. */
export function act(world: World, step: Step): boolean {
  world.second++
  return acts[step.kind](world, step, liveOf(world, step.who))
}
