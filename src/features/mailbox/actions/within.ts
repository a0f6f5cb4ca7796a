import type { Transaction } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { findAccount, recipientOf } from '../../accounts/index.ts'
import { warningAt } from '../rules.ts'
import { addUse, holdMailbox, saveWarning } from '../store/mailboxes.ts'
import type { FolderId, Mailbox, MailboxId } from '../types.ts'
import { tellFolders } from '../wake.ts'

/** What acts on mail need of the house. */
export type MailHouse = Pick<House, 'db' | 'clock'>

export type Within = {
  readonly tx: Transaction
  readonly mailbox: Mailbox
  readonly now: Date
  /** Says that a folder is different; told to all sessions after the commit. */
  touch(...folders: FolderId[]): void
}

/**
 * One act on a mailbox, which it holds: acts of one mailbox come one after the other, so that UIDs and the quota are exact. What was
 * changed is told after the commit.
 */
export async function within<T>(
  { db, clock }: MailHouse,
  mailboxId: MailboxId,
  work: (it: Within) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const touched = new Set<FolderId>()
  const now = clock.now()
  const outcome = await inTransaction(db, async (tx) => {
    const mailbox = await holdMailbox(tx, mailboxId)
    if (!mailbox || mailbox.state === 'deleted') return refuse('mailbox.unknown')
    return work({ tx, mailbox, now, touch: (...folders) => folders.forEach((id) => touched.add(id)) })
  })
  if (!isRefusal(outcome)) await tellFolders(db, touched)
  return outcome
}

/**
 * Counts what an act has added to a mailbox or given back. Where that passes a warning, the holder is told once, at their contact
 * address; `isTurnedAway`: something was just refused because the mailbox is full.
 */
export async function countUse(
  { tx, mailbox, now }: Pick<Within, 'tx' | 'mailbox' | 'now'>,
  bytes: number,
  isTurnedAway = false,
): Promise<void> {
  await addUse(tx, mailbox.id, bytes)
  const used = mailbox.usedBytes + bytes
  const isStillFull = isTurnedAway || (mailbox.fullSince !== null && bytes >= 0)
  const level = warningAt(used, mailbox.quotaBytes, isStillFull)
  const fullSince = isStillFull ? (mailbox.fullSince ?? now) : null
  if (level === mailbox.warnedPercent && fullSince?.getTime() === mailbox.fullSince?.getTime()) return
  await saveWarning(tx, mailbox.id, { warnedPercent: level, fullSince })
  if (level > mailbox.warnedPercent) await warn({ tx, mailbox, now }, level)
}

async function warn(
  { tx, mailbox, now }: Pick<Within, 'tx' | 'mailbox' | 'now'>,
  level: number,
): Promise<void> {
  const account = await findAccount(tx, mailbox.accountId)
  const to = account && (await recipientOf(tx, account.personId))
  if (!to) return
  const facts = { mailbox: mailbox.id, percent: level }
  const onceKey = `mailbox.filling:${mailbox.id}:${level}:${now.toISOString().slice(0, 10)}`
  await tell(tx, { occasion: 'mailbox.filling', to, facts, onceKey }, now)
}
