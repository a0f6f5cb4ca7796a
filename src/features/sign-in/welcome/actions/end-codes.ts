import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { blockHeld, findLink, holdAccount } from '../../../accounts/index.ts'
import { decideCode, isAbandoned } from '../rules.ts'
import { findCodeOf, listWithoutCode } from '../store.ts'

const atOnce = 200

/** Blocks every account whose code ran out unused, or was opened and left three times. Says how many. */
export async function endCodes(house: Pick<House, 'db' | 'secrets'>, now: Date): Promise<number> {
  let blocked = 0
  for (;;) {
    const found = await listWithoutCode(house.db, now, atOnce)
    let here = 0
    for (const id of found) if (await endCode(house, id, now)) here++
    blocked += here
    if (found.length < atOnce || here === 0) return blocked
  }
}

function endCode({ db, secrets }: Pick<House, 'db' | 'secrets'>, id: AccountId, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, id)
    if (held?.state !== 'initial') return false
    const code = await findCodeOf(tx, id)
    const live = decideCode(code ? await findLink(tx, code) : undefined, now)
    if (!isRefusal(live) && !isAbandoned(live, now)) return false
    const block = { reason: 'initial-not-changed' } as const
    return !isRefusal(await blockHeld(tx, secrets, system, held, block, now))
  })
}
