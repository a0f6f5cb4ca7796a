import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  linkEvents,
  makeAccount,
  makeEvent,
  makeGroup,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { policyDeskRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let coordinator: MadeAccount
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, policyDeskRoutes)
  coordinator = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})
const atDesk = () => walk.as(coordinator, ['events.manage'])
const ask = async (query: Record<string, string>) =>
  (await atDesk()).get(`/en/desk/rules/preview?${new URLSearchParams(query)}`)

test('the policy is a table of every category by every standing, and its rules stand below', async () => {
  const page = await (await atDesk()).get('/en/desk/rules?type=study-group')
  assert.equal(heading(page), 'Rules of participation')
  const words = main(page)
  assert.match(words, /Sector Member Focal point decides Not open Not open Not open/)
  assert.match(words, /Associate in a group it did not pick Not open/)
  assert.match(words, /The membership of your organization is suspended/)
  assert.match(words, /Way out: /)
  const links = [...page.body.matchAll(/href="#(rule-[a-z-]+)"/g)].map(([, id]) => id)
  assert.ok(links.length > 20)
  for (const id of links) assert.ok(page.body.includes(`id="${id}"`), id)
})

test('a kind of event that does not exist shows the first one', async () => {
  assert.equal((await (await atDesk()).get('/en/desk/rules?type=%3Cb%3E')).status, 200)
})

test('groups and events that say something else are named', async () => {
  const { id } = await makeGroup(house.db, { name: { en: 'Group on wind' }, policy: { media: 'refused' } })
  await makeEvent(house.db, { title: { en: 'Windy days' }, policy: { '*': 'automatic', media: 'refused' } })
  await makeEvent(house.db, {
    title: { en: 'Long ago' },
    policy: { media: 'refused' },
    startsAt: new Date('2025-01-01T08:00:00Z'),
  })
  const page = await (await atDesk()).get('/en/desk/rules')
  assert.match(main(page), /Group on wind a group, 1 category/)
  assert.match(main(page), /Windy days an event, 2 categories/)
  assert.doesNotMatch(main(page), /Long ago/)
  assert.ok(page.body.includes(`/en/desk/groups/${id}/rules`))
})

test('one person at one event: each question in order, and where it ends', async () => {
  const organisation = await makeOrganisation(house.db, {
    name: 'Kranich',
    category: 'associate',
    studyGroup: 't-x',
  })
  await makeAccount(house.db, { name: 'Lukas Grünwald', organisation })
  const { id } = await makeGroup(house.db)
  const event = await makeEvent(house.db, { type: 'study-group', groupId: id, sector: 'ITU-T' })
  const words = main(await ask({ event: event.code, q: 'grünwald' }))
  assert.match(words, /Lukas Grünwald Kranich Measuring/)
  assert.match(words, /The answer Cannot register An Associate takes part in the one Study Group/)
  assert.match(
    words,
    /Is the account active\? It is\. .*no confirmed registration.* Associate, in good standing\. .*Study Group, Associate · in a group it did not pick: Not open/,
  )
  assert.match(words, /Way out: Consult this Study Group/)
})

test('an account that is not active ends the questions at once', async () => {
  await makeAccount(house.db, { name: 'Blocked Somebody', state: 'blocked' })
  const event = await makeEvent(house.db)
  const words = main(await ask({ event: event.code, q: 'Blocked Somebody' }))
  assert.match(words, /Is the account active\? No It is not, so nobody can register with it\./)
  assert.doesNotMatch(words, /What do they take part as/)
})

test('where an organisation has no focal point, the secretariat is asked, and the page says why', async () => {
  const person = await makeAccount(house.db, { organisation: await makeOrganisation(house.db) })
  const event = await makeEvent(house.db, { type: 'study-group' })
  const words = main(await ask({ event: event.code, q: person.username }))
  assert.match(words, /Waits for the secretariat/)
  assert.match(words, /because the organisation has no focal point who can be reached/)
})

test('a confirmed registration for a linked event settles it', async () => {
  const person = await makeAccount(house.db, { organisation: await makeOrganisation(house.db) })
  const [one, other] = [await makeEvent(house.db), await makeEvent(house.db, { type: 'study-group' })]
  await linkEvents(house.db, one, other)
  await makeRegistration(house.db, { event: one, personId: person.personId, state: 'confirmed' })
  const words = main(await ask({ event: other.code, q: person.email }))
  assert.match(words, /Confirmed at once, if there is a seat Your confirmed registration for another event/)
})

test('of several who are called so one is picked, and nobody is said to be nobody', async () => {
  const event = await makeEvent(house.db)
  for (const name of ['Esi Twin', 'Kofi Twin']) await makeAccount(house.db, { name })
  const page = await ask({ event: event.code, q: 'twin' })
  assert.match(main(page), /Whom do you mean\? Esi Twin .*Kofi Twin/)
  const way = /href="([^"]*person=[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&')
  assert.match(main(await (await atDesk()).get(String(way))), /The answer/)
  assert.match(main(await ask({ event: event.code, q: 'Nemo Outis' })), /Nobody is called so/)
})

test('a registration they have already is shown with its state', async () => {
  const person = await makeAccount(house.db)
  const event = await makeEvent(house.db)
  const { number } = await makeRegistration(house.db, {
    event,
    personId: person.personId,
    state: 'waitlisted',
  })
  assert.match(main(await ask({ event: event.code, q: number })), new RegExp(`Registered already ${number}`))
})

test('drafts can be tried before anybody sees them', async () => {
  const person = await makeAccount(house.db)
  const draft = await makeEvent(house.db, { state: 'draft' })
  assert.match(main(await ask({ event: draft.code, q: person.username })), /The event is a draft/)
})

test('an event or a person that is not there is no page', async () => {
  assert.equal((await ask({ event: 'C-00000001' })).status, 404)
  assert.equal((await ask({ person: '0190a0b0-0000-7000-8000-000000000000' })).status, 404)
})

test('how many could register is counted by category, by rule and in all', async () => {
  const event = await makeEvent(house.db, { type: 'study-group', title: { en: 'Counted meeting' } })
  const page = await (await atDesk()).get(`/en/desk/rules/count?event=${event.code}`)
  assert.match(main(page), /Counted meeting Who could register for Counted meeting/)
  assert.match(main(page), /All together \d+/)
  assert.match(main(page), /By rule \d+ (person|people)/)
})

test('the rules are for those who work on events', async () => {
  const browser = await walk.as(coordinator, ['registrations.read-all'])
  for (const path of ['', '/preview', '/count'])
    assert.equal((await browser.get(`/en/desk/rules${path}`)).status, 404)
})
