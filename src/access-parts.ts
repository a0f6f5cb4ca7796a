import { affiliationParts } from './affiliation-parts.ts'
import type { AccessParts } from './features/access/index.ts'
import { mailboxUse } from './features/mailbox/index.ts'
import { warningNow } from './features/notices/index.ts'
import { mailboxFollowsAccess } from './mailbox-follows-access.ts'
import type { House } from './platform/house.ts'

/** Who follows when member access opens, rests or ends, and what is decided along with it. */
export const accessParts = (house: House): AccessParts => ({
  affiliations: affiliationParts(house),
  whenAccessMoves: [mailboxFollowsAccess(house)],
  mailboxUse,
  warning: warningNow(house),
})
