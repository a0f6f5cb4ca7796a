import type { House } from '../../platform/house.ts'
import type { Refusal } from '../../values/refusal.ts'
import { openListedPasswords } from './breached/index.ts'
import { ownWords } from './own-words.ts'
import { decidePassword, shortestFor } from './rules.ts'

/** Whether somebody may take this password. Every act that sets one asks here; `person` is what `wordsAbout` says of them. */
export async function decideNewPassword(
  { config, profile }: Pick<House, 'config' | 'profile'>,
  password: string,
  person: readonly string[],
  hasFactor = false,
): Promise<{ readonly fine: true } | Refusal> {
  const listed = await openListedPasswords(config.dataFolder)
  return decidePassword(password, ownWords(profile, person), (one) => listed.has(one), shortestFor(hasFactor))
}
