import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { decideAnswer } from '../rules.ts'
import { holdEnquiry, saveEnquiry } from '../store/enquiries.ts'
import { insertMessage } from '../store/messages.ts'
import { tellWriter } from '../tellings.ts'
import type { Enquiry, NewFile } from '../types.ts'

export type Answer = {
  readonly words: string
  /** It asks something back: the thread then waits for whoever asked. */
  readonly asks: boolean
  /** What had been written when the desk began to answer. */
  readonly revision: number
  readonly files?: readonly NewFile[] | undefined
}

type Done = { readonly it: Enquiry } | Refusal

/** The desk answers. Whoever answers first has the thread from then on; of ten at once, one answer leaves. */
export const answer = (
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  it: Answer,
): Promise<Done> => inTransaction(db, (tx) => answerWithin(tx, actor, id, it, clock.now()))

export async function answerWithin(
  tx: Transaction,
  actor: SignedIn,
  id: Id,
  { words, files, ...it }: Answer,
  now: Date,
): Promise<Done> {
  const held = await holdEnquiry(tx, id)
  if (!held) return refuse('enquiries.unknown')
  const outcome = decideAnswer(held, actor.permissions, it)
  if (isRefusal(outcome)) return outcome
  const by = { kind: 'answer', byAccount: actor.accountId } as const
  const messageId = await insertMessage(tx, id, { ...by, words, files }, now)
  const change = { state: outcome.next, assignedTo: held.assignedTo ?? actor.accountId }
  const saved = await saveEnquiry(tx, held, change, now)
  await record(tx, actor, 'enquiries.answered', id, { number: held.number, next: outcome.next }, now)
  await tellWriter(tx, saved, 'answered', messageId, now)
  return { it: saved }
}
