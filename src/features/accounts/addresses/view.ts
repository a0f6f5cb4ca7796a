import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { decideLink } from '../links/rules.ts'
import { linksSince } from '../store/links.ts'
import type { AddressesView } from './pages/list.ts'
import { confirmWorksFor, isLive, isResting, undoWorksFor } from './rules.ts'
import { addressesMergedInto, addressesOf } from './store.ts'
import { confirmPurpose } from './types.ts'
import type { AskedFacts } from './types.ts'

/** Everything the page of one's addresses shows, but for what was typed and what is wrong with it. */
export async function viewAddresses(
  { db, clock, profile }: House,
  actor: SignedIn,
): Promise<Omit<AddressesView, 'typed' | 'problems'>> {
  const now = clock.now()
  const [all, merged, links] = await Promise.all([
    addressesOf(db, actor.accountId),
    addressesMergedInto(db, actor.accountId),
    linksSince(db, actor.accountId, confirmPurpose, new Date(now.getTime() - confirmWorksFor)),
  ])
  const asked = links.filter((one) => !isRefusal(decideLink(one, now)))
  return {
    live: all.filter(isLive),
    resting: all
      .filter((one) => isResting(one, now))
      .map((one) => ({ ...one, until: new Date((one.endedAt as Date).getTime() + undoWorksFor) })),
    asked: asked.map((one) => ({
      id: one.id,
      shown: (one.facts as unknown as AskedFacts).shown,
      at: one.createdAt,
      until: one.expiresAt,
    })),
    merged,
    zone: actor.timeZone ?? profile.seat.timeZone,
  }
}
