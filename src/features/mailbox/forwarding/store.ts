import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken, type Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'
import type { MailboxId } from '../types.ts'
import type { Forwarding, ForwardingEnd, ForwardingState } from './types.ts'

/** The secret part of the link in the question: made from its id by this installation's key, so that it is kept nowhere. */
export const forwardingToken = (secrets: Secrets, id: Id): string => secrets.sign('mailbox.forwarding', id)

const forwardingOf = (row: Selectable<Tables['mail_forwarding']>): Forwarding => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  target: row.target,
  keepsCopy: row.keeps_copy,
  state: row.state as ForwardingState,
  endReason: row.end_reason as ForwardingEnd | null,
  askedAt: row.asked_at,
  expiresAt: row.expires_at,
  confirmedAt: row.confirmed_at,
  endedAt: row.ended_at,
  failingSince: row.failing_since,
  failedAt: row.failed_at,
  failures: row.failures,
  said: row.said,
})

export async function insertForwarding(
  tx: Transaction,
  secrets: Secrets,
  it: Pick<Forwarding, 'mailboxId' | 'target' | 'keepsCopy' | 'askedAt' | 'expiresAt'>,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('mail_forwarding')
    .values({
      id,
      mailbox_id: it.mailboxId,
      target: it.target,
      keeps_copy: it.keepsCopy,
      state: 'waiting',
      token_hash: hashToken(forwardingToken(secrets, id)),
      asked_at: it.askedAt,
      expires_at: it.expiresAt,
    })
    .execute()
  return id
}

/** What there is of a mailbox's forwarding: what is active, what waits for its answer, and the last that ended. */
export async function forwardingsOf(
  db: Database | Transaction,
  mailboxId: MailboxId,
): Promise<Partial<Record<ForwardingState, Forwarding>>> {
  const rows = await db
    .selectFrom('mail_forwarding')
    .selectAll()
    .distinctOn('state')
    .where('mailbox_id', '=', mailboxId)
    .orderBy('state')
    .orderBy('asked_at', 'desc')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.state, forwardingOf(row)]))
}

export async function findForwarding(db: Database | Transaction, id: Id): Promise<Forwarding | undefined> {
  const row = await db.selectFrom('mail_forwarding').selectAll().where('id', '=', id).executeTakeFirst()
  return row && forwardingOf(row)
}

export async function findForwardingOfToken(
  db: Database | Transaction,
  token: string,
): Promise<Forwarding | undefined> {
  const row = await db
    .selectFrom('mail_forwarding')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row && forwardingOf(row)
}

export async function countAsked(tx: Transaction, mailboxId: MailboxId, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('mail_forwarding')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('mailbox_id', '=', mailboxId)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export const saveActive = async (tx: Transaction, id: Id, now: Date): Promise<void> => {
  await tx
    .updateTable('mail_forwarding')
    .set({ state: 'active', confirmed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Ends what is in one of these states. Whether there was something. */
export async function saveEnded(
  tx: Transaction,
  mailboxId: MailboxId,
  states: readonly ForwardingState[],
  reason: ForwardingEnd,
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .updateTable('mail_forwarding')
    .set({ state: 'ended', end_reason: reason, ended_at: now })
    .where('mailbox_id', '=', mailboxId)
    .where('state', 'in', states)
    .returning('id')
    .execute()
  return ended.length > 0
}

export const saveKeepsCopy = async (tx: Transaction, id: Id, keepsCopy: boolean): Promise<void> => {
  await tx.updateTable('mail_forwarding').set({ keeps_copy: keepsCopy }).where('id', '=', id).execute()
}

export const saveFailure = async (
  tx: Transaction,
  id: Id,
  it: { readonly failingSince: Date | null; readonly failures: number; readonly said: string },
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('mail_forwarding')
    .set({
      failing_since: it.failingSince,
      failures: it.failures,
      failed_at: now,
      said: it.said.slice(0, 300),
    })
    .where('id', '=', id)
    .execute()
}

/** Questions that nobody answered in time are over, and what ended long ago is forgotten. */
export async function clearForwardings(db: Database, now: Date, forgetBefore: Date): Promise<void> {
  await db
    .updateTable('mail_forwarding')
    .set({ state: 'ended', end_reason: 'expired', ended_at: now })
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .execute()
  await db.deleteFrom('mail_forwarding').where('ended_at', '<', forgetBefore).execute()
}
