import { refuse } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { foldPassword } from './breached/rules.ts'

/** Where a password is the only proof; beside a second factor fewer characters are enough. */
export const shortestPassword = 15
const shortestBesideFactor = 12
export const longestPassword = 512
/** What must be left when everything that a stranger would try first is taken out. */
const leastOwn = 8
const fewestDifferent = 5
/** What stands between known words is not one's own either. */
const between = /[\s\p{P}]/gu

/** What people who guess try first, besides the person's own words. */
const tried =
  `password passwort passe contraseña пароль 密码 welcome letmein iloveyou admin login qwertyuiop qwerty
  asdfghjkl zxcvbnm azertyuiop 1234567890 0123456789 123456789 12345678 1234567 123456 12345 abcdefghijklmnopqrstuvwxyz
  abcdefgh abcdef abc123 correct horse battery staple changeme secret`.split(/\s+/)

/** How many characters a new password must have at least. */
export const shortestFor = (hasFactor: boolean): number =>
  hasFactor ? shortestBesideFactor : shortestPassword

/**
 * Whether a password is good enough: long, not made of words that a stranger would try first,
 * and not among those that were stolen elsewhere. There are no rules about kinds of characters. It is taken exactly as
 * it was typed.
 */
export function decidePassword(
  password: string,
  ownWords: readonly string[],
  isListed: (password: string) => boolean,
  min: number = shortestPassword,
): { readonly fine: true } | Refusal {
  const letters = [...password]
  if (letters.length < min) return refuse('sign-in.password-short', { min })
  if (letters.length > longestPassword) return refuse('sign-in.password-long', { max: longestPassword })
  if (isListed(password)) return refuse('sign-in.password-listed')
  const folded = foldPassword(password)
  if (new Set(folded).size < fewestDifferent) return refuse('sign-in.password-guessable')
  const left = without(folded, [...ownWords, ...tried])
  const own = left === folded ? left : left.replace(between, '')
  return [...own].length < leastOwn ? refuse('sign-in.password-guessable') : { fine: true }
}

function without(folded: string, words: readonly string[]): string {
  const longestFirst = words
    .map(foldPassword)
    .filter((word) => [...word].length > 2)
    .sort((one, other) => other.length - one.length)
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), folded)
}

/** Words that a stranger knows about a person and the body: whole, and each part of names and addresses. */
export const knownWords = (...texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [text, ...text.split(/[\s@.,_+’'-]+/u)]).filter(Boolean)
