import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import type { Away } from '../away/types.ts'
import type { MailboxId } from '../types.ts'

/** What a holder wants done with the mail that comes in. */
export type Plans = {
  /** Neither blocked nor closed: only then does anything go on, or is anybody answered. */
  readonly isAccountInUse: boolean
  readonly forwardingId: Id | null
  readonly target: string | null
  readonly keepsCopy: boolean | null
  readonly away: Away | undefined
}

type Line = {
  state: string
  forwarding_id: string | null
  target: string | null
  keeps_copy: boolean | null
  words: unknown
  starts_at: Date | null
  ends_at: Date | null
}

/** All of it with one question: it is asked for every message. Undefined: nothing but to keep it. */
export async function findPlans(
  db: Database | Transaction,
  mailboxId: MailboxId,
  now: Date,
): Promise<Plans | undefined> {
  const { rows } = await sql<Line>`
    select account.state, goes.id as forwarding_id, goes.target, goes.keeps_copy, away.words, away.starts_at, away.ends_at
    from mailbox as box join account on account.id = box.account_id
      left join mail_forwarding as goes on goes.mailbox_id = box.id and goes.state = 'active'
      left join mail_away as away on away.mailbox_id = box.id and box.state = 'active'
        and away.is_on and away.starts_at <= ${now} and away.ends_at > ${now}
    where box.id = ${mailboxId} and (goes.id is not null or away.mailbox_id is not null)`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const isAccountInUse = row.state === 'active' || row.state === 'initial'
  const { starts_at: startsAt, ends_at: endsAt } = row
  const isAway = isAccountInUse && startsAt !== null && endsAt !== null
  return {
    isAccountInUse,
    forwardingId: row.forwarding_id,
    target: row.target,
    keepsCopy: row.keeps_copy,
    away: isAway ? { isOn: true, startsAt, endsAt, words: row.words as Away['words'] } : undefined,
  }
}

/** Whether what comes in takes no room, since it only goes on: then a full mailbox turns nothing away. */
export async function passesOn(db: Database, mailboxId: MailboxId, now: Date): Promise<boolean> {
  const plans = await findPlans(db, mailboxId, now)
  return plans?.isAccountInUse === true && plans.target !== null && plans.keepsCopy === false
}
