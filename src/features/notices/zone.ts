import type { House } from '../../platform/house.ts'
import { actorOf, type Request } from '../../platform/http/index.ts'
import type { Around } from './pages/words.ts'

/** On whose clocks times are said, and in which languages the body speaks. */
export function aroundOf({ profile }: House, request: Request): Around {
  const actor = actorOf(request)
  const seatZone = profile.seat.timeZone
  const own = actor.kind === 'person' ? actor.timeZone : undefined
  return { zone: own ?? seatZone, seatZone, languages: profile.languages }
}
