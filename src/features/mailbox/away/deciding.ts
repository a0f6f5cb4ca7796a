import { emailKey } from '../../accounts/index.ts'
import { fieldValues, hasField, readMailAddress } from '../../mail-routing/index.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Verdict } from '../types.ts'
import type { Away } from './types.ts'

const day = 86_400_000

/** Nobody is answered twice within so long. */
export const answeredFor = 7 * day
export const longestWords = 2000

/** What of a message says whether a person wrote it to a person. */
export type Incoming = {
  /** Of the envelope. */
  readonly sender: string
  readonly raw: Buffer
  readonly verdict: Verdict
  /** The addresses of To and Cc. */
  readonly recipients: readonly string[]
}

const robots =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?(?:[+-].*)?|owner-.*|.*-(?:request|owner|bounces?)|listserv|majordomo|srs[01]=.*)$/i

const isOfList = (raw: Buffer): boolean =>
  ['list-id', 'list-unsubscribe', 'list-post', 'list-help', 'mailing-list'].some((name) =>
    hasField(raw, name),
  ) || fieldValues(raw, 'precedence').some((value) => /^(?:bulk|list|junk)\b/i.test(value))

const isAutomatic = (raw: Buffer): boolean =>
  fieldValues(raw, 'auto-submitted').some((value) => !/^no\b/i.test(value)) ||
  hasField(raw, 'x-auto-response-suppress') ||
  fieldValues(raw, 'content-type').some((value) => /^multipart\/report/i.test(value))

/**
 * Whether somebody who is away may be answered for (RFC 3834): only a letter that a person wrote to this person, never lists, notices and
 * other robots, and nothing that its own domain disowns, so that no stranger is written to in somebody's name.
 */
export function mayAnswer({ sender, raw, verdict, recipients }: Incoming, own: readonly string[]): boolean {
  const from = readMailAddress(sender)
  if (!from || robots.test(from.local) || own.includes(emailKey(sender) ?? '')) return false
  if (verdict.dmarc === 'fail' || verdict.spf === 'fail') return false
  if (isOfList(raw) || isAutomatic(raw)) return false
  return recipients.some((one) => own.includes(emailKey(one) ?? ''))
}

/** What is kept, or why it cannot be. Turning it off needs nothing. */
export function decideAway(wish: Away, now: Date): Away | Refusal {
  const words = Object.fromEntries(
    Object.entries(wish.words)
      .map(([language, text = '']) => [language, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  )
  if (Object.values(words).some((text) => text.length > longestWords))
    return refuse('mailbox.away.too-long', { max: longestWords })
  if (wish.endsAt <= wish.startsAt) return refuse('mailbox.away.ends-before')
  if (wish.isOn && wish.endsAt <= now) return refuse('mailbox.away.is-over')
  if (wish.isOn && Object.keys(words).length === 0) return refuse('mailbox.away.words-needed')
  return { ...wish, words }
}

/** The languages a message asks for, or is in: `fr-CH, fr;q=0.9` means French. */
export const languagesOf = (raw: Buffer): string[] =>
  ['accept-language', 'content-language']
    .flatMap((name) => fieldValues(raw, name))
    .flatMap((value) => value.split(','))
    .map((one) => one.trim().slice(0, 2).toLowerCase())

/** What is answered: in a language the sender reads, where that is known; else everything that was typed, the holder's own first. */
export function wordsFor(
  { words }: Pick<Away, 'words'>,
  wanted: readonly string[],
  own: string,
): { readonly language: string; readonly words: string } {
  const known = wanted.find((one) => words[one])
  if (known) return { language: known, words: words[known]! }
  const all = Object.keys(words)
    .filter((one) => words[one])
    .toSorted((a, b) => Number(b === own) - Number(a === own))
  return { language: all[0] ?? own, words: all.map((one) => words[one]!).join('\n\n--\n\n') }
}
