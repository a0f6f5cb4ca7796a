import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tellMany } from '../../../platform/outgoing-mail/tell-many.ts'
import type { RegistrationId } from '../../../values/ids.ts'
import { contactsOf } from '../../registrations/index.ts'
import { opensAt } from '../rules.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { listEventsSoon, listRemote } from './store.ts'

const portion = 200

/**
 * Writes to everybody who takes part remotely when JOIN opens: once for each sitting and the time it begins, so that looking again
 * tells nobody twice and a sitting that moved is told anew.
 */
export async function remindOfOpenDoors(house: House): Promise<void> {
  const now = house.clock.now()
  for (const eventId of await listEventsSoon(house.db, now))
    for (const sitting of await listSittings(house.db, eventId))
      if (isOpening(house, sitting, now)) await tellAll(house, sitting, now)
}

/** Open, and not begun. A sitting in the room only has no door. */
const isOpening = ({ profile }: House, sitting: Sitting, now: Date): boolean =>
  sitting.room.format !== 'physical' &&
  now < sitting.startsAt &&
  opensAt({ sitting, role: undefined, leadMinutes: profile.joinLeadMinutes }) <= now

async function tellAll({ db }: House, { id, eventId, startsAt }: Sitting, now: Date): Promise<void> {
  for (let after: RegistrationId | undefined; ;) {
    const some = await listRemote(db, eventId, after, portion)
    if (some.length === 0) return
    after = some.at(-1)?.id
    await inTransaction(db, async (tx) => {
      const contacts = await contactsOf(
        tx,
        some.map(({ personId }) => personId),
      )
      const tellings = some.flatMap((one) => {
        const to = contacts.get(one.personId)
        const facts = { sittingId: id, registrationId: one.id, startsAt: startsAt.toISOString() }
        const onceKey = `meetings.soon:${id}:${one.id}:${startsAt.toISOString()}`
        return to ? [{ occasion: 'meetings.soon', to, facts, onceKey }] : []
      })
      await tellMany(tx, tellings, now)
    })
  }
}
