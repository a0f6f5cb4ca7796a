import type { Transaction } from '../../../platform/database/database.ts'
import { mostLettersAnAddressADay, mostLettersAnAddressAnHour } from '../rules.ts'
import { countLetters } from '../store/sign-ups.ts'

const hour = 3_600_000

/** Whether one more letter may go to an address, whoever asks: it may be somebody else's. Call it with the address held. */
export async function mayWriteTo(tx: Transaction, emailKey: string, now: Date): Promise<boolean> {
  const since = (hours: number) => countLetters(tx, emailKey, new Date(now.getTime() - hours * hour))
  return (await since(1)) < mostLettersAnAddressAnHour && (await since(24)) < mostLettersAnAddressADay
}
