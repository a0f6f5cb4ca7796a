import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { listFourEyes } from '../../accounts/index.ts'
import { manages } from '../rules.ts'

/** How much waits for somebody's agreement that they did not ask for themselves; undefined: they are not asked. */
export const secondLooksForMe =
  ({ db, clock }: House) =>
  async (actor: SignedIn): Promise<number | undefined> => {
    if (!actor.permissions.has(manages)) return undefined
    const waiting = await listFourEyes(db, clock.now())
    return waiting.filter(({ askedBy, accountId }) => ![askedBy, accountId].includes(actor.accountId)).length
  }
