import type { House } from '../../../../platform/house.ts'
import { isSecondFactorRequired } from '../../../../platform/second-factor.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { findApp } from '../one-time-codes/store.ts'
import type { Requirement, SecurityView } from '../pages/security.ts'
import { mayHavePasskeys } from '../passkeys/ceremony.ts'
import { passkeysOf } from '../passkeys/store.ts'
import { actsForOthers, hasFactor } from '../rules.ts'
import { factorsOf } from '../store.ts'

/** Whether somebody's role asks for a second factor here. */
export const needsFactor = (house: Pick<House, 'config' | 'demo'>, actor: SignedIn): boolean =>
  isSecondFactorRequired(house) && actsForOthers(actor)

/** Whether the factor in question may not be removed: it is the last one, and a role needs it. */
export async function isNeeded(house: House, actor: SignedIn): Promise<boolean> {
  const { passkeys, hasCodes } = await factorsOf(house.db, actor.accountId)
  return needsFactor(house, actor) && passkeys + (hasCodes ? 1 : 0) <= 1
}

export const zoneOf = ({ profile }: House, actor: SignedIn): string => actor.timeZone ?? profile.seat.timeZone

/** Everything on the page about how one signs in. */
export async function viewSecurity(house: House, actor: SignedIn): Promise<SecurityView> {
  const { db, config, clock } = house
  const factors = await factorsOf(db, actor.accountId)
  const [passkeys, app] = [await passkeysOf(db, actor.accountId), await findApp(db, actor.accountId)]
  return {
    requirement: requirementOf(house, actor, hasFactor(factors)),
    passkeys,
    mayHavePasskeys: mayHavePasskeys(config),
    app: app && { confirmedAt: app.confirmedAt ?? app.createdAt, usedAt: app.usedAt },
    recoveryCodes: factors.recoveryCodes,
    hasFactor: hasFactor(factors),
    zone: zoneOf(house, actor),
    now: clock.now(),
  }
}

function requirementOf(house: House, actor: SignedIn, has: boolean): Requirement {
  if (needsFactor(house, actor)) return has ? 'met' : 'missing'
  return house.demo && !isSecondFactorRequired(house) ? 'demo' : 'advised'
}
