import { accountsAbove } from './accounts-above.ts'
import { followPerson } from './features/access/index.ts'
import { holdersOf } from './features/accounts/index.ts'
import { affiliationEnded, type AffiliationParts } from './features/directory/index.ts'
import { withdrawFormer } from './features/registrations/index.ts'
import { mailboxFollowsAccess } from './mailbox-follows-access.ts'
import type { House } from './platform/house.ts'

/**
 * Who reacts when somebody's affiliation is approved or ends, however it comes to it: roles at the organisation end, and
 * registrations that needed its word are withdrawn.
 */
export function affiliationParts(house: House): AffiliationParts {
  const accounts = accountsAbove(house)
  return {
    holdersOf,
    whenAffiliationApproved: [],
    whenAffiliationEnds: [
      (tx, actor, it, now) => affiliationEnded(tx, { house, accounts }, actor, it, now),
      withdrawFormer(house),
      followPerson(house, { whenAccessMoves: [mailboxFollowsAccess(house)] }),
    ],
  }
}
