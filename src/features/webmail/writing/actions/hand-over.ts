import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import {
  countSent,
  decideAmount,
  queueLetter,
  readMailAddress,
  withoutFields,
  workQueue,
} from '../../../mail-routing/index.ts'
import {
  append,
  deliverInside,
  findMailbox,
  findMessage,
  listFolders,
  mark,
  maySend,
  readRaw,
  type Mailbox,
} from '../../../mailbox/index.ts'
import { aboutField } from '../compose.ts'
import { findDraft, type Draft } from '../draft.ts'
import { holdWaiting, saveEnd } from '../store.ts'

export type HandingHouse = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>

/**
 * Hands a letter over whose time has come: into the queue, together with the word that it has left, so that it leaves once. Those
 * inside have it then. It is filed among the sent ones in place of the draft, and the letter it answers says so. Doing it again does
 * only what is left to do.
 */
export async function handOver(house: HandingHouse, id: Id): Promise<void> {
  const { db, clock, config } = house
  const waiting = await inTransaction(db, (tx) => holdWaiting(tx, id))
  const mailbox = waiting && (await findMailbox(db, waiting.mailboxId))
  if (!waiting || !mailbox) return
  const draft = await findDraft(db, mailbox.id, waiting.draftId)
  const raw = draft && (await rawOf(house, draft))
  if (waiting.state === 'waiting') {
    const queued = await inTransaction(db, async (tx) => {
      const now = clock.now()
      const held = await holdWaiting(tx, id)
      if (held?.state !== 'waiting' || held.dueAt > now) return undefined
      const recipients = draft ? recipientsOf(draft, config.mailDomain) : []
      const no =
        draft && raw
          ? refusalOf(mailbox, recipients.length, await countSent(tx, mailbox.accountId, now))
          : refuse('webmail.draft-gone')
      if (no) {
        await saveEnd(tx, id, 'refused', now, no)
        return undefined
      }
      const { subject, messageId } = draft!.letter
      const letter = {
        kind: 'letter',
        accountId: mailbox.accountId,
        sender: mailbox.address,
        recipients,
        raw: raw!,
        messageId: messageId ?? null,
        subject,
      } as const
      const sendingId = await queueLetter(tx, house, letter, now)
      await saveEnd(tx, id, 'sent', now)
      return sendingId
    })
    if (!queued) return
    // Whoever is inside need not wait for the queue's next turn.
    await workQueue(house, { inside: deliverInside(house) }, { sendingId: queued, inside: true })
  } else if (waiting.state !== 'sent') return
  if (draft && raw) await fileSent(house, mailbox, draft, raw)
}

const refusalOf = (
  mailbox: Mailbox,
  recipients: number,
  sent: Parameters<typeof decideAmount>[1],
): Refusal | undefined =>
  recipients === 0 ? refuse('webmail.problem.nobody') : (maySend(mailbox) ?? decideAmount(recipients, sent))

/** Everybody it goes to, each once. */
function recipientsOf({ written }: Draft, mailDomain: string) {
  const all = [...written.to, ...written.cc, ...written.bcc].map(({ address }) => address)
  const once = all.filter(
    (one, place) => all.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === place,
  )
  return once.map((address) => ({ address, isInside: readMailAddress(address)?.domain === mailDomain }))
}

/** The letter as it travels: nothing of what only its writer is to know. */
async function rawOf({ db }: HandingHouse, { letter }: Draft): Promise<Buffer | undefined> {
  const raw = await readRaw(db, letter.row.blobId)
  return raw && withoutFields(raw, ['bcc', aboutField])
}

async function fileSent(house: HandingHouse, { id }: Mailbox, draft: Draft, raw: Buffer): Promise<void> {
  const sent = (await listFolders(house.db, id)).find(({ role }) => role === 'sent')
  if (!sent) return
  const filed = await append(house, id, sent.path, raw, { flags: ['\\Seen'], insteadOf: draft.id })
  if (isRefusal(filed) || !draft.about) return
  const answered = await findMessage(house.db, id, draft.about.of)
  const flag = draft.about.how === 'forward' ? '$Forwarded' : '\\Answered'
  if (answered) await mark(house, id, answered.folderId, [answered.uid], { how: 'add', flags: [flag] })
}
