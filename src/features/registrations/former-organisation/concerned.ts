import type { Profile } from '../../../platform/profile/index.ts'
import { decideParticipation } from '../../participation/index.ts'
import { hangsOnOrganisation } from './rules.ts'
import type { Concerned } from './store.ts'

/** Whether this registration goes when its person leaves the organisation: the policy of the event says who agrees. */
export const goesWith = (profile: Profile, { it, event }: Concerned): boolean =>
  it.state !== 'checked-in' &&
  hangsOnOrganisation(
    it,
    decideParticipation({
      eventType: event.type,
      category: it.category,
      membership: 'active',
      accountState: 'active',
      overrides: event.policy,
      policy: profile.policy,
      categories: profile.categories,
    }),
  )
