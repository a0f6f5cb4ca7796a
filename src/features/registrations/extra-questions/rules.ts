import { refuse, type Refusal } from '../../../values/refusal.ts'
import { windowOf } from '../../events/rules.ts'
import type { EventFacts } from '../rules.ts'
import { isLive } from '../states.ts'
import type { Registration } from '../types.ts'

/**
 * Whether somebody may change what they answered after sending it. What is missing may be answered until the event ends;
 * what is there follows the event's policy on changes.
 */
export function mayAnswer(
  it: Pick<Registration, 'state' | 'mode'>,
  event: EventFacts,
  hasOpen: boolean,
  now: Date,
): Refusal | undefined {
  if (!isLive(it.state) || it.state === 'draft') return refuse('registrations.not-live')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  if (hasOpen) return undefined
  if (event.changePolicy === 'ask-secretariat') return refuse('registrations.questions.asked')
  const isLate =
    event.changePolicy === 'until-deadline' && windowOf(event, it.mode ?? 'remote', now) !== 'open'
  return isLate ? refuse('registrations.questions.late') : undefined
}
