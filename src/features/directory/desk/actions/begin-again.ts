import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import type { AccountsAbove } from '../../focal-points/accounts-above.ts'
import { organisationName } from '../../rules.ts'
import type { AtDesk, OrganisationsPerson } from '../types.ts'

/**
 * A focal point lets somebody of their own organisation begin again: a new welcome code goes to the person's contact
 * address, and nobody else sees it.
 */
export async function beginAgain(
  house: House,
  accounts: AccountsAbove,
  actor: SignedIn,
  at: AtDesk,
  it: OrganisationsPerson,
): Promise<'begun' | 'asked' | Refusal> {
  if (!at.decidesAboutPeople) return refuse('directory.desk.not-yours')
  if (it.state !== 'approved') return refuse('directory.desk.not.begin')
  if (it.personId === actor.personId) return refuse('directory.desk.not-oneself')
  const holder = (await accounts.holders(house.db, [it.personId])).get(it.personId)
  if (!holder) return refuse('directory.focal.cannot-sign-in')
  const t = house.texts(house.profile.languages[0] ?? 'en')
  const organisation = organisationName(at.organisation, t.language)
  const reason = t('directory.desk.begin.reason', { organisation })
  return accounts.reinitialise(actor, holder.accountId, reason, house.clock.now())
}
