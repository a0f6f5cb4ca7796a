import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { AccountLink } from '../../accounts/links/types.ts'
import { isContactNew, needsFourEyes, opensByMail } from '../../accounts/life/rules.ts'
import type { Standing } from '../../accounts/life/types.ts'
import { mayMove } from '../../accounts/states.ts'
import type { Account } from '../../accounts/types.ts'

const minute = 60_000
export const day = 24 * 60 * minute

/** The purpose of a welcome code: a mailed link that is typed. */
export const welcome = 'welcome'

/** How long a code that was typed opens the page on which a password is chosen. */
export const openedFor = 15 * minute
/** Whoever holds the code may open the page and leave so often; then the account is blocked. */
export const mostLeft = 3
/** How often an account begins again in a day. */
export const mostAgainADay = 3

/** Crockford's alphabet: no letter that is mistaken for a digit or another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = 16
const group = 4

/** Eighty bits as sixteen letters. */
export function codeFrom(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: letters }, (_, place) => {
    const shift = BigInt(5 * (letters - 1 - place))
    return alphabet[Number((bits >> shift) & 31n)]
  }).join('')
}

/** The code as it stands in the mail: the body's word, then groups that are easy to copy by hand. */
export const shownCode = (word: string, code: string): string =>
  [word, ...(code.match(new RegExp(`.{${group}}`, 'g')) ?? [])].join('-')

/** Digits of other scripts as ours; everything that is mistaken for something else as that. */
function folded(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
  return plain
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/**
 * The code in what somebody typed: with or without the word, in any case, with or without dashes, O for 0 and I or L
 * for 1. Undefined when it can be none.
 */
export function codeIn(typed: string, word: string): string | undefined {
  const all = folded(typed.slice(0, 200))
  const first = folded(word)
  const code = all.startsWith(first) && all.length === first.length + letters ? all.slice(first.length) : all
  return code.length === letters && [...code].every((letter) => alphabet.includes(letter)) ? code : undefined
}

/** One time that somebody typed the code. */
export type Opening = { readonly at: string; readonly left?: boolean }

export const openingsOf = ({ facts }: Pick<AccountLink, 'facts'>): readonly Opening[] =>
  Array.isArray(facts['openings']) ? (facts['openings'] as Opening[]) : []

const isOver = (it: Opening, now: Date): boolean =>
  it.left === true || Date.parse(it.at) + openedFor <= now.getTime()

/** How often somebody who holds the code opened the page and left it without choosing anything. */
export const timesLeft = (link: Pick<AccountLink, 'facts'>, now: Date): number =>
  openingsOf(link).filter((one) => isOver(one, now)).length

/** A code that its holder opened and left three times is a door left open. */
export const isAbandoned = (link: Pick<AccountLink, 'facts'>, now: Date): boolean =>
  timesLeft(link, now) >= mostLeft

/** Whether a code opens the page: once used, replaced or expired it does not. */
export function decideCode(link: AccountLink | undefined, now: Date): AccountLink | Refusal {
  if (!link) return refuse('sign-in.welcome-wrong')
  if (link.usedAt) return refuse('sign-in.welcome-used')
  if (link.endedAt) return refuse('sign-in.welcome-replaced')
  if (link.expiresAt <= now) return refuse('sign-in.welcome-expired')
  return link
}

/** What a browser keeps of a code that was typed in it. */
export type Opened = { readonly link: string; readonly opening: number }

/** Whether a password may be chosen with a code that was typed a while ago. */
export function decideOpened(
  link: AccountLink | undefined,
  opening: number,
  now: Date,
): AccountLink | Refusal {
  const live = decideCode(link, now)
  if ('refused' in live)
    return live.refused === 'sign-in.welcome-wrong' ? refuse('sign-in.welcome-closed') : live
  const it = openingsOf(live)[opening]
  return it && !isOver(it, now) ? live : refuse('sign-in.welcome-closed')
}

/** Who begins an account again. */
export type Beginner = 'owner' | 'focal-point' | 'staff'

export type Again = {
  readonly account: Pick<Account, 'state' | 'blockReason'>
  readonly standing: Standing
  readonly by: Beginner
  /** Codes that were given today because somebody began again. */
  readonly today: number
  /** The command line of the machine itself asks nobody. */
  readonly isOperator?: boolean
}

/**
 * Whether an account begins again: at once, or when a second person has agreed. Never three times over in a day; never
 * what is closed or merged; and who blocked it decides who opens it. An owner whose contact address is new first has to
 * let the time for taking that back go by.
 */
export function decideAgain(it: Again, now: Date): 'begin' | 'ask' | Refusal {
  const { account, standing, by } = it
  if (!mayMove(account.state, 'initial')) return refuse('accounts.not-in-this-state')
  const isOthers = account.state === 'blocked' && !opensByMail(account.blockReason)
  if (by === 'owner' && isOthers) return refuse('sign-in.again-ask-us')
  if (by === 'focal-point' && isOthers && account.blockReason !== 'focal-point')
    return refuse('sign-in.again-ask-us')
  if (by === 'owner' && account.state === 'active') return refuse('sign-in.again-not-needed')
  if (it.today >= mostAgainADay) return refuse('sign-in.again-enough', { most: mostAgainADay })
  if (it.isOperator) return 'begin'
  if (by === 'owner' && isContactNew(standing, now)) return refuse('sign-in.again-contact-new')
  return needsFourEyes(standing, now) ? 'ask' : 'begin'
}
