import { setTimeout as sleep } from 'node:timers/promises'

const waits = [200, 1000, 3000, 6000]

/** Keeps what became of a mail even while the database restarts: a mail that left must not be sent again. */
export async function persist(save: () => Promise<void>): Promise<void> {
  for (const wait of waits) {
    try {
      return await save()
    } catch {
      await sleep(wait)
    }
  }
  await save()
}
