import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tellMany } from '../../../platform/outgoing-mail/tell-many.ts'
import { system } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { standingOf } from '../rules.ts'
import { findMailedAfter, listToMail, nextReaders, saveAllMailed, saveMailed } from '../store/circulars.ts'
import { holdNotice } from '../store/notices.ts'
import type { Notice } from '../types.ts'

type Part = Pick<House, 'db' | 'clock'>

export const batchSize = 250

/**
 * Puts the next mails of a circular into the outbox, in one transaction with how far it has come: whoever does it, however
 * often, and wherever it is cut off, nobody is written to twice and nobody is left out. False: there is nothing left to do.
 */
export const tellNext = ({ db, clock }: Part, id: Id, most = batchSize): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdNotice(tx, id)
    if (held?.mailState !== 'waiting') return false
    const standing = standingOf(held, now)
    if (standing === 'over') await endMails(tx, held, now)
    if (standing !== 'live') return false
    const readers = await nextReaders(tx, held.categories, await findMailedAfter(tx, id), most)
    const last = readers.at(-1)
    if (!last) {
      await saveAllMailed(tx, id)
      await record(tx, system, 'notices.mailed', id, { mailed: held.mailed }, now)
      return false
    }
    await tellMany(
      tx,
      readers.map((to) => ({
        occasion: 'notices.circular',
        to,
        facts: { noticeId: id },
        lane: 'bulk' as const,
        onceKey: `notices.circular:${id}:${to.personId}`,
      })),
      now,
    )
    await saveMailed(tx, id, last.personId, readers.length)
    return true
  })

/** Its end came before its mails had all been written: whoever has none gets none. */
async function endMails(tx: Transaction, { id, mailed }: Notice, now: Date): Promise<void> {
  await saveAllMailed(tx, id)
  await record(tx, system, 'notices.mail-ended', id, { mailed }, now)
}

/** Writes to everybody a circular is for, batch by batch. */
export async function tellReaders(house: Part, id: Id): Promise<void> {
  while (await tellNext(house, id));
}

/** Circulars whose time has come, and those left behind by a worker that died. */
export async function tellDue(house: Part): Promise<void> {
  for (const id of await listToMail(house.db, house.clock.now())) await tellReaders(house, id)
}
