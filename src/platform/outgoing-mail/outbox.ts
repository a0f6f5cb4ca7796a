import { type Selectable, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { Trouble } from './ladder.ts'
import type { Lane } from './tell.ts'

export type Mail = Selectable<Tables['outbox']>

/** What a mail has become when it was written. */
export type Copy = {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly source: string
}

export type Written = Copy & {
  /** What stays here once it has left, when its links let somebody in. */
  readonly keptCopy: Copy | undefined
  /** Whole, with the domain it got when it was first written. */
  readonly messageId: string
}

const lanes: readonly Lane[] = ['now', 'notice', 'bulk']

/** Takes at most so many due mails for this process, urgent lanes first, the longest due first. Nobody else gets them. */
export async function takeDue(db: Database, now: Date, limit: number): Promise<Mail[]> {
  const taken: Mail[] = []
  for (const lane of lanes) {
    if (taken.length < limit) taken.push(...(await takeOfLane(db, lane, now, limit - taken.length)))
  }
  return taken
}

// The states are written out: with parameters the planner could not use the index over waiting mails.
async function takeOfLane(db: Database, lane: Lane, now: Date, limit: number): Promise<Mail[]> {
  const { rows } = await sql<Mail>`
    with due as materialized (
      select id from outbox
      where lane = ${lane} and due_at <= ${now} and state in ('queued', 'retrying')
      order by due_at, id limit ${limit}
      for update skip locked
    )
    update outbox set state = 'in-flight', taken_at = ${now}, tries = tries + 1
    from due where outbox.id = due.id
    returning outbox.*`.execute(db)
  return rows.sort((a, b) => a.due_at.getTime() - b.due_at.getTime() || (a.id < b.id ? -1 : 1))
}

/** Says that the mails in hand are still being sent, so that nobody takes them for stuck. */
export async function keepHold(db: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await sql`update outbox set taken_at = ${now} where id = any(${ids}) and state = 'in-flight'`.execute(db)
}

/** Puts back what a process that died was sending. Says how many there were. */
export async function recoverStuck(db: Database, takenBefore: Date, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update outbox set state = 'queued', due_at = least(due_at, ${now}), taken_at = null
    where state = 'in-flight' and taken_at < ${takenBefore}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

const body = ({ subject, text, html, source }: Copy, messageId: string) => ({
  message_id: messageId,
  subject,
  text_body: text,
  html_body: html,
  source,
})

const afterwards = (written: Written) => body(written.keptCopy ?? written, written.messageId)

async function finish(db: Database, mail: Mail, values: Record<string, unknown>): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ taken_at: null, ...values })
    .where('id', '=', mail.id)
    .where('state', '=', 'in-flight')
    .execute()
}

export type Sent = { readonly mail: Mail; readonly written: Written; readonly at: Date }

/** These have left. One statement and one commit for all of them. */
export async function saveSent(db: Database, sent: readonly Sent[]): Promise<void> {
  const rows = sent.map(({ mail, written, at }) => ({ id: mail.id, sent_at: at, ...afterwards(written) }))
  await sql`
    update outbox set state = 'sent', taken_at = null, last_error = null, sent_at = it.sent_at,
      message_id = it.message_id, subject = it.subject, text_body = it.text_body, html_body = it.html_body,
      source = it.source
    from json_to_recordset(${JSON.stringify(rows)}::json) as it
      (id uuid, sent_at timestamptz, message_id text, subject text, text_body text, html_body text, source text)
    where outbox.id = it.id and outbox.state = 'in-flight'`.execute(db)
}

/** No relay is set: the mail stays here, to be read. */
export const saveWithheld = (db: Database, mail: Mail, written: Written): Promise<void> =>
  finish(db, mail, {
    state: 'withheld',
    last_error: 'no-relay',
    holds_secrets: written.keptCopy !== undefined,
    ...body(written, written.messageId),
  })

/** Its letter is no longer true: it is never sent. */
export const saveOutdated = (db: Database, mail: Mail): Promise<void> =>
  finish(db, mail, { state: 'withheld', last_error: 'outdated' })

export type NotSent = {
  readonly trouble: Trouble
  readonly detail: string
  readonly again: Date | undefined
  readonly written?: Written
}

/** Waits for the next try, or has failed when there is none. */
export const saveTrouble = (
  db: Database,
  mail: Mail,
  { trouble, detail, again, written }: NotSent,
): Promise<void> =>
  finish(db, mail, {
    state: again ? 'retrying' : 'failed',
    last_error: `${trouble}: ${detail}`,
    ...(again && { due_at: again }),
    ...(written && afterwards(written)),
  })

/** The relay answers again: what could not reach it need not wait for its next try. */
export async function hastenRetries(db: Database, now: Date): Promise<void> {
  await sql`update outbox set due_at = ${now}
    where state = 'retrying' and due_at > ${now} and last_error like 'connection:%'`.execute(db)
}
