import { randomUUID } from 'node:crypto'
import type { House } from '../../../platform/house.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import type { identifiersOf } from '../../accounts/index.ts'
import {
  countSent,
  decideAmount,
  goesOutside,
  hasField,
  mailDate,
  queueLetter,
  readMailAddress,
  type SendingId,
  withFields,
  withoutFields,
  workQueue,
  writtenAddress,
} from '../../mail-routing/index.ts'
import { indexOf } from '../mime/index.ts'
import { maySend } from '../rules.ts'
import { isHouseName } from '../house-address.ts'
import { findMailboxOfAddress, isOwn, ownAddresses } from '../store/addresses.ts'
import { mostMessageBytes, type MailboxId } from '../types.ts'
import { deliverInside } from './deliver-inside.ts'
import { within } from './within.ts'

export type Letter = {
  /** Of the envelope: one of the account's own addresses, or none where nobody is to hear what becomes of it. */
  readonly sender: string
  readonly recipients: readonly string[]
  readonly raw: Buffer
}

export type Sent = {
  readonly sendingId: SendingId
  readonly messageId: string
  /** As it left: what a sent copy is. */
  readonly raw: Buffer
  /** They have it now. */
  readonly inside: readonly string[]
  readonly outside: readonly string[]
  /** No relay is set: those outside are held and shown. */
  readonly isHeld: boolean
}

type SendHouse = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log' | 'demo'>

/**
 * Sends a letter for the holder of a mailbox. Sender and From must be their own addresses; who is written to may be counted. When
 * this returns it is in the queue for good, and those inside have it. A sent copy is filed by whoever calls.
 */
export async function sendLetter(
  house: SendHouse,
  mailboxId: MailboxId,
  letter: Letter,
): Promise<Sent | Refusal> {
  const index = indexOf(letter.raw)
  const messageId = index.messageId ?? `<${randomUUID()}@${house.config.mailDomain}>`
  const raw = asSent(letter.raw, messageId, house.clock.now())
  const sent = await within(house, mailboxId, async ({ tx, mailbox, now }) => {
    const no = maySend(mailbox) ?? (raw.length > mostMessageBytes ? refuse('mailbox.too-large') : undefined)
    if (no) return no
    const own = await ownAddresses(tx, mailbox)
    const writers = [...(index.envelope.from ?? []), ...(index.envelope.sender ?? [])]
    if (
      (letter.sender !== '' && !isOwn(own, letter.sender)) ||
      writers.length === 0 ||
      !writers.every((one) => isOwn(own, addressOf(one)))
    )
      return refuse('mailbox.not-own-address')
    const recipients = await routed(tx, house, letter.recipients)
    if (isRefusal(recipients)) return recipients
    const generosity = house.config.limits === 'generous' ? 1000 : 1
    const enough = decideAmount(recipients.length, await countSent(tx, mailbox.accountId, now), generosity)
    if (enough) return enough
    const of = { kind: 'letter', accountId: mailbox.accountId, sender: letter.sender } as const
    const { subject } = index
    return {
      recipients,
      id: await queueLetter(tx, house, { ...of, recipients, raw, messageId, subject }, now),
    }
  })
  if (isRefusal(sent)) return sent
  await workQueue(house, { inside: deliverInside(house) }, { sendingId: sent.id, inside: true })
  const those = (isInside: boolean) =>
    sent.recipients.filter((one) => one.isInside === isInside).map(({ address }) => address)
  const [inside, outside] = [those(true), those(false)]
  const isHeld = outside.length > 0 && !goesOutside(house.config)
  return { sendingId: sent.id, messageId, raw, inside, outside, isHeld }
}

const addressOf = ({ mailbox = '', host = '' }: { mailbox?: string; host?: string }): string =>
  `${mailbox}@${host}`

/** Who is blind copied is told to nobody; what programs leave out is added. */
function asSent(given: Buffer, messageId: string, now: Date): Buffer {
  const raw = withoutFields(given, ['bcc', 'return-path'])
  return withFields(raw, [
    ...(hasField(raw, 'date') ? [] : [`Date: ${mailDate(now)}`]),
    ...(hasField(raw, 'message-id') ? [] : [`Message-ID: ${messageId}`]),
  ])
}

/** Everybody once, each read as they will be sent to. */
async function routed(
  db: Parameters<typeof identifiersOf>[0],
  { config }: Pick<House, 'config'>,
  typed: readonly string[],
): Promise<readonly { readonly address: string; readonly isInside: boolean }[] | Refusal> {
  const found = new Map<string, { address: string; isInside: boolean }>()
  for (const one of typed) {
    const read = readMailAddress(one)
    if (!read) return refuse('mailbox.recipient-unfit', { address: one })
    const address = writtenAddress(read)
    const isInside = read.domain === config.mailDomain
    if (isInside && !isHouseName(read.local) && !(await findMailboxOfAddress(db, read)))
      return refuse('mailbox.recipient-unknown', { address })
    found.set(address, { address, isInside })
  }
  return found.size > 0 ? [...found.values()] : refuse('mailbox.no-recipients')
}
