import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { isInside } from '../../store/attendance.ts'
import type { SittingId } from '../../types.ts'
import { isChaired, mayHandOver, mayTakeChair } from '../rules.ts'
import { noteDown } from '../store/log.ts'
import { listOfficers, roleOf, saveRole } from '../store/roll.ts'
import { within } from '../within.ts'

type Done = Promise<Refusal | undefined>

/** Hands the chair over to somebody who is there. Whoever had it stands in for it from now on, and stays inside by that. */
export const handOverChair = (house: House, actor: SignedIn, id: SittingId, to: PersonId): Done =>
  within(house, actor, id, async ({ tx, sitting, role, now }) => {
    const heir = {
      personId: to,
      role: await roleOf(tx, id, to),
      isInside: await isInside(tx, id, to),
    }
    const by = { personId: actor.personId, role }
    const no = mayHandOver(by, heir, isChaired(await listOfficers(tx, id)))
    if (no) return no
    await saveRole(tx, sitting, to, 'chair')
    if (role === 'chair') await saveRole(tx, sitting, actor.personId, 'vice-chair')
    await noteDown(tx, sitting, actor.personId, 'chair-handed-over', { person: to }, now)
    await record(tx, actor, 'meetings.chair-handed-over', to, { sitting: id }, now)
    return undefined
  })

/** Whoever stands in for the chair takes it while nobody is in it; of several the first. */
export const takeChair = (house: House, actor: SignedIn, id: SittingId): Done =>
  within(house, actor, id, async ({ tx, sitting, role, now }) => {
    const no = mayTakeChair(role, isChaired(await listOfficers(tx, id)))
    if (no) return no
    await saveRole(tx, sitting, actor.personId, 'chair')
    await noteDown(tx, sitting, actor.personId, 'chair-taken', { person: actor.personId }, now)
    await record(tx, actor, 'meetings.chair-taken', actor.personId, { sitting: id }, now)
    return undefined
  })
