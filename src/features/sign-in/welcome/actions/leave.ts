import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { stranger, system } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { blockHeld, findLink, holdAccount, saveLinkFacts } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { decideOpened, isAbandoned, mostLeft, openingsOf, timesLeft } from '../rules.ts'
import type { Opened } from '../rules.ts'

/**
 * Somebody leaves without choosing anything. The third time the account is blocked: a code that lies about and is tried
 * out is a door left open. Says how often the code still opens the page.
 */
export async function leaveActivation(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  { link, opening }: Opened,
  now: Date,
): Promise<{ readonly timesMore: number; readonly until: Date | undefined }> {
  return inTransaction(db, async (tx) => {
    const found = await findLink(tx, link)
    const held = found && (await holdAccount(tx, found.accountId))
    const live = decideOpened(await findLink(tx, link), opening, now)
    if (!held || isRefusal(live)) return { timesMore: 0, until: undefined }

    const openings = openingsOf(live).map((one, place) => (place === opening ? { ...one, left: true } : one))
    const left = { ...live, facts: { ...live.facts, openings } }
    await saveLinkFacts(tx, link, left.facts)
    await record(tx, stranger, 'sign-in.welcome-left', held.id, { time: opening + 1 }, now)
    if (!isAbandoned(left, now)) return { timesMore: mostLeft - timesLeft(left, now), until: live.expiresAt }
    await blockHeld(tx, secrets, system, held, { reason: 'initial-not-changed' }, now)
    return { timesMore: 0, until: undefined }
  })
}
