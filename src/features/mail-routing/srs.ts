import type { Secrets } from '../../platform/secrets.ts'
import { readMailAddress } from './rules.ts'
import type { MailAddress } from './types.ts'

const purpose = 'mail-routing.srs'
const shape = /^SRS0=([0-9a-f]{8})=([a-z2-7]{2})=([^=]+)=(.+)$/i
const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const day = 86_400_000
/** How many days a rewritten sender leads back: longer than any server tries. */
const leadsBackFor = 21
const longestLocal = 64

/** The day in two letters, as the Sender Rewriting Scheme writes it: it begins again after 1024 days. */
const stampOf = (now: Date): number => Math.floor(now.getTime() / day) % 1024
const written = (stamp: number): string => letters[stamp >> 5]! + letters[stamp & 31]!
const read = (text: string): number =>
  (letters.indexOf(text[0]!.toLowerCase()) << 5) + letters.indexOf(text[1]!.toLowerCase())

/** Small letters only: other servers do not keep the case. */
const markOf = (secrets: Secrets, text: string): string =>
  Buffer.from(secrets.sign(purpose, text.toLowerCase()), 'base64url').toString('hex').slice(0, 8)

/**
 * The sender of a letter that goes on: an address of ours, so that the domain it came from is not asked whether we may send for it, and
 * by which a bounce finds back. Undefined: that would be longer than an address may be.
 */
export function rewrittenSender(
  secrets: Secrets,
  sender: MailAddress,
  ours: string,
  now: Date,
): string | undefined {
  const rest = `${written(stampOf(now))}=${sender.domain}=${sender.local}`
  const local = `SRS0=${markOf(secrets, rest)}=${rest}`
  return Buffer.byteLength(local) > longestLocal ? undefined : `${local}@${ours}`
}

/** Whom a rewritten sender stands for; undefined: it is not one of ours, or it is too old. */
export function readRewritten(secrets: Secrets, local: string, now: Date): MailAddress | undefined {
  const [, mark = '', stamp = '', domain = '', name = ''] = shape.exec(local) ?? []
  if (mark === '' || markOf(secrets, `${stamp}=${domain}=${name}`) !== mark.toLowerCase()) return undefined
  const age = (stampOf(now) - read(stamp) + 1024) % 1024
  return age <= leadsBackFor ? readMailAddress(`${name}@${domain}`) : undefined
}
