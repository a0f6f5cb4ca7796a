import { identifierKey } from '../../accounts/rules.ts'
import type { Looking } from './types.ts'

/** As many accounts as one page lists. */
export const accountsAPage = 25
/** Counts are exact up to here; what is more is "more than". */
export const mostCounted = 10_000

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const registration = /^r-[0-9a-z]{4}-[0-9a-z]{4}$/i
/** Shorter beginnings fit too many names to be of use. */
const shortestBeginning = 3

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/**
 * What was typed could be an account's id, the number of a registration, an address or how it begins, a user name or how
 * it begins, or words of a name. Undefined: nothing was typed.
 */
export function lookingFor(typed: string): Looking | undefined {
  const words = typed.normalize('NFC').trim().slice(0, 200)
  if (words === '') return undefined
  if (id.test(words)) return { id: words.toLowerCase() }
  if (registration.test(words)) return { registration: words.toUpperCase() }
  const isOneWord = !/\s/u.test(words)
  const key = isOneWord ? identifierKey(words) : undefined
  return {
    ...(key !== undefined && { key }),
    ...(isOneWord && words.length >= shortestBeginning && { beginning: asciiLower(words) }),
    ...(!words.includes('@') && { name: words }),
  }
}

/** An address that says whose it is to those who know, and nothing to others: the first letter, and the house. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = ''] = address.slice(0, at)
  return at < 1 ? '•••' : `${first}•••${address.slice(at)}`
}

/** A telephone number by its last two digits. */
export const maskedPhone = (phone: string): string => `••• ${phone.replace(/\D/g, '').slice(-2)}`
