/** A number from 0 to 0xffff made of a number, a round and a key that only the house has. */
export type Round = (half: number, round: number) => number

const rounds = 6
const halfBits = 15
const half = 2 ** halfBits
const ids = 1_000_000_000

/**
 * Registration IDs of the form `123456789-12345`. Nine digits are a keyed permutation of the running number, so that
 * neighbours cannot be guessed and no two are alike; of the five, three are random and two check all the others (ISO 7064 MOD 97-10),
 * so that a slip of the finger is noticed before anything is looked up.
 */
export function registrationId(sequence: number, random: number, round: Round): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0 || sequence >= ids)
    throw new RangeError('no more numbers')
  const nine = String(permuted(sequence, round)).padStart(9, '0')
  const three = String(random % 1000).padStart(3, '0')
  return `${nine}-${three}${checkDigits(nine + three)}`
}

/** A Registration ID as somebody typed it, in one form; undefined where it can be none. */
export function tidyRegistrationId(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/[\s‐-―-]/gu, '')
  if (!/^\d{14}$/.test(digits) || remainder(digits) !== 1) return undefined
  return `${digits.slice(0, 9)}-${digits.slice(9)}`
}

/** Walks on until the number is one of nine digits: every number has exactly one that leads to it. */
function permuted(sequence: number, round: Round): number {
  let number = sequence
  do number = feistel(number, round)
  while (number >= ids)
  return number
}

function feistel(number: number, round: Round): number {
  let [left, right] = [Math.floor(number / half), number % half]
  for (let nth = 0; nth < rounds; nth++) [left, right] = [right, left ^ (round(right, nth) % half)]
  return left * half + right
}

const checkDigits = (digits: string): string => String(98 - remainder(`${digits}00`)).padStart(2, '0')

/** Of any number of digits by 97, as long as they are. */
const remainder = (digits: string): number =>
  [...digits].reduce((so, digit) => (so * 10 + Number(digit)) % 97, 0)

/** Digits of every script come in runs of ten that begin with their nought. */
function digitOf(digit: string): number {
  let code = digit.codePointAt(0) ?? 48
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1
    value += 1
  }
  return value
}
