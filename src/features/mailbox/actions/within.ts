import { inTransaction, type Database, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { findAccount, recipientOf } from '../../accounts/index.ts'
import { warningAt } from '../rules.ts'
import { addUse, holdMailbox, saveWarning } from '../store/mailboxes.ts'
import type { FolderId, Mailbox, MailboxId } from '../types.ts'
import { tellFolders } from '../wake.ts'
import { Together, type Act } from './together.ts'

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
 * One act on a mailbox, which it holds: acts of one mailbox come one after the other, so that UIDs and the quota are exact; some that
 * come at once share a transaction, so that `work` may be done a second time after its first was undone. What was changed is told
 * after the commit, and nobody waits until it is.
 */
export function within<T>(
  { db, clock }: MailHouse,
  mailboxId: MailboxId,
  work: (it: Within) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const doAll = (acts: readonly Act<Turn>[]) => doTogether(db, acts)
  return new Promise<unknown>((resolve, reject) => {
    const act = { do: (turn: Turn) => doOne(turn, mailboxId, clock.now(), work), resolve, reject }
    acts.add(db, mailboxId, act, doAll)
  }) as Promise<T | Refusal>
}

type Turn = { readonly tx: Transaction; readonly touched: Set<FolderId> }
const acts = new Together<Turn>()

/**
 * The same as part of a transaction that is there already, such as that of the queue. `afterwards` says after the commit what is
 * different.
 */
export async function withinTransaction<T>(
  tx: Transaction,
  { db, clock }: MailHouse,
  mailboxId: MailboxId,
  work: (it: Within) => Promise<T | Refusal>,
): Promise<{ readonly outcome: T | Refusal; readonly afterwards: () => void }> {
  const touched = new Set<FolderId>()
  const outcome = await doOne({ tx, touched }, mailboxId, clock.now(), work)
  return { outcome, afterwards: () => void tellFolders(db, touched) }
}

async function doTogether(db: Database, acts: readonly Act<Turn>[]): Promise<readonly unknown[]> {
  const touched = new Set<FolderId>()
  const outcomes: unknown[] = []
  await inTransaction(db, async (tx) => {
    for (const act of acts) outcomes.push(await act.do({ tx, touched }))
  })
  void tellFolders(db, touched)
  return outcomes
}

async function doOne<T>(
  { tx, touched }: Turn,
  mailboxId: MailboxId,
  now: Date,
  work: (it: Within) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const mailbox = await holdMailbox(tx, mailboxId)
  if (!mailbox || mailbox.state === 'deleted') return refuse('mailbox.unknown')
  const different: FolderId[] = []
  const outcome = await work({ tx, mailbox, now, touch: (...folders) => different.push(...folders) })
  if (!isRefusal(outcome)) for (const id of different) touched.add(id)
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
  await followUse({ tx, mailbox, now }, bytes, isTurnedAway)
}

/** The warnings alone, where the use is counted already. */
export async function followUse(
  { tx, mailbox, now }: Pick<Within, 'tx' | 'mailbox' | 'now'>,
  bytes: number,
  isTurnedAway = false,
): Promise<void> {
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
