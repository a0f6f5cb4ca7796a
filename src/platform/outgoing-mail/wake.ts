/** The senders running in this process: the one that writes a mail wakes them, without a word to the database. */
const sleepers = new Set<() => void>()

/** Lets the senders of this process look into the outbox now. Call it after a commit; harmless at any time. */
export function wakeOutbox(): void {
  for (const wake of sleepers) wake()
}

const commitTakesAbout = 25
let soon: NodeJS.Timeout | undefined

/** Wakes them when the transaction that is just writing has most likely been committed. */
export function wakeOutboxSoon(): void {
  if (sleepers.size === 0 || soon) return
  soon = setTimeout(() => {
    soon = undefined
    wakeOutbox()
  }, commitTakesAbout)
  soon.unref()
}

/** Returns the way to stop listening. */
export function onWake(wake: () => void): () => void {
  sleepers.add(wake)
  return () => sleepers.delete(wake)
}
