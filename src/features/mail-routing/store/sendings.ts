import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Step } from '../rules.ts'
import type {
  Due,
  NewSending,
  SendingId,
  SendingKind,
  SendingLine,
  SendingState,
  SendingToId,
} from '../types.ts'

/** Puts a letter into the queue, for each recipient once. It leaves if and only if the act is kept. */
export async function insertSending(
  tx: Transaction,
  it: NewSending,
  when: { readonly now: Date; readonly expiresAt: Date; readonly isHeld: boolean },
): Promise<SendingId> {
  const id = newId()
  await tx
    .insertInto('mail_sending')
    .values({
      id,
      account_id: it.accountId,
      kind: it.kind,
      sender: it.sender,
      raw: it.raw,
      size: it.raw.length,
      message_id: it.messageId,
      facts: it.facts ? JSON.stringify(it.facts) : null,
      subject: it.subject.toWellFormed().replaceAll('\0', '').slice(0, 500),
      created_at: when.now,
      expires_at: when.expiresAt,
    })
    .execute()
  await tx
    .insertInto('mail_sending_to')
    .values(
      it.recipients.map(({ address, isInside }) => ({
        id: newId(),
        sending_id: id,
        address,
        is_inside: isInside,
        state: when.isHeld && !isInside ? 'held' : 'queued',
        due_at: when.now,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
  return id
}

/** So long a letter is in hand; whoever works on it holds it on. */
const heldFor = 300_000

/** Recipients that were taken together. `hand` says by whom: what became of them is noted only by whoever has them still. */
export type Taken = { readonly hand: Id; readonly due: readonly Due[] }

export type Line = {
  id: string
  sending_id: string
  account_id: string | null
  kind: string
  sender: string
  address: string
  is_inside: boolean
  tries: number
  subject: string
  message_id: string | null
  created_at: Date
  expires_at: Date
  delay_told_at: Date | null
  facts: unknown
}

/**
 * Takes recipients whose turn it is, those of one letter or any; nobody else gets them for five minutes, or for as long as they are
 * held. Whoever dies with one in hand leaves it to the next.
 */
export async function takeDue(
  db: Database,
  wish: { readonly sendingId?: SendingId; readonly inside?: boolean; readonly limit: number },
  now: Date,
): Promise<Taken> {
  const hand = newId()
  const until = new Date(now.getTime() + heldFor)
  const { rows } = await sql<Line>`
    with due as (
      select id from mail_sending_to
      where state = 'queued' and due_at <= ${now}
        ${wish.sendingId ? sql`and sending_id = ${wish.sendingId}` : sql``}
        ${wish.inside === undefined ? sql`` : sql`and is_inside = ${wish.inside}`}
      order by due_at limit ${wish.limit} for update skip locked
    ), taken as (
      update mail_sending_to set due_at = ${until}, in_hand = ${hand} where id in (select id from due)
      returning id, sending_id, address, is_inside, tries
    )
    select taken.id, taken.sending_id, taken.address, taken.is_inside, taken.tries, its.account_id, its.kind, its.sender,
      its.subject, its.message_id, its.created_at, its.expires_at, its.delay_told_at, its.facts
    from taken join mail_sending as its on its.id = taken.sending_id`.execute(db)
  return { hand, due: rows.map(dueOf) }
}

export const dueOf = (row: Line): Due => ({
  id: row.id,
  sendingId: row.sending_id,
  accountId: row.account_id,
  kind: row.kind as SendingKind,
  sender: row.sender,
  address: row.address,
  isInside: row.is_inside,
  tries: row.tries,
  subject: row.subject,
  messageId: row.message_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  delayToldAt: row.delay_told_at,
  facts: (row.facts ?? {}) as Due['facts'],
})

/** Whoever works on these still does: nobody else gets them for five more minutes. */
export async function holdOn(db: Database, { hand, due }: Taken, now: Date): Promise<void> {
  await db
    .updateTable('mail_sending_to')
    .set({ due_at: new Date(now.getTime() + heldFor) })
    .where('id', '=', sql<string>`any(${due.map(({ id }) => id)}::uuid[])`)
    .where('in_hand', '=', hand)
    .where('state', '=', 'queued')
    .execute()
}

/**
 * Locks a recipient to note what became of it. False: somebody else has it by now, or has ended it, and what was done here is not
 * noted. That it was sent is noted whoever has it.
 */
export async function holdTaken(
  tx: Transaction,
  id: SendingToId,
  hand: Id,
  isSent: boolean,
): Promise<boolean> {
  const row = await tx
    .selectFrom('mail_sending_to')
    .select('in_hand')
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && (isSent || row.in_hand === hand)
}

export const rawOf = async (db: Database | Transaction, id: SendingId): Promise<Buffer | undefined> =>
  (await db.selectFrom('mail_sending').select('raw').where('id', '=', id).executeTakeFirst())?.raw ??
  undefined

/** Gives back recipients that were taken, for somebody else to take. */
export async function leaveDue(
  db: Database,
  hand: Id,
  ids: readonly SendingToId[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('mail_sending_to')
    .set({ due_at: now, in_hand: null })
    .where('id', 'in', ids)
    .where('in_hand', '=', hand)
    .where('state', '=', 'queued')
    .execute()
}

/** Notes how it went; forgets the letter's bytes when nobody waits for it any more. */
export async function saveStep(
  tx: Transaction,
  it: Pick<Due, 'id' | 'sendingId'>,
  step: Step,
  said: string | undefined,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('mail_sending_to')
    .set({
      state: step.state,
      due_at: step.dueAt,
      tries: sql<number>`tries + 1`,
      in_hand: null,
      said: said?.slice(0, 500) ?? null,
      done_at: step.isOver ? now : null,
    })
    .where('id', '=', it.id)
    .execute()
  if (step.tells === 'late')
    await tx.updateTable('mail_sending').set({ delay_told_at: now }).where('id', '=', it.sendingId).execute()
  if (step.isOver)
    await sql`
      update mail_sending set raw = null where id = ${it.sendingId} and not exists (
        select from mail_sending_to where sending_id = mail_sending.id and done_at is null)`.execute(tx)
}

/** To how many somebody has written within an hour and a day. */
export async function countSent(
  tx: Transaction,
  accountId: AccountId,
  now: Date,
): Promise<{ readonly anHour: number; readonly aDay: number }> {
  const { rows } = await sql<{ an_hour: number; a_day: number }>`
    select count(*) filter (where its.created_at > ${new Date(now.getTime() - 3_600_000)})::int as an_hour,
      count(*)::int as a_day
    from mail_sending as its join mail_sending_to on mail_sending_to.sending_id = its.id
    where its.account_id = ${accountId} and its.kind = 'letter'
      and its.created_at > ${new Date(now.getTime() - 86_400_000)}`.execute(tx)
  return { anHour: rows[0]?.an_hour ?? 0, aDay: rows[0]?.a_day ?? 0 }
}

/** How many letters of an account have gone on within an hour. */
export async function countForwarded(tx: Transaction, accountId: AccountId, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('mail_sending')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('kind', '=', 'forward')
    .where('created_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  return count
}

type Wish = { readonly accountId?: AccountId; readonly messageId?: string; readonly state?: SendingState }

/** What became of letters: of one, of an account's, or all that are in a state; the newest first. */
export async function listSendings(db: Database, wish: Wish, limit = 100): Promise<readonly SendingLine[]> {
  const rows = await db
    .selectFrom('mail_sending_to as one')
    .innerJoin('mail_sending as its', 'its.id', 'one.sending_id')
    .select([
      'one.sending_id',
      'one.address',
      'one.state',
      'one.tries',
      'one.said',
      'one.due_at',
      'one.done_at',
      'its.subject',
      'its.message_id',
      'its.created_at',
    ])
    .$if(wish.accountId !== undefined, (query) => query.where('its.account_id', '=', wish.accountId!))
    .$if(wish.messageId !== undefined, (query) => query.where('its.message_id', '=', wish.messageId!))
    .$if(wish.state !== undefined, (query) => query.where('one.state', '=', wish.state!))
    .orderBy('its.created_at', 'desc')
    .orderBy('one.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    sendingId: row.sending_id,
    address: row.address,
    state: row.state as SendingState,
    tries: row.tries,
    said: row.said,
    dueAt: row.due_at,
    doneAt: row.done_at,
    subject: row.subject,
    messageId: row.message_id,
    createdAt: row.created_at,
  }))
}

/** A relay is set now: what was held goes. */
export const releaseHeld = async (db: Database, now: Date): Promise<void> => {
  await db
    .updateTable('mail_sending_to')
    .set({ state: 'queued', due_at: now })
    .where('state', '=', 'held')
    .execute()
}

/** Forgets what was done long ago. What is held waits for a relay, however long that takes. */
export const forgetSendings = async (db: Database, before: Date): Promise<void> => {
  await sql`
    delete from mail_sending where created_at < ${before} and not exists (
      select from mail_sending_to where sending_id = mail_sending.id and done_at is null)`.execute(db)
}

export const forgetSendingsOf = async (tx: Transaction, accountId: AccountId): Promise<void> => {
  await tx.deleteFrom('mail_sending').where('account_id', '=', accountId).execute()
}
