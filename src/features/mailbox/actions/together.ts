import type { Database } from '../../../platform/database/database.ts'
import type { MailboxId } from '../types.ts'

/** What waits until it is its turn with a mailbox. `do` may be called a second time, after all the first time did was undone. */
export type Act<In> = {
  do(within: In): Promise<unknown>
  resolve(outcome: unknown): void
  reject(error: unknown): void
}

/** Does some acts in one transaction, in their order, and says what came of each. */
type DoAll<In> = (acts: readonly Act<In>[]) => Promise<readonly unknown[]>

const mostTogether = 32

/**
 * Lets acts on one mailbox wait for each other here and not in the database: what comes while one is done goes together next, with
 * one lock and one flush of the disk. That is for speed alone; the lock is what other processes wait for, and what everything rests
 * on.
 */
export class Together<In> {
  readonly #waiting = new WeakMap<Database, Map<MailboxId, Act<In>[]>>()

  add(db: Database, mailboxId: MailboxId, act: Act<In>, doAll: DoAll<In>): void {
    const waiting = this.#waiting.get(db) ?? new Map<MailboxId, Act<In>[]>()
    this.#waiting.set(db, waiting)
    const line = waiting.get(mailboxId)
    if (line) return void line.push(act)
    const first = [act]
    waiting.set(mailboxId, first)
    void serve(first, doAll, () => waiting.delete(mailboxId))
  }
}

/** The line is given up in the same moment in which it is found empty: nobody may be left standing in it. */
async function serve<In>(line: Act<In>[], doAll: DoAll<In>, giveUp: () => void): Promise<void> {
  while (line.length > 0) await answer(line.splice(0, mostTogether), doAll)
  giveUp()
}

/** One that fails takes no other with it: then each is done alone. */
async function answer<In>(acts: readonly Act<In>[], doAll: DoAll<In>): Promise<void> {
  try {
    const outcomes = await doAll(acts)
    acts.forEach((act, place) => act.resolve(outcomes[place]))
  } catch (error) {
    if (acts.length === 1) return acts[0]!.reject(error)
    for (const act of acts) await answer([act], doAll)
  }
}
