import type { EventView } from '../../events/types.ts'
import { plainDayIn } from '../rules.ts'
import type { KeptClass } from './types.ts'

/** What the body keeps for how many days, unless an event says otherwise. */
type Habit = { readonly retention: Readonly<Record<KeptClass, number>> }
type Kept = Pick<EventView, 'endsAt' | 'timeZone' | 'retention'>

/** Days after the end for which a class is kept: as the event says, else as the body does. Passports never longer. */
export function daysKept({ retention }: Habit, event: Pick<Kept, 'retention'>, kept: KeptClass): number {
  const days = event.retention[kept] ?? retention[kept]
  return kept === 'visa' ? Math.min(days, retention.visa) : days
}

/** The last day, on the calendar of the event's place, on which a class of its data is kept. */
export function keptUntil(profile: Habit, event: Kept, kept: KeptClass): string {
  const last = new Date(`${plainDayIn(event.timeZone, event.endsAt)}T00:00:00Z`)
  last.setUTCDate(last.getUTCDate() + daysKept(profile, event, kept))
  return last.toISOString().slice(0, 10)
}

/** Whether the last day is over, where the event was. */
export const isKeptNoLonger = (profile: Habit, event: Kept, kept: KeptClass, now: Date): boolean =>
  event.endsAt <= now && plainDayIn(event.timeZone, now) > keptUntil(profile, event, kept)
