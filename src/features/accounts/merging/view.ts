import type { House } from '../../../platform/house.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findPerson } from '../../directory/index.ts'
import type { AccountLink } from '../links/types.ts'
import { findAccount } from '../store/accounts.ts'
import { userNameOf } from '../store/identifiers.ts'
import { factsOf } from './actions/merge-accounts.ts'
import type { MergingParts } from './listeners.ts'
import type { ConfirmMergeView } from './pages/confirm.ts'
import { canBeUndoneFor, decideMerge } from './rules.ts'
import type { MergeFacts } from './types.ts'

export const daysToUndo = canBeUndoneFor / (24 * 3_600_000)

/** Which account would become part of which, and why not, where it cannot be. */
export async function viewMerge(
  { db, clock, profile }: House,
  parts: MergingParts,
  link: AccountLink,
  token: string,
): Promise<ConfirmMergeView | undefined> {
  const { survivor: id } = link.facts as unknown as MergeFacts
  const [survivor, merged] = [await findAccount(db, id), await findAccount(db, link.accountId)]
  const person = survivor && (await findPerson(db, survivor.personId))
  if (!survivor || !merged || !person) return undefined
  const facts = await factsOf(db, parts, merged)
  const outcome = decideMerge({ survivor, merged, ...facts }, 'owner', clock.now())
  return {
    token,
    goes: await userNameOf(db, merged.id),
    stays: { userName: await userNameOf(db, survivor.id), name: person.badgeName ?? person.name },
    days: daysToUndo,
    contact: profile.helpContacts.accounts,
    refusal: isRefusal(outcome) ? outcome : undefined,
  }
}
