import type { Envelope } from '../../../protocols/mime/index.ts'
import { emailKey } from '../../accounts/index.ts'
import { fieldValues, hasField, readMailAddress } from '../../mail-routing/index.ts'
import type { ReadMail } from '../store/blobs.ts'
import type { Verdict } from '../types.ts'
import type { Incoming } from './deciding.ts'

export type Arrived = {
  /** Of the envelope. */
  readonly sender: string
  readonly raw: Buffer
  readonly verdict: Verdict
  readonly index: Pick<ReadMail['index'], 'envelope' | 'messageId' | 'references' | 'subject'>
}

/** What a message says of itself, as the rule asks for it. `own`: the addresses of whoever is away. */
export function incomingOf({ sender, raw, verdict, index }: Arrived, own: readonly string[]): Incoming {
  const { to = [], cc = [] } = index.envelope as Envelope
  const isOwn = (address: string) => own.includes(emailKey(address) ?? '')
  return {
    sender: readMailAddress(sender)?.local,
    isFromOwn: isOwn(sender),
    verdict,
    isToOwn: [...to, ...cc].some(({ mailbox, host }) => isOwn(`${mailbox ?? ''}@${host ?? ''}`)),
    isOfList: isOfList(raw),
    isAutomatic: isAutomatic(raw),
  }
}

const isOfList = (raw: Buffer): boolean =>
  ['list-id', 'list-unsubscribe', 'list-post', 'list-help', 'mailing-list'].some((name) =>
    hasField(raw, name),
  ) || fieldValues(raw, 'precedence').some((value) => /^(?:bulk|list|junk)\b/i.test(value))

const isAutomatic = (raw: Buffer): boolean =>
  fieldValues(raw, 'auto-submitted').some((value) => !/^no\b/i.test(value)) ||
  hasField(raw, 'x-auto-response-suppress') ||
  fieldValues(raw, 'content-type').some((value) => /^multipart\/report/i.test(value))

/** The languages a message asks for, or is in: `fr-CH, fr;q=0.9` means French. */
export const languagesOf = (raw: Buffer): string[] =>
  ['accept-language', 'content-language']
    .flatMap((name) => fieldValues(raw, name))
    .flatMap((value) => value.split(','))
    .map((one) => one.trim().slice(0, 2).toLowerCase())
