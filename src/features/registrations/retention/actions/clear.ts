import { inTransaction, type Database, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import type { RegistrationId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { isKeptNoLonger, keptUntil } from '../rules.ts'
import {
  clearAnswers,
  clearDrafts,
  clearListed,
  countKept,
  holdKept,
  listUncleared,
  saveCleared,
} from '../store.ts'
import { classes, type DataClass, type Due, type DueLine } from '../types.ts'

const portion = 200

/** Every event whose data of a class are kept no longer at a time. */
async function listDue({ db, profile }: Pick<House, 'db' | 'profile'>, now: Date): Promise<readonly Due[]> {
  const due: Due[] = []
  for (const kept of classes)
    for (const event of await listUncleared(db, kept, now))
      if (isKeptNoLonger(profile, event, kept, now))
        due.push({
          eventId: event.id,
          code: event.code,
          class: kept,
          keptUntil: keptUntil(profile, event, kept),
        })
  return due
}

/** What would be cleared at a time, and how much of it there is. Changes nothing. */
export async function dueForClearing(
  house: Pick<House, 'db' | 'profile'>,
  now: Date,
): Promise<readonly DueLine[]> {
  const due = await listDue(house, now)
  const counted: DueLine[] = []
  for (const { eventId, ...line } of due)
    counted.push({ ...line, rows: await countKept(house.db, eventId, line.class) })
  return counted.filter(({ rows }) => rows > 0)
}

/** Forgets what mails about registrations said; the job hands it over. */
type ForgetMails = (tx: Transaction, ids: readonly RegistrationId[]) => Promise<void>

/** Clears what is kept no longer, in portions; killed in between, it goes on the next time. Says how much went. */
export async function clearKept(
  house: House,
  forgetMails: ForgetMails,
): Promise<Readonly<Record<DataClass, number>>> {
  const { db, clock } = house
  const gone = { answers: 0, list: 0, drafts: 0 }
  for (const due of await listDue(house, clock.now())) {
    const rows = await clearEvent(db, due, forgetMails)
    gone[due.class] += rows
    const now = clock.now()
    await inTransaction(db, async (tx) => {
      if (!(await saveCleared(tx, { ...due, rows }, now))) return
      if (rows > 0)
        await record(tx, system, 'registrations.cleared', due.eventId, { class: due.class, rows }, now)
    })
  }
  return gone
}

async function clearEvent(db: Database, due: Due, forgetMails: ForgetMails): Promise<number> {
  for (let rows = 0; ;) {
    const some = await inTransaction(db, async (tx) => {
      const ids = await holdKept(tx, due.eventId, due.class, portion)
      if (ids.length > 0) await clearSome(tx, due, ids, forgetMails)
      return ids.length
    })
    if (some === 0) return rows
    rows += some
  }
}

async function clearSome(
  tx: Transaction,
  due: Due,
  ids: readonly RegistrationId[],
  forgetMails: ForgetMails,
): Promise<void> {
  if (due.class === 'drafts') return clearDrafts(tx, ids)
  if (due.class === 'list') return clearListed(tx, due.eventId, ids)
  await clearAnswers(tx, ids)
  await forgetMails(tx, ids)
}
