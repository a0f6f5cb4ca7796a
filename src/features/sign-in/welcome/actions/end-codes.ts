import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { blockHeld, findLink, holdAccount } from '../../../accounts/index.ts'
import { decideCode, isAbandoned } from '../rules.ts'
import { listDueCodes } from '../store.ts'

const atOnce = 200

/** Blocks every account whose code ran out unused, or was opened and left three times. Says how many. */
export async function endCodes(house: Pick<House, 'db' | 'secrets'>, now: Date): Promise<number> {
  let blocked = 0
  for (;;) {
    const due = await listDueCodes(house.db, now, atOnce)
    let here = 0
    for (const one of due) if (await endCode(house, one, now)) here++
    blocked += here
    if (due.length < atOnce || here === 0) return blocked
  }
}

function endCode(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  it: { readonly id: Id; readonly accountId: AccountId },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, it.accountId)
    const link = await findLink(tx, it.id)
    if (held?.state !== 'initial' || !link || link.usedAt || link.endedAt) return false
    const isExpired = isRefusal(decideCode(link, now))
    if (!isExpired && !isAbandoned(link, now)) return false
    const block = { reason: 'initial-not-changed' } as const
    return !isRefusal(await blockHeld(tx, secrets, system, held, block, now))
  })
}
