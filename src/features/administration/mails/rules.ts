import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { SentMail } from './types.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** What is older than this is told anew, not sent again. */
const repeatableFor = 14 * day
const quietBetween = 2 * minute

/**
 * Whether a mail may be sent once more, to the address it went to: while that still leads to the account, once the last
 * one has left, and not twice in two minutes. Whether it is still true is decided when it is written.
 */
export function decideRepetition(
  it: SentMail,
  facts: { readonly liveAddresses: readonly string[]; readonly lastAlike: Date },
  now: Date,
): { readonly repeat: true } | Refusal {
  if (it.state === 'queued' || it.state === 'in-flight' || it.state === 'retrying')
    return refuse('administration.mail-on-its-way')
  if (!facts.liveAddresses.includes(it.to)) return refuse('administration.mail-address-gone')
  if (it.at.getTime() + repeatableFor < now.getTime()) return refuse('administration.mail-too-old')
  if (facts.lastAlike.getTime() + quietBetween > now.getTime()) return refuse('administration.mail-just-sent')
  return { repeat: true }
}
