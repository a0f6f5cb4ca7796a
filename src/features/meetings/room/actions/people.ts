import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { forgive, isInside, saveLeft } from '../../store/attendance.ts'
import type { Sitting, SittingId } from '../../types.ts'
import { mayPutOut } from '../rules.ts'
import { saveAdmission } from '../store/door.ts'
import { endRequestsOf } from '../store/floor.ts'
import { noteDown } from '../store/log.ts'
import { roleOf } from '../store/roll.ts'
import type { RoomMedia } from '../types.ts'
import { leading, type Inside } from '../within.ts'

type Done = Promise<Refusal | undefined>
type Acting = Pick<Inside, 'tx' | 'actor' | 'now'> & { readonly sitting: Pick<Sitting, 'id' | 'eventId'> }

/** Puts somebody out, whoever does it: they are off the list of speakers, and it stands in the log. How the sitting is led is held. */
export async function putOut({ tx, actor, sitting, now }: Acting, person: PersonId): Done {
  if (!(await saveLeft(tx, sitting.id, person, now, actor.accountId))) return refuse('meetings.not-inside')
  await endRequestsOf(tx, sitting.id, person, now)
  await noteDown(tx, sitting, actor.personId, 'put-out', { person }, now)
  await record(tx, actor, 'meetings.put-out', person, { sitting: sitting.id }, now)
  return undefined
}

/** Somebody who was put out may come in again, whoever says so. */
export async function letInAgain({ tx, actor, sitting, now }: Acting, person: PersonId): Done {
  if (!(await forgive(tx, sitting.id, person))) return refuse('meetings.not-out')
  await noteDown(tx, sitting, actor.personId, 'let-in-again', { person }, now)
  await record(tx, actor, 'meetings.let-in-again', person, { sitting: sitting.id }, now)
  return undefined
}

/** Lets somebody in who stands at the door and was refused; they come in by JOIN, and stay let in for this sitting. */
export const admit = (house: House, actor: SignedIn, id: SittingId, person: PersonId): Done =>
  leading(house, actor, id, async ({ tx, sitting, now }) => {
    if (!(await saveAdmission(tx, id, person, actor.accountId, now))) return refuse('meetings.floor.changed')
    await noteDown(tx, sitting, actor.personId, 'admitted', { person }, now)
    await record(tx, actor, 'meetings.admitted', person, { sitting: id }, now)
    return undefined
  })

/** Puts somebody out of the sitting; they stay out until they are let in again. */
export async function remove(
  house: House,
  actor: SignedIn,
  id: SittingId,
  person: PersonId,
  media: RoomMedia | undefined,
): Done {
  const no = await leading(
    house,
    actor,
    id,
    async (inside) =>
      mayPutOut(actor.personId, person, await roleOf(inside.tx, id, person)) ?? putOut(inside, person),
  )
  if (!no) await media?.remove(id, person)
  return no
}

/** Somebody who was put out may come in again. */
export const letBackIn = (house: House, actor: SignedIn, id: SittingId, person: PersonId): Done =>
  leading(house, actor, id, (inside) => letInAgain(inside, person))

/** Turns somebody's sound off; they turn it on again themselves. */
export async function mute(
  house: House,
  actor: SignedIn,
  id: SittingId,
  person: PersonId,
  media: RoomMedia,
): Done {
  const no = await leading(house, actor, id, async ({ tx, sitting, now }) => {
    if (!(await isInside(tx, id, person))) return refuse('meetings.not-inside')
    await noteDown(tx, sitting, actor.personId, 'muted', { person }, now)
    await record(tx, actor, 'meetings.muted', person, { sitting: id }, now)
    return undefined
  })
  if (no) return no
  return (await media.mute(id, person)) ? undefined : refuse('meetings.lead.not-heard')
}
