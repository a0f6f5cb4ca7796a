import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../../test/support/registering.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { listSittings } from '../store/sittings.ts'
import { soonLetter } from './letter.ts'
import { remindOfOpenDoors } from './remind.ts'
import { meetingLetters } from './writer.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const minute = 60_000

/** A meeting in so many minutes, with one who takes part remotely and one on site. */
async function gathering(inMinutes: number) {
  const { db, clock } = house
  const startsAt = new Date(clock.now().getTime() + inMinutes * minute)
  const event = await makeEvent(db, { startsAt, now: clock.now() })
  const people = []
  for (const mode of ['remote', 'on-site'] as const) {
    const account = await makeAccount(db, { organisation: await makeOrganisation(db) })
    const it = await register(house, actorFor(account), event.id, choicesFor(mode))
    assert.ok(!isRefusal(it), JSON.stringify(it))
    people.push({ account, it })
  }
  const [sitting] = await listSittings(db, event.id)
  return { event, sitting: sitting!, remote: people[0]! }
}
const told = () =>
  house.db
    .selectFrom('outbox')
    .select(['person_id', 'facts'])
    .where('occasion', '=', 'meetings.soon')
    .orderBy('created_at')
    .execute()

test('whoever takes part remotely is told once when JOIN opens, however often one looks and by how many at once', async () => {
  const { remote } = await gathering(40)
  await remindOfOpenDoors(house)
  assert.equal((await told()).length, 0)
  house.clock.move(10 * minute)
  await Promise.all(Array.from({ length: 5 }, () => remindOfOpenDoors(house)))
  house.clock.move(5 * minute)
  await remindOfOpenDoors(house)
  const mails = await told()
  assert.deepEqual(
    mails.map(({ person_id }) => person_id),
    [remote.account.personId],
  )
})

test('a sitting that moved is told anew, and the letter of before is not sent', async () => {
  const { sitting, remote } = await gathering(29)
  await remindOfOpenDoors(house)
  const later = new Date(sitting.startsAt.getTime() + 20 * minute)
  await house.db.updateTable('event_session').set({ starts_at: later }).where('id', '=', sitting.id).execute()
  house.clock.move(20 * minute)
  await remindOfOpenDoors(house)
  const mine = (await told()).filter(({ person_id }) => person_id === remote.account.personId)
  const letters = await Promise.all(
    mine.map(({ facts }) =>
      meetingLetters(house)['meetings.soon']!(facts as Record<string, unknown>, house.texts('en'), {
        personId: remote.account.personId,
        address: 'ama@mail.example',
        language: 'en',
        name: 'Ama Owusu',
      }),
    ),
  )
  assert.deepEqual(
    letters.map((letter) => letter !== undefined),
    [false, true],
  )
})

for (const language of ['en', 'fr', 'es', 'ru', 'zh', 'ar'])
  test(`the letter in ${language}`, async () => {
    const { sitting } = await gathering(20)
    const t = house.texts(language)
    const still = {
      ...sitting,
      id: '018f0000-0000-7000-8000-000000000001',
      startsAt: new Date('2026-11-25T10:00:00Z'),
      timeZone: 'Asia/Kolkata',
    }
    const facts = {
      sitting: still,
      number: 'R-7K42-9FXM',
      contact: 'desk@events.example',
      account: 'ama@mail.example',
      zone: 'Africa/Accra',
    }
    assertLetter(soonLetter(t, facts), t, house.profile, `meetings/soon.${language}`)
  })
