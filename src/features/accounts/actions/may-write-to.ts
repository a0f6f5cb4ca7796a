import type { Transaction } from '../../../platform/database/database.ts'
import { mostLettersAnAddressADay, mostLettersAnAddressAnHour } from '../rules.ts'
import { countLetters } from '../store/sign-ups.ts'

const hour = 3_600_000

/** Whether one more letter may go to an address, whoever asks: it may be somebody else's. Call it with the address held. */
export async function mayWriteTo(tx: Transaction, emailKey: string, now: Date): Promise<boolean> {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  const { inTheHour, inTheDay } = await countLetters(tx, emailKey, { hourAgo: ago(1), dayAgo: ago(24) })
  return inTheHour < mostLettersAnAddressAnHour && inTheDay < mostLettersAnAddressADay
}
