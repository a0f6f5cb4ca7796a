import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent } from '../../../../test/support/people.ts'
import { makeQuestion } from '../../../../test/support/questions.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { eventRoutes } from '../routes.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) =>
    eventRoutes(server, house, { myStatus: async () => undefined, myStatuses: async () => new Map() }),
  )
})
after(async () => {
  await walk.close()
  await house.close()
})

type Wishes = Parameters<typeof makeEvent>[1]
const geneva: Wishes = { countryCode: 'CH', city: { en: 'Geneva' }, timeZone: 'Europe/Zurich' }
const studyGroup: Wishes = { ...geneva, type: 'study-group' }

async function manual(wishes: Wishes = {}, settings: Record<string, unknown> = {}, language = 'en') {
  const event = await makeEvent(house.db, wishes)
  if (Object.keys(settings).length > 0)
    await house.db.updateTable('event').set(settings).where('id', '=', event.id).execute()
  const page = await new Browser(walk.server).get(`/${language}/events/${event.code}/manual`)
  return { event, page, says: main(page) }
}

test('the manual of an open workshop walks from no account to JOIN, step by step', async () => {
  const { event, page, says } = await manual()
  assert.equal(heading(page), 'Registration manual')
  assert.match(says, /4 steps to the meeting/)
  for (const step of [
    /Step 1: Create your account/,
    /Step 2: Register for this meeting/,
    /Step 3: Receive the confirmation/,
    /Step 4: Visa/,
    /Step 5: On site/,
    /Step 6: Remote participation/,
    /Step 7: If something changes/,
  ])
    assert.match(says, step)
  assert.match(says, /Nobody has to be asked: the confirmation comes by mail/)
  assert.match(says, /Visa letters come from the host/)
  assert.match(
    says,
    /Sat 5 December 14:00 14:30–22:30/,
    'JOIN opens half an hour before the session, in the event’s time',
  )
  assert.match(says, new RegExp(`/en/events/${event.code} and choose “Register”`))
  assert.match(says, /Write to desk@events\.example/)
})
test('a study group’s manual says that the focal point decides, and which types of membership may come', async () => {
  const { says } = await manual(studyGroup)
  assert.match(says, /5 steps to the meeting/)
  assert.match(says, /Sector Member The organisation’s focal point decides/)
  assert.match(says, /Non-Member Not open to this type/)
  assert.match(says, /Only the second is the confirmation/)
})
test('a type of which only those who are nominated may come is not said to be closed', async () => {
  const { says } = await manual({ policy: { 'sector-member': 'nomination-only' } })
  assert.match(says, /Sector Member By nomination or accreditation/)
  assert.match(says, /What happens depends on your type of membership/)
})
test('where the body helps with visas, the last day stands in the step and among the deadlines', async () => {
  const { says } = await manual(studyGroup)
  assert.match(says, /ITU helps members who come on site to meetings in Geneva/)
  assert.match(says, /Ask for it in the registration form, by/)
  assert.match(says, /Last day to ask for help with a visa/)
  assert.match(says, /tick the box for it: see step 4/)
})
test('a meeting that is remote only has no visa and no room in its manual', async () => {
  const { says } = await manual({ modes: ['remote'], countryCode: null, city: {} })
  assert.doesNotMatch(says, /Visa|On site|Bring with you/)
  assert.match(says, /You take part remotely, in your browser/)
  assert.match(says, /Step 4: Remote participation/)
})
test('settings of the event are said: seats, shares, offers, binding modes, rights, changes', async () => {
  const { says } = await manual(
    { onSiteCapacity: 40 },
    {
      seats_per_organisation: 3,
      offer_hours: 24,
      waiting_rule: 'fair-share',
      mode_is_binding: true,
      change_policy: 'ask-secretariat',
      remote_rights: JSON.stringify({ en: 'Remote participants may speak, not vote.' }),
      join_lead_minutes: 15,
    },
  )
  assert.match(says, /There are 40 seats on site/)
  assert.match(says, /One organisation gets at most 3 seats/)
  assert.match(says, /kept for 24 hours/)
  assert.match(says, /The organisation with the fewest seats comes next/)
  assert.match(says, /whoever is registered for the room does not join remotely/)
  assert.match(says, /may speak, not vote/)
  assert.match(says, /To change between on site and remote, write to/)
  assert.match(says, /from 15 minutes before each session/)
})
test('what the event asks is listed, so that people have their answers at hand', async () => {
  const event = await makeEvent(house.db)
  await makeQuestion(house.db, { event, label: { en: 'Your flight?' }, modes: ['on-site'] })
  await makeQuestion(house.db, { event, label: { en: 'Lunch?' }, required: true })
  const says = main(await new Browser(walk.server).get(`/en/events/${event.code}/manual`))
  assert.match(says, /Answer the questions of this meeting: Your flight\? \(optional\) .*On site Lunch\?/)
})
test('it is there in six languages, for a body of another kind too', async () => {
  for (const language of house.profile.languages) {
    const { page } = await manual(studyGroup, { waiting_rule: 'fair-share', offer_hours: 2 }, language)
    assert.equal(page.status, 200, language)
  }
  const other = await testHouse({ profile: 'northlight' })
  const others = await openWalk(other, (server) =>
    eventRoutes(server, other, { myStatus: async () => undefined, myStatuses: async () => new Map() }),
  )
  const event = await makeEvent(other.db, { type: other.profile.eventTypes[0]?.id ?? '' })
  for (const language of other.profile.languages)
    assert.equal(
      (await new Browser(others.server).get(`/${language}/events/${event.code}/manual`)).status,
      200,
    )
  await others.close()
  await other.close()
})
test('the page of the event leads to its manual', async () => {
  const event = await makeEvent(house.db)
  const page = await new Browser(walk.server).get(`/en/events/${event.code}`)
  assert.match(page.body, new RegExp(`href="/en/events/${event.code}/manual"`))
})
test('a draft has a manual for staff, and none for others', async () => {
  const event = await makeEvent(house.db, { state: 'draft' })
  const account = await makeAccount(house.db)
  const at = `/en/events/${event.code}/manual`
  assert.equal((await new Browser(walk.server).get(at)).status, 404)
  assert.equal((await (await walk.as(account)).get(at)).status, 404)
  assert.equal((await (await walk.as(account, ['events.manage'])).get(at)).status, 200)
})
