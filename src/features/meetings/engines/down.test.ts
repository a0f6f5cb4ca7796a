import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openEngines, type FakeServer, type Meeting, type Mood } from '../../../../test/support/engines.ts'
import { flat } from '../../../../test/support/pages.ts'
import { main } from '../../../../test/support/walking.ts'

const { house, asking, bbb, jitsi, meetingBy, sent, calm, close } = await openEngines()
after(close)
beforeEach(calm)

async function whileDown(it: Meeting, server: FakeServer, mood: Mood) {
  server.mood = mood
  if (mood === 'hanging') asking.patienceMs = 200
  const { account, browser, way } = await sent(it)
  assert.equal(way.status, 503, mood)
  assert.match(
    flat(main(way)),
    /do not answer.*our fault.*noted as present.*tries again.*Try again now.*Go to the room/,
  )
  assert.equal(way.headers['refresh'], '20')
  const there = await house.db
    .selectFrom('attendance')
    .select('left_at')
    .where('person_id', '=', account.personId)
    .execute()
  assert.deepEqual(there, [{ left_at: null }], 'noted as present')
  server.mood = 'well'
  asking.patienceMs = 20_000
  assert.equal((await browser.get(`${it.door}/way`)).status, 303, 'and in as soon as it answers')
}

for (const mood of ['failing', 'garbage', 'endless', 'elsewhere', 'hanging'] as const) {
  test(`BigBlueButton that is ${mood}: a clear page in bounded time, nothing lost, and in as soon as it is well`, async () => {
    await whileDown(await meetingBy('bigbluebutton'), bbb, mood)
  })
}
for (const mood of ['failing', 'hanging'] as const) {
  test(`Jitsi that is ${mood}: a clear page in bounded time, nothing lost, and in as soon as it is well`, async () => {
    await whileDown(await meetingBy('jitsi'), jitsi, mood)
  })
}
