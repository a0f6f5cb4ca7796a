import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tellMany } from '../../../../platform/outgoing-mail/tell-many.ts'
import type { RegistrationId } from '../../../../values/ids.ts'
import { findEventById, type EventView } from '../../../events/index.ts'
import { plainDayIn } from '../../rules.ts'
import { knowsAlready, reminderDue } from '../rules.ts'
import { listEventsNear, listUnreminded, saveReminders } from '../store/reminders.ts'
import { contactsOf } from '../store/whom.ts'
import type { Reminder } from '../types.ts'

const portion = 200

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
  for (let after: RegistrationId | null = null; ;) {
    const some = await listUnreminded(db, event.id, { kind, about, after, limit: portion })
    const last = some.at(-1)
    if (!last) return told
    told += await remindSome(db, some, { kind, about }, now)
    after = last.id
  }
}

type Unreminded = Awaited<ReturnType<typeof listUnreminded>>

const remindSome = (
  db: House['db'],
  some: Unreminded,
  { kind, about }: { readonly kind: Reminder; readonly about: string },
  now: Date,
): Promise<number> =>
  inTransaction(db, async (tx) => {
    const ids = some.map(({ id }) => id)
    const fresh = await saveReminders(tx, ids, { kind, about }, now)
    const whom = some.filter(({ id, confirmedAt }) => fresh.has(id) && !knowsAlready(kind, confirmedAt, now))
    const contacts = await contactsOf(
      tx,
      whom.map(({ personId }) => personId),
    )
    const tellings = whom.flatMap(({ id, personId, revision }) => {
      const to = contacts.get(personId)
      const facts = { registrationId: id, revision }
      const onceKey = `registrations.${kind}:${id}:${about}`
      return to ? [{ occasion: `registrations.${kind}`, to, facts, onceKey }] : []
    })
    await tellMany(tx, tellings, now)
    return tellings.length
  })
