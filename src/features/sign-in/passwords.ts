import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { turnstile } from './turnstile.ts'

/** argon2id as OWASP asks for at least: 19 MiB, two passes. Written into every hash, so they can be raised later. */
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const current = `$argon2id$v=19$m=${strength.memoryCost},t=${strength.timeCost},p=${strength.parallelism}$`

/**
 * Each hash takes its memory and a thread of the pool that file access and names share. More at once than twice the
 * cores would only make everything else slow.
 */
const through = turnstile(availableParallelism() * 2, 200)

/** A password as it is stored: argon2id in the form that mail servers and others can verify too. */
export const hashPassword = (password: string): Promise<string> => through(() => hash(password, strength))

/** Nobody's password. Made once, with the strength of today. */
let nobodys: Promise<string> | undefined
export const prepareNobodysHash = (): Promise<string> =>
  (nobodys ??= hash(crypto.randomUUID() + crypto.randomUUID(), strength))

/** Whether the password is right. Without a stored one the answer is no, after the same work. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await prepareNobodysHash())
  const isRight = await through(() => verify(against, password).catch(() => false))
  return isRight && stored !== null
}

/** The stored form is weaker than what is made today. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(current)
