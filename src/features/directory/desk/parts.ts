import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link, type Html } from '../../../platform/ui/index.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import { decidingKinds } from '../focal-points/actions/by-the-day.ts'
import { mayConfirm } from '../focal-points/rules.ts'
import { dayOfInstant, mandatesOf, rolesOfPerson } from '../focal-points/store/roles.ts'
import { countWaiting } from './store/people.ts'

type Above = Pick<House, 'db' | 'profile' | 'clock'>

/**
 * For the menu: how many claims wait for this person's decision. Undefined for those who decide for no organisation;
 * nought for those who decide about other things.
 */
export const claimsForMe =
  ({ db, profile, clock }: Above) =>
  async (actor: Actor): Promise<number | undefined> => {
    if (actor.kind !== 'person' || !actor.permissions.has('organisation.manage')) return undefined
    const kinds = decidingKinds(profile)
    const mandates = await mandatesOf(db, actor.personId, clock.now())
    const ids = mandates
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ organisationId }) => organisationId)
    return mandates.length > 0 ? countWaiting(db, [...new Set(ids)]) : undefined
  }

/** For the front page: that people wait for me. */
export const claimsNeed =
  (house: Above) =>
  async (actor: SignedIn, t: Texts): Promise<Html | undefined> => {
    const count = await claimsForMe(house)(actor)
    return count
      ? html`<p>${link(t('directory.desk.needs', { count }), t.path('/organisation'))}</p>`
      : undefined
  }

/** For the front page: that I have to say once a year whether my roles still hold. */
export const confirmationNeed =
  ({ db, clock }: Above) =>
  async (actor: SignedIn, t: Texts): Promise<Html | undefined> => {
    if (!actor.permissions.has('organisation.manage')) return undefined
    const now = clock.now()
    const roles = await rolesOfPerson(db, actor.personId, now)
    return roles.some((role) => mayConfirm(role, dayOfInstant(now)))
      ? html`<p>${link(t('directory.desk.needs.confirm'), t.path('/organisation/roles'))}</p>`
      : undefined
  }
