import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Verdict } from '../types.ts'
import type { Away } from './types.ts'

const day = 86_400_000

/** Nobody is answered twice within so long. */
export const answeredFor = 7 * day
export const longestWords = 2000

/** What of a message says whether a person wrote it to a person. */
export type Incoming = {
  /** What stands before the `@` of the envelope's sender; undefined: there is none who could be answered. */
  readonly sender: string | undefined
  readonly isFromOwn: boolean
  readonly verdict: Verdict
  /** To or Cc names one of the holder's own addresses. */
  readonly isToOwn: boolean
  /** It says by itself that it came over a list, or from a program. */
  readonly isOfList: boolean
  readonly isAutomatic: boolean
}

const robots =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?(?:[+-].*)?|owner-.*|.*-(?:request|owner|bounces?)|listserv|majordomo|srs[01]=.*)$/i

/**
 * Whether somebody who is away may be answered for (RFC 3834): only a letter that a person wrote to this person, never lists, notices and
 * other robots, and nothing that its own domain disowns, so that no stranger is written to in somebody's name.
 */
export function mayAnswer({ sender, verdict, ...it }: Incoming): boolean {
  if (sender === undefined || robots.test(sender) || it.isFromOwn) return false
  if (verdict.dmarc === 'fail' || verdict.spf === 'fail') return false
  return it.isToOwn && !it.isOfList && !it.isAutomatic
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
