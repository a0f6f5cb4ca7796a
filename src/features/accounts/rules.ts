import type { Refusal } from '../../values/refusal.ts'
import { refuse } from '../../values/refusal.ts'
import type { SignUp } from './types.ts'

const minute = 60_000
const hour = 60 * minute

/** How long the link in the mail works. */
export const linkWorksFor = 72 * hour
/** How long an answer that was never confirmed is kept. */
export const forgottenAfter = 7 * 24 * hour
export const mostLettersASignUp = 4
export const mostLettersAnAddressAnHour = 3
export const mostLettersAnAddressADay = 10
const quietBetweenLetters = minute

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/**
 * The form in which an address is compared. Only the letters A to Z and the domain are folded: folding more would make
 * two different mailboxes the same one. Undefined when it is no address.
 */
export function emailKey(typed: string): string | undefined {
  const address = typed.trim().normalize('NFC')
  const at = address.lastIndexOf('@')
  const domain = domainOf(address.slice(at + 1))
  return at < 1 || !domain ? undefined : `${asciiLower(address.slice(0, at))}@${domain}`
}

function domainOf(typed: string): string | undefined {
  if (!URL.canParse(`http://${typed}`) || /[\s/?#:\\@]/u.test(typed)) return undefined
  return new URL(`http://${typed}`).hostname.replace(/\.$/, '') || undefined
}

/** What a person types to say who they are: an address, or a user name in any case. */
export const identifierKey = (typed: string): string | undefined =>
  typed.includes('@') ? emailKey(typed) : asciiLower(typed.trim().normalize('NFC')) || undefined

/** Whether the link of a sign-up still makes an account. The newest one of an address counts, once, for 72 hours. */
export function decideActivation(it: SignUp | undefined, now: Date): SignUp | Refusal {
  if (!it) return refuse('accounts.link-unknown')
  if (it.usedAt) return refuse('accounts.link-used')
  if (it.endedAt) return refuse('accounts.link-replaced')
  if (it.expiresAt <= now) return refuse('accounts.link-expired')
  return it
}

/** Whether the letter may be sent again: a minute after the last one, three times, while the sign-up is alive. */
export function decideAnotherLetter(it: SignUp, now: Date): { readonly again: true } | Refusal {
  if (it.usedAt || it.endedAt) return refuse('accounts.sign-up-over')
  if (it.lettersSent >= mostLettersASignUp) return refuse('accounts.letters-enough')
  const wait = it.letterSentAt.getTime() + quietBetweenLetters - now.getTime()
  if (wait > 0) return refuse('accounts.letter-just-sent', { seconds: Math.ceil(wait / 1000) })
  return { again: true }
}

/** Terms and privacy carry the account; the others can be taken back at any time. */
export const mayWithdraw = (kind: string): boolean => kind === 'notices' || kind === 'directory'
