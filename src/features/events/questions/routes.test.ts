import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, type MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { addQuestion, changeQuestion, moveQuestion } from './actions/change.ts'
import { questionRoutes } from './routes.ts'
import { everyQuestionOf, findQuestion, questionsOf } from './store/read.ts'
import { noteAnswered } from './store/save.ts'
import type { Asking, Wording } from './types.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, questionRoutes)
  officer = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})

const desk = () => walk.as(officer, ['events.manage'])
const at = (event: { code: string }, rest = '') => `/en/desk/events/${event.code}/questions${rest}`
const words = (label: string, change: Partial<Wording & Asking> = {}): Wording & Asking => ({
  label: { en: label },
  hint: {},
  options: [],
  required: false,
  modes: [],
  categories: [],
  seenByFocalPoint: false,
  ...change,
})

async function asked(event: { id: string }, label: string, change: Partial<Wording & Asking> = {}) {
  const { db, clock } = house
  const made = await addQuestion(db, actorFor(officer), event.id, 'text', words(label, change), clock.now())
  assert.ok(!isRefusal(made))
  return made.id
}
const labelsOf = async (event: { id: string }) =>
  (await questionsOf(house.db, event.id)).map(({ label }) => label['en'])
const answered = (id: string) =>
  inTransaction(house.db, (tx) => noteAnswered(tx, { [id]: { version: 1, value: 'x' } }))

test('staff add a question: its kind first, then its words in six languages', async () => {
  const event = await makeEvent(house.db, { state: 'draft' })
  const browser = await desk()
  const empty = await browser.get(at(event))
  assert.match(main(empty), /Nothing is asked besides the usual/)
  const kinds = await browser.get(at(event, '/new'))
  assert.match(main(kinds), /Several choices/)
  const form = await browser.get(at(event, '/new?kind=choice'))
  assert.match(main(form), /Arabic/)
  const filled = {
    ...fieldsOf(form, 'question'),
    'label-en': 'What do you eat?',
    'options-en': 'Everything\nNo meat',
    'label-fr': 'Que mangez-vous ?',
    required: 'yes',
    modes: 'on-site',
  }
  const sent = await browser.post(at(event), filled)
  const list = await browser.follow(sent)
  assert.match(main(list), /What do you eat\? One choice Must be answered/)
  assert.match(main(list), /take part: On site/)
  assert.match(
    main(list),
    /Not translated yet: French, Spanish, Arabic, Russian and Chinese|Not translated yet:.*French/,
  )
})

test('what is wrong is said beside its field, and all that was typed is kept', async () => {
  const event = await makeEvent(house.db)
  const browser = await desk()
  const page = await browser.post(at(event), {
    kind: 'choice',
    'hint-fr': 'Pour le déjeuner',
    'options-en': 'One answer only',
    categories: ['media'],
  })
  assert.equal(page.status, 422)
  assert.match(page.body, /<title>Error: /)
  assert.match(main(page), /Type the question/)
  assert.match(main(page), /Type at least two answers/)
  assert.match(page.body, /value="Pour le déjeuner"/)
  assert.match(page.body, /One answer only<\/textarea>/)
  assert.match(page.body, /value="media" checked/)
})

test('editing the words of an answered question makes a new version, and the old words stay', async () => {
  const event = await makeEvent(house.db)
  const id = await asked(event, 'Your flight?')
  await answered(id)
  const browser = await desk()
  const form = await browser.get(at(event, `/${id}`))
  assert.match(main(form), /People have answered already/)
  const sent = await browser.post(at(event, `/${id}`), {
    ...fieldsOf(form, 'question'),
    'label-en': 'Flight number?',
  })
  assert.match(main(await browser.follow(sent)), /Version 2/)
  const question = await findQuestion(house.db, event.id, id)
  assert.equal(question?.version, 2)
  assert.equal(question?.earlier[1]?.label['en'], 'Your flight?')
})

