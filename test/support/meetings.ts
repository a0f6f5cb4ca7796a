import assert from 'node:assert/strict'
import { listSittings } from '../../src/features/meetings/store/sittings.ts'
import type { Role, Sitting } from '../../src/features/meetings/types.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import type { TestHouse } from './house.ts'
import { makeAccount, makeEvent, makeOrganisation } from './people.ts'
import { actorFor, choicesFor, register } from './registering.ts'

const minute = 60_000

/** A meeting of two hours that begins in so many minutes, and its door. */
export async function makeMeeting(house: TestHouse, inMinutes: number) {
  const startsAt = new Date(house.clock.now().getTime() + inMinutes * minute)
  const endsAt = new Date(startsAt.getTime() + 120 * minute)
  const event = await makeEvent(house.db, { type: 'workshop', startsAt, endsAt, now: house.clock.now() })
  await house.db
    .updateTable('event_session')
    .set({ ends_at: endsAt })
    .where('event_id', '=', event.id)
    .execute()
  const [sitting] = (await listSittings(house.db, event.id)) as [Sitting]
  return {
    event,
    sitting,
    door: `/en/meetings/${sitting.id}`,
    desk: `/en/desk/events/${event.code}/rooms/${sitting.id}`,
  }
}

/** Somebody whose registration for it is confirmed, with a part in it if one is named. */
export async function makeParticipant(
  house: TestHouse,
  { eventId, id }: Pick<Sitting, 'eventId' | 'id'>,
  { name = 'Ama Owusu', role }: { readonly name?: string; readonly role?: Role } = {},
) {
  const account = await makeAccount(house.db, { organisation: await makeOrganisation(house.db), name })
  const it = await register(house, actorFor(account), eventId, choicesFor('remote'))
  assert.ok(!isRefusal(it), JSON.stringify(it))
  if (role)
    await house.db
      .insertInto('meeting_role')
      .values({ sitting_id: id, event_id: eventId, person_id: account.personId, role })
      .execute()
  return account
}
