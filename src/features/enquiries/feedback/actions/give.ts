import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor } from '../../../../values/actor.ts'
import { record } from '../../../audit/index.ts'
import { insertFeedback } from '../store.ts'
import type { NewFeedback } from '../types.ts'

/** Somebody says what they think. Without their consent nothing of who they are is kept with it. */
export async function give(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  it: NewFeedback,
): Promise<void> {
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    const id = await insertFeedback(tx, it, now)
    // Who it was is in no list either, unless they agreed.
    const by: Actor = it.answerTo ? actor : { kind: 'stranger', permissions: new Set() }
    await record(
      tx,
      by,
      'enquiries.feedback-given',
      id,
      { rating: it.rating ?? null, page: it.page ?? null },
      now,
    )
  })
}
