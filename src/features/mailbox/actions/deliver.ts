import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { readMail } from '../read-mail.ts'
import { decideAppend, decideDelivery, flagsOf } from '../rules.ts'
import { keep, lookFor, type Found } from '../store/arrivals.ts'
import type { ReadMail } from '../store/blobs.ts'
import { findMessage } from '../store/messages.ts'
import { threadOf } from '../store/threads.ts'
import type { Appended, DeliveryFacts, Flag, MailboxId, MessageId, Verdict } from '../types.ts'
import { takeOut } from './expunge.ts'
import { countUse, followUse, within, type MailHouse, type Within } from './within.ts'

/**
 * Puts a message that somebody else sent into a mailbox: its inbox, or the folder of a role. Refused only when it is too large, or
 * full: `mailbox.full` while senders are asked to try again, `mailbox.full-for-days` after that. Kept for good when this returns.
 */
export async function deliver(
  house: MailHouse,
  mailboxId: MailboxId,
  raw: Buffer,
  facts: DeliveryFacts,
): Promise<Appended | Refusal> {
  const mail = readMail(raw)
  return within(house, mailboxId, (it) => deliverWithin(it, mail, facts))
}

/** The same as part of a larger act, such as one that also sends it on. */
export async function deliverWithin(
  it: Within,
  mail: ReadMail,
  facts: DeliveryFacts,
): Promise<Appended | Refusal> {
  const found = await lookFor(it.tx, it.mailbox.id, mail, { role: facts.into ?? 'inbox' })
  const size = mail.raw.length
  const decided = decideDelivery(it.mailbox, { adds: found.known ? 0 : size, size }, it.now)
  if (isRefusal(decided)) {
    if (decided.refused.startsWith('mailbox.full')) await countUse(it, 0, true)
    return decided
  }
  return putIn(it, mail, found, { ...facts, freed: 0 })
}

export type AppendFacts = {
  readonly flags?: readonly Flag[]
  readonly internalDate?: Date
  /** A draft takes the place of its last revision: that one goes in the same act, wherever it is. */
  readonly insteadOf?: MessageId
}

/** Files a message in a folder for the holder: a draft, a sent copy, what a mail program uploads. */
export async function append(
  house: MailHouse,
  mailboxId: MailboxId,
  path: string,
  raw: Buffer,
  facts: AppendFacts = {},
): Promise<Appended | Refusal> {
  const mail = readMail(raw)
  return within(house, mailboxId, async (it) => {
    const before = facts.insteadOf && (await findMessage(it.tx, mailboxId, facts.insteadOf))
    const freed = before ? await takeOut(it, before.folderId, [before.uid]) : 0
    const mailbox = { ...it.mailbox, usedBytes: it.mailbox.usedBytes - freed }
    const found = await lookFor(it.tx, mailboxId, mail, { path })
    const coming = { adds: found.known ? 0 : raw.length, size: raw.length }
    const decided = found.folder
      ? decideAppend(mailbox, coming, found.folder.role === 'drafts')
      : refuse('mailbox.folder-unknown')
    if (isRefusal(decided) && before) throw new Refused(decided)
    if (isRefusal(decided)) return decided
    return putIn(it, mail, found, { ...facts, verdict: { origin: 'own' }, freed })
  }).catch(refusalOf)
}

/** Thrown to undo what an act has begun; comes out of it as the refusal it is. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  throw error
}

async function putIn(
  it: Within,
  mail: ReadMail,
  { folder, known, threads }: Found,
  facts: Pick<AppendFacts, 'flags' | 'internalDate'> & { readonly verdict: Verdict; readonly freed: number },
): Promise<Appended | Refusal> {
  if (!folder) return refuse('mailbox.folder-unknown')
  const { tx, mailbox, now } = it
  const { verdict, freed, flags = [], internalDate = now } = facts
  const adds = (known ? 0 : mail.raw.length) - freed
  const line = { folderId: folder.id, flags: flagsOf(flags), internalDate }
  const blob = known ?? { threadId: await threadOf(tx, mailbox.id, mail.index, threads, now), verdict }
  const kept = await keep(tx, mailbox.id, mail, line, blob, adds, now)
  await followUse(it, adds)
  it.touch(folder.id)
  return { folderId: folder.id, ...kept }
}
