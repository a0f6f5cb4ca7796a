import { randomBytes } from 'node:crypto'
import { hashPassword } from '../../passwords.ts'
import { bytesForSet, codesFrom, shownCode } from './rules.ts'
import type { KeptCode } from './store.ts'

/** A set as its owner sees it once, and as it is kept. */
export type MadeCodes = { readonly shown: readonly string[]; readonly kept: readonly KeptCode[] }

/** Ten codes and their hashes. They take as long as ten passwords, so they are made before anything is held. */
export async function makeRecoveryCodes(): Promise<MadeCodes> {
  const codes = codesFrom(randomBytes(bytesForSet))
  const kept = await Promise.all(
    codes.map(async ({ mark, secret }) => ({ mark, hash: await hashPassword(secret) })),
  )
  return { shown: codes.map(shownCode), kept }
}
