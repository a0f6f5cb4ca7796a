import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import { makeQuestion } from '../../../../test/support/questions.ts'
import type { Answer, Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { registrationRoutes } from '../index.ts'
import { ownRegistrations } from '../own-records/part.ts'
import { clearKept } from '../retention/actions/clear.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const formAt = (event: { code: string }) => `/en/events/${event.code}/registration`
const filled = { 'badge-name': 'Adwoa', 'access-needs': '', revision: '0' }

async function begun(options: Parameters<typeof makeEvent>[1] = {}) {
  const event = await makeEvent(house.db, options)
  const organisation = await makeOrganisation(house.db)
  const account = await makeAccount(house.db, { organisation, name: 'Adwoa Mensah' })
  return { event, account, browser: await walk.as(account) }
}
/** The form as it stands, with other answers typed into it. */
const sendForm = async (
  browser: Browser,
  event: { code: string },
  typed: Record<string, string | string[]>,
) => browser.post(formAt(event), { ...fieldsOf(await browser.get(formAt(event)), 'registration'), ...typed })
const submit = async (browser: Browser, event: { code: string }, check: Answer) =>
  browser.post(`${formAt(event)}/submission`, fieldsOf(check, 'submission'))
const lunch = {
  options: [
    { id: 'o1', label: { en: 'Everything' } },
    { id: 'o2', label: { en: 'No meat' } },
  ],
}

test('a question is asked in the form, checked, sent, and shown with the registration', async () => {
  const { event, browser, account } = await begun()
  const flight = await makeQuestion(house.db, { event, hint: { en: 'Such as ET 920.' } })
  const meal = await makeQuestion(house.db, {
    event,
    kind: 'choice',
    label: { en: 'Lunch?' },
    ...lunch,
    required: true,
  })
  const form = await browser.get(formAt(event))
  assert.match(main(form), /Questions of this meeting Your flight\? \(optional\) Such as ET 920/)
  const kept = await sendForm(browser, event, {
    mode: 'remote',
    [flight.field]: 'ET 920',
    [meal.field]: 'o2',
  })
  const check = await browser.follow(kept)
  assert.match(main(check), /Your flight\? ET 920/)
  assert.match(main(check), /Lunch\? No meat/)
  assert.match(check.body, new RegExp(`registration#field-${meal.field}`))
  const shown = await browser.follow(await submit(browser, event, check))
  assert.equal(heading(shown), 'Confirmed')
  assert.match(main(shown), /Questions of this meeting Your flight\? ET 920 Lunch\? No meat/)

  const copy = await ownRegistrations(house)(
    { accountId: account.id, personId: account.personId },
    house.texts('en'),
  )
  assert.deepEqual(
    copy.lists[0]?.rows.filter(([label]) => label.endsWith('?')),
    [
      ['Your flight?', 'ET 920'],
      ['Lunch?', 'No meat'],
    ],
  )
})

test('a required question that was left out is named beside its field, and all that was typed is kept', async () => {
  const { event, browser } = await begun()
  const meal = await makeQuestion(house.db, {
    event,
    kind: 'choice',
    label: { en: 'Lunch?' },
    ...lunch,
    required: true,
  })
  const flight = await makeQuestion(house.db, { event })
  const page = await sendForm(browser, event, { mode: 'remote', [flight.field]: 'ET 920', 'badge-name': '' })
  assert.equal(page.status, 422)
  assert.match(main(page), /Choose an answer/)
  assert.match(page.body, new RegExp(`href="#field-${meal.field}"`))
  assert.match(page.body, /value="ET 920"/)
})

test('what depends on the mode is asked once the mode is chosen, with everything kept and nothing called wrong', async () => {
  const { event, browser } = await begun()
  const flight = await makeQuestion(house.db, { event, modes: ['on-site'] })
  assert.doesNotMatch(main(await browser.get(formAt(event))), /Your flight/)
  const more = await sendForm(browser, event, { mode: 'on-site', 'access-needs': 'A ramp' })
  assert.equal(more.status, 422)
  assert.doesNotMatch(more.body, /<title>Error: /)
  assert.match(main(more), /Because of how you take part, there is more to answer/)
  assert.match(main(more), /Your flight\?/)
  assert.match(more.body, /A ramp<\/textarea>/)
  const fields = { ...fieldsOf(more, 'registration'), [flight.field]: 'ET 920' }
  const check = await browser.follow(await browser.post(formAt(event), fields))
  assert.match(main(check), /Your flight\? ET 920/)
})
test('one who takes part otherwise is not asked, and an answer for the other mode is not kept', async () => {
  const { event, browser } = await begun()
  const flight = await makeQuestion(house.db, { event, modes: ['on-site'], required: true })
  const check = await browser.follow(
    await sendForm(browser, event, { mode: 'remote', [flight.field]: 'ET 920' }),
  )
  assert.equal(heading(check), 'Check your answers')
  assert.doesNotMatch(main(check), /Your flight/)
  const kept = await house.db
    .selectFrom('registration')
    .select('answers')
    .where('event_id', '=', event.id)
    .execute()
  assert.ok(kept[0] && !('questions' in (kept[0].answers as object)))
})
test('a question for another category is not there', async () => {
  const { event, browser } = await begun()
  await makeQuestion(house.db, { event, categories: ['media'] })
  assert.doesNotMatch(main(await browser.get(formAt(event))), /Your flight/)
})

test('what became a question meanwhile is asked before anything is sent', async () => {
  const { event, browser } = await begun()
  const check = await browser.follow(await sendForm(browser, event, { mode: 'remote' }))
  const meal = await makeQuestion(house.db, {
    event,
    kind: 'yes-no',
    label: { en: 'Lunch?' },
    required: true,
  })
  const refused = await submit(browser, event, check)
  assert.equal(refused.status, 409)
  assert.match(main(refused), /A question of this meeting is new, or its words have changed/)
  const again = await browser.follow(await sendForm(browser, event, { mode: 'remote', [meal.field]: 'yes' }))
  assert.match(main(again), /Lunch\? Yes/)
  assert.equal((await submit(browser, event, again)).status, 303)
})

async function registered(
  mode: 'on-site' | 'remote' = 'remote',
  options: Parameters<typeof makeEvent>[1] = {},
) {
  const made = await begun(options)
  const flight = await makeQuestion(house.db, { event: made.event })
  const sent = await sendForm(made.browser, made.event, { ...filled, mode, [flight.field]: 'ET 920' })
  const done = await submit(made.browser, made.event, await made.browser.follow(sent))
  return { ...made, flight, own: done.location }
}

test('an answer is corrected after the registration was sent, and the registration stays as it is', async () => {
  const { browser, own, flight } = await registered()
  const page = await browser.get(`${own}/questions`)
  assert.equal(heading(page), 'Questions of this meeting')
  const fields = { ...fieldsOf(page, 'answers'), [flight.field]: 'KL 590' }
  const shown = await browser.follow(await browser.post(`${own}/questions`, fields))
  assert.match(main(shown), /Your flight\? KL 590/)
  assert.match(main(shown), /You changed your answers/)
  assert.equal(heading(shown), 'Confirmed')
  const late = await browser.post(`${own}/questions`, { ...fields, [flight.field]: 'XX 1' })
  assert.equal(late.status, 409)
  assert.match(late.body, /value="XX 1"/)
})
test('a question that came after the registration is pointed to and can be answered', async () => {
  const { event, browser, own } = await registered()
  const meal = await makeQuestion(house.db, { event, label: { en: 'Lunch?' }, required: true })
  assert.match(main(await browser.get(own)), /One question still needs your answer/)
  const page = await browser.get(`${own}/questions`)
  assert.equal((await browser.post(`${own}/questions`, fieldsOf(page, 'answers'))).status, 422)
  const fields = { ...fieldsOf(page, 'answers'), [meal.field]: 'Rice' }
  assert.match(main(await browser.follow(await browser.post(`${own}/questions`, fields))), /Lunch\? Rice/)
})
test('where the secretariat makes changes, nobody changes an answer alone', async () => {
  const { event, browser, own } = await registered()
  await house.db
    .updateTable('event')
    .set({ change_policy: 'ask-secretariat' })
    .where('id', '=', event.id)
    .execute()
  assert.doesNotMatch(main(await browser.get(own)), /Change these answers/)
  assert.equal((await browser.get(`${own}/questions`)).location, own)
})
test('answers of others are nothing to look at', async () => {
  const { own } = await registered()
  const { browser } = await begun()
  assert.equal((await browser.get(`${own}/questions`)).status, 404)
  assert.equal((await browser.post(`${own}/questions`, {})).status, 404)
})

test('an answer that was given to earlier words says so, and ends when its time is over', async () => {
  const { event, browser, own, flight } = await registered()
  await house.db
    .insertInto('event_question_wording')
    .values({
      question_id: flight.id,
      version: 1,
      label: '{"en":"Your flight?"}',
      hint: '{}',
      options: '[]',
      replaced_at: house.clock.now(),
    })
    .execute()
  await house.db
    .updateTable('event_question')
    .set({ version: 2, label: '{"en":"Your train?"}' })
    .where('id', '=', flight.id)
    .execute()
  assert.match(main(await browser.get(own)), /Your flight\? ET 920 Answered to an earlier wording/)
  const [startsAt, endsAt] = [new Date('2024-01-01T08:00:00Z'), new Date('2024-01-02T08:00:00Z')]
  await house.db
    .updateTable('event')
    .set({ starts_at: startsAt, ends_at: endsAt })
    .where('id', '=', event.id)
    .execute()
  assert.equal((await clearKept(house, async () => {})).answers, 1)
  assert.doesNotMatch(main(await browser.get(own)), /ET 920/)
})

test('whoever decides for the organisation reads only the answers that say so', async () => {
  const { event, browser, own } = await registered('remote', {
    type: 'study-group',
    countryCode: 'CH',
    city: { en: 'Geneva' },
  })
  const topic = await makeQuestion(house.db, { event, label: { en: 'Topics?' }, seenByFocalPoint: true })
  const page = await browser.get(`${own}/questions`)
  await browser.post(`${own}/questions`, { ...fieldsOf(page, 'answers'), [topic.field]: 'Networks' })
  const number = own.split('/').at(-1) as string
  const it = await house.db
    .selectFrom('registration')
    .select(['organisation_id', 'waits_for'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await house.db
    .updateTable('registration')
    .set({ waits_for: 'focal-point' })
    .where('number', '=', number)
    .execute()
  const organisation = {
    id: it.organisation_id as string,
    name: '',
    category: 'sector-member',
    countryCode: 'GH',
  }
  const focalPoint = await walk.as(await makeFocalPoint(house.db, { organisation }), ['approvals.decide'])
  const seen = main(await focalPoint.get(`/en/approvals/${number}`))
  assert.match(seen, /Topics\? Networks/)
  assert.doesNotMatch(seen, /ET 920/)
})
