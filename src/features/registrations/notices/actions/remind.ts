import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { findEventById, type EventView } from '../../../events/index.ts'
import { plainDayIn } from '../../rules.ts'
import { knowsAlready, reminderDue } from '../rules.ts'
import { listEventsNear, listUnreminded, saveReminder } from '../store.ts'
import type { Reminder } from '../types.ts'
import { participantContact } from '../whom.ts'

const portion = 100

/**
 * Practical information a week and a day before, and a word after the last day, to everybody who is confirmed: once each
 * for the day it is about, so that an event that moved is told again.
 */
export async function remind(house: House): Promise<{ readonly told: number }> {
  const now = house.clock.now()
  let told = 0
  for (const id of await listEventsNear(house.db, now)) {
    const event = await findEventById(house.db, id)
    const kind = event?.state === 'published' ? reminderDue(event, now) : undefined
    if (event && kind) told += await remindAll(house, event, kind, now)
  }
  return { told }
}

async function remindAll({ db }: House, event: EventView, kind: Reminder, now: Date): Promise<number> {
  const about = plainDayIn(event.timeZone, kind === 'afterwards' ? event.endsAt : event.startsAt)
  let told = 0
  for (;;) {
    const some = await listUnreminded(db, event.id, { kind, about, limit: portion })
    if (some.length === 0) return told
    await inTransaction(db, async (tx) => {
      for (const { id, personId, revision, confirmedAt } of some) {
        if (!(await saveReminder(tx, id, { kind, about }, now)) || knowsAlready(kind, confirmedAt, now))
          continue
        const to = await participantContact(tx, personId)
        if (!to) continue
        const facts = { registrationId: id, revision }
        const onceKey = `registrations.${kind}:${id}:${about}`
        await tell(tx, { occasion: `registrations.${kind}`, to, facts, onceKey }, now)
        told++
      }
    })
  }
}
