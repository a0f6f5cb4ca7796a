import type { House } from '../../../platform/house.ts'
import { NotFound } from '../../../platform/http/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findPerson } from '../../directory/index.ts'
import { findTarget } from '../accounts/store/target.ts'
import { decideAct } from '../rules.ts'
import type { Act } from '../types.ts'
import type { ActView } from './pages/act.ts'

/** What the page of an act shows. Nobody there: as if the address did not exist. */
export async function viewAct(
  { db, clock }: House,
  actor: SignedIn,
  accountId: AccountId,
  act: Act,
): Promise<ActView> {
  const target = await findTarget(db, accountId, clock.now())
  const person = target && (await findPerson(db, target.personId))
  if (!target || !person) throw new NotFound()
  const outcome = decideAct(act, actor, target, clock.now())
  return {
    accountId,
    person,
    act,
    offer: isRefusal(outcome) ? undefined : outcome,
    no: isRefusal(outcome) ? outcome : undefined,
  }
}
