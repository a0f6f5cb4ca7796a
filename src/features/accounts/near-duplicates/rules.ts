import type { AccountId } from '../../../values/ids.ts'
import type { Hint, HintedAccount, HintReason, Near } from './types.ts'

/** A number that more people share is an office's, and says nothing about any of them. */
export const mostSharingAPhone = 5

/** Two accounts in the order in which a hint keeps them: the older one first. */
export const pairOf = (one: AccountId, other: AccountId): readonly [AccountId, AccountId] =>
  one < other ? [one, other] : [other, one]

/** What was found for each reason, told by account. */
export function nearOf(found: readonly { id: AccountId; reason: HintReason }[]): Near[] {
  const reasons = new Map<AccountId, HintReason[]>()
  for (const { id, reason } of found) reasons.set(id, [...new Set([...(reasons.get(id) ?? []), reason])])
  return [...reasons].map(([accountId, why]) => ({ accountId, reasons: why.toSorted() }))
}

/** The other account of a hint, seen from one of the two. */
export const otherThan = ({ accounts: [one, other] }: Hint, id: AccountId): HintedAccount =>
  one.id === id ? other : one

/**
 * Which of two accounts would go on if they were made one: the one that can be signed in to, then the one that was used
 * last, then the older one.
 */
export function likelySurvivor({ accounts: [older, newer] }: Pick<Hint, 'accounts'>): HintedAccount {
  if ((older.state === 'active') !== (newer.state === 'active'))
    return older.state === 'active' ? older : newer
  const used = (it: HintedAccount) => it.signedInAt?.getTime() ?? 0
  return used(newer) > used(older) ? newer : older
}
