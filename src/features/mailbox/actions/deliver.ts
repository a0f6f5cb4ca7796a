import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { readMail } from '../read-mail.ts'
import { decideAppend, decideDelivery, flagsOf } from '../rules.ts'
import { findBlobOf, insertBlob, type ReadMail } from '../store/blobs.ts'
import { findFolder, findFolderOfRole } from '../store/folders.ts'
import { findMessage, insertLines } from '../store/messages.ts'
import { threadOf } from '../store/threads.ts'
import type {
  Appended,
  BlobId,
  DeliveryFacts,
  Flag,
  Folder,
  MailboxId,
  MessageId,
  Verdict,
} from '../types.ts'
import { takeOut } from './expunge.ts'
import { countUse, within, type MailHouse, type Within } from './within.ts'

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
  const { id } = it.mailbox
  const known = await findBlobOf(it.tx, id, mail.sha256)
  const size = mail.raw.length
  const decided = decideDelivery(it.mailbox, { adds: known ? 0 : size, size }, it.now)
  if (isRefusal(decided)) {
    if (decided.refused.startsWith('mailbox.full')) await countUse(it, 0, true)
    return decided
  }
  const folder =
    (await findFolderOfRole(it.tx, id, facts.into ?? 'inbox')) ?? (await findFolderOfRole(it.tx, id, 'inbox'))
  if (!folder) return refuse('mailbox.folder-unknown')
  const line = {
    flags: flagsOf(facts.flags ?? []),
    internalDate: facts.internalDate ?? it.now,
  }
  return putIn(it, folder, mail, known, line, facts.verdict)
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
    const folder = await findFolder(it.tx, mailboxId, path)
    if (!folder) return refuse('mailbox.folder-unknown')
    const before = facts.insteadOf && (await findMessage(it.tx, mailboxId, facts.insteadOf))
    const freed = before ? await takeOut(it, before.folderId, [before.uid]) : 0
    const mailbox = { ...it.mailbox, usedBytes: it.mailbox.usedBytes - freed }
    const known = await findBlobOf(it.tx, mailboxId, mail.sha256)
    const coming = { adds: known ? 0 : raw.length, size: raw.length }
    const decided = decideAppend(mailbox, coming, folder.role === 'drafts')
    if (isRefusal(decided)) throw new Refused(decided)
    const line = { flags: flagsOf(facts.flags ?? []), internalDate: facts.internalDate ?? it.now }
    return putIn(it, folder, mail, known, line, { origin: 'own' }, freed)
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
  folder: Folder,
  mail: ReadMail,
  known: BlobId | undefined,
  line: { readonly flags: readonly Flag[]; readonly internalDate: Date },
  verdict: Verdict,
  freed = 0,
): Promise<Appended | Refusal> {
  const { tx, mailbox, now } = it
  const blobId =
    known ??
    (await insertBlob(
      tx,
      mailbox.id,
      mail,
      { threadId: await threadOf(tx, mailbox.id, mail.index, now), verdict },
      now,
    ))
  const placed = await insertLines(tx, folder.id, [{ ...line, blobId, size: mail.raw.length }])
  if (!placed) throw new Error('a folder went while its mailbox was held')
  await countUse(it, (known ? 0 : mail.raw.length) - freed)
  it.touch(folder.id)
  const { uidValidity, firstUid, modseq, ids } = placed
  return { messageId: ids[0]!, blobId, folderId: folder.id, uidValidity, uid: firstUid, modseq }
}