test('a question that nobody answered keeps its version', async () => {
  const event = await makeEvent(house.db)
  const id = await asked(event, 'Your flight?')
  const browser = await desk()
  const fields = fieldsOf(await browser.get(at(event, `/${id}`)), 'question')
  await browser.post(at(event, `/${id}`), { ...fields, 'label-en': 'Flight number?' })
  assert.equal((await findQuestion(house.db, event.id, id))?.version, 1)
})

test('what a colleague saved meanwhile is not overwritten unseen', async () => {
  const event = await makeEvent(house.db)
  const id = await asked(event, 'Your flight?')
  const browser = await desk()
  const fields = fieldsOf(await browser.get(at(event, `/${id}`)), 'question')
  house.clock.move(60_000)
  await browser.post(at(event, `/${id}`), { ...fields, 'label-en': 'First' })
  const late = await browser.post(at(event, `/${id}`), { ...fields, 'label-en': 'Second' })
  assert.equal(late.status, 409)
  assert.match(main(late), /A colleague edited this question meanwhile/)
  assert.match(late.body, /value="Second"/)
})

test('questions go up and down, and stop at the ends', async () => {
  const event = await makeEvent(house.db)
  const first = await asked(event, 'First')
  await asked(event, 'Second')
  const browser = await desk()
  assert.equal((await browser.post(at(event, `/${first}/place`), { by: 'down' })).status, 303)
  assert.deepEqual(await labelsOf(event), ['Second', 'First'])
  await browser.post(at(event, `/${first}/place`), { by: 'down' })
  assert.deepEqual(await labelsOf(event), ['Second', 'First'])
})
test('ten who move questions at once leave each in one place', async () => {
  const event = await makeEvent(house.db)
  const ids = [await asked(event, 'A'), await asked(event, 'B'), await asked(event, 'C')]
  const { db, clock } = house
  await Promise.all(
    Array.from({ length: 10 }, (_, turn) =>
      moveQuestion(db, actorFor(officer), event.id, ids[turn % 3] as string, turn % 2 ? 1 : -1, clock.now()),
    ),
  )
  const places = (await questionsOf(db, event.id)).map(({ position }) => position)
  assert.deepEqual(places, [1, 2, 3])
})

test('removing a question ends it: its answers stay readable, it is asked of nobody', async () => {
  const event = await makeEvent(house.db)
  const id = await asked(event, 'Your flight?')
  await answered(id)
  const browser = await desk()
  const page = await browser.get(at(event, `/${id}/ending`))
  assert.equal(heading(page), 'Stop asking this question?')
  const list = await browser.follow(await browser.post(at(event, `/${id}/ending`), {}))
  assert.match(main(list), /No longer asked Your flight\?/)
  assert.deepEqual(await questionsOf(house.db, event.id), [])
  assert.equal((await everyQuestionOf(house.db, event.id)).length, 1)
  assert.equal((await browser.get(at(event, `/${id}`))).status, 404)
})

test('a question of one event is nothing at another', async () => {
  const [event, other] = [await makeEvent(house.db), await makeEvent(house.db)]
  const id = await asked(event, 'Your flight?')
  const browser = await desk()
  assert.equal((await browser.get(at(other, `/${id}`))).status, 404)
  assert.equal((await browser.get(at(other, '/nonsense'))).status, 404)
  const seen = { eventId: other.id, id, changedAt: house.clock.now() }
  const no = await changeQuestion(house.db, actorFor(officer), seen, words('X'), house.clock.now())
  assert.ok(isRefusal(no))
})

test('the preview shows every question as people see it', async () => {
  const event = await makeEvent(house.db)
  await asked(event, 'Your flight?', { hint: { en: 'Such as ET 920.' }, seenByFocalPoint: true })
  const page = await (await desk()).get(at(event, '/preview'))
  assert.match(main(page), /Your flight\?/)
  assert.match(main(page), /Such as ET 920\. Your organisation’s focal point reads this answer/)
})

test('whoever does not work on events does not learn that there is such a page', async () => {
  const event = await makeEvent(house.db)
  assert.equal((await (await walk.as(officer, [])).get(at(event))).status, 404)
  assert.equal((await new Browser(walk.server).get(at(event))).status, 303)
})
