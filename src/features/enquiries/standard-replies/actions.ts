import type { Transaction } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { endStandard, saveStandard } from './store.ts'
import type { StandardReply } from './types.ts'

/** Keeps a new standard reply, or the changed words of one. */
export async function keepReply(
  tx: Transaction,
  actor: SignedIn,
  it: Omit<StandardReply, 'id'> & { readonly id: Id | undefined },
  now: Date,
): Promise<void> {
  const id = await saveStandard(tx, it, actor.accountId, now)
  await record(tx, actor, 'enquiries.standard-saved', id, { languages: Object.keys(it.words) }, now)
}

/** Nobody is offered it any more; what was answered with it stays as it is. */
export async function endReply(tx: Transaction, actor: SignedIn, id: Id, now: Date): Promise<void> {
  if (await endStandard(tx, id, now)) await record(tx, actor, 'enquiries.standard-ended', id, {}, now)
}
