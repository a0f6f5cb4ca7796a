import type { House } from '../../platform/house.ts'
import { actorOf, type Request } from '../../platform/http/index.ts'

/** The clock of whoever reads. */
export function zoneOf({ profile }: House, request: Request): string {
  const actor = actorOf(request)
  return (actor.kind === 'person' ? actor.timeZone : undefined) ?? profile.seat.timeZone
}
