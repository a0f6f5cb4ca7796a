import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { plainDayIn } from '../../rules.ts'
import { needsDue } from '../rules.ts'
import { listEventsWithin, needsOf } from '../store/needs.ts'

/**
 * What people asked for, to the contact of the event: six weeks before, when interpretation can still be arranged, and a
 * week before. Nothing where nobody asked for anything.
 */
export async function tellNeeds({ db, clock, profile }: House): Promise<{ readonly told: number }> {
  const now = clock.now()
  let told = 0
  for (const event of await listEventsWithin(db, now, 43)) {
    const when = needsDue(event, now)
    if (!when) continue
    const { interpretation, accessNeeds } = await needsOf(db, event.id)
    if (interpretation.length === 0 && accessNeeds === 0) continue
    const about = plainDayIn(event.timeZone, event.startsAt)
    await inTransaction(db, (tx) =>
      tell(
        tx,
        {
          occasion: 'registrations.needs',
          to: { address: event.contact, language: profile.languages[0] ?? 'en' },
          facts: { eventId: event.id },
          onceKey: `registrations.needs:${event.id}:${when}:${about}`,
        },
        now,
      ),
    )
    told++
  }
  return { told }
}
