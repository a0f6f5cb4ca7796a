import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { toLatin } from '../latin-spelling/rules.ts'
import type { Account } from '../types.ts'

export const longestUserName = 20
export const shortestUserName = 3

/** Names that sound like the house itself, or that mail needs (RFC 2142). */
const reserved = new Set(
  `abuse account accounts admin administrator all anonymous api billing bounce bounces contact delegate delegates
  desk directory enquiries enquiry everyone focalpoint ftp help helpdesk host hostmaster info imap mail mailer mailerdaemon mailbox
  me moderator news newsletter nobody noc noreply notices null office official operator owner password postmaster
  president press privacy register registration root sales secretariat secretary security service servicedesk
  signin signup smtp staff support sysadmin system test undefined unknown user users visa webmaster www`.split(
    /\s+/,
  ),
)

/** Whether nobody may have this user name. `own` are words of the body itself, such as its short name. */
export const isReserved = (userName: string, own: readonly string[] = []): boolean => {
  const bare = userName.replace(/[^a-z]/g, '')
  return reserved.has(userName) || reserved.has(bare) || own.some((word) => latinWord(word) === bare)
}

const latinWord = (text: string): string => toLatin(text).replace(/[^a-z0-9]/g, '')

/**
 * User names to try for a person, best first: the last word of the name and the first letter of the first one, as in
 * "mensaha" for Akosua Mensah; then the same with a number. A name in a script that we cannot spell in Latin letters
 * gives way to the address. Always ends with names that nobody else has (`seed` is random).
 */
export function proposeUserNames(
  person: { readonly name: string; readonly email: string },
  own: readonly string[],
  seed: string,
): readonly string[] {
  const mailbox = latinWord(person.email.slice(0, person.email.lastIndexOf('@')))
  const base = [spelled(person.name), mailbox, `user${seed}`]
    .map((name) => name.slice(0, longestUserName - 6))
    .find(
      (name) => name.length >= shortestUserName && /^[a-z]/.test(name) && !isReserved(name, own),
    ) as string
  const numbers = Array.from({ length: 98 }, (_, place) => `${base}${place + 2}`)
  return [base, ...numbers, `${base}${seed}`].filter((name) => !isReserved(name, own))
}

function spelled(name: string): string {
  const words = name
    .split(/[\s,.]+/u)
    .map(latinWord)
    .filter(Boolean)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return words.length < 2 ? first : last + first.slice(0, 1)
}

/** What a chosen user name looks like: a letter first, then letters and digits, of the small Latin ones. */
export const isUserName = (typed: string): boolean =>
  typed.length >= shortestUserName && typed.length <= longestUserName && /^[a-z][a-z0-9]*$/.test(typed)

/** A user name is chosen once. Whether the wanted one is reserved is told in the same words as that it is taken. */
export function decideUserName(
  account: Pick<Account, 'state' | 'userNameChangedAt'>,
  present: string,
  wanted: string,
  own: readonly string[],
): { readonly userName: string } | Refusal {
  if (account.state !== 'active') return refuse('accounts.not-in-this-state')
  if (account.userNameChangedAt) return refuse('accounts.user-name-chosen')
  if (wanted === present) return refuse('accounts.user-name-same')
  return isReserved(wanted, own) ? refuse('accounts.user-name-not-to-be-had') : { userName: wanted }
}
