import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { withoutLocks } from '../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { holdersOf, listInDirectory, openToAll, unlist } from '../../../../test/support/listing.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import type { Answer, Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { orderExtract } from './actions/order.ts'
import { extractJobs, extractLetters } from './jobs.ts'
import { makeExtract } from './make.ts'
import { extractRoutes } from './routes.ts'
import { findExtract, forgetExtracts } from './store.ts'
import type { Order } from './types.ts'

let house: TestHouse
let walk: Walk
let volta: MadeOrganisation
let armor: MadeOrganisation
let member: MadeAccount
let adwoa: MadeAccount

before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, (server) => extractRoutes(server, house))
  volta = await makeOrganisation(house.db, {
    name: 'Volta Networks',
    countryCode: 'GH',
    category: 'associate',
  })
  armor = await makeOrganisation(house.db, {
    name: 'Armor Télécom',
    countryCode: 'FR',
    membership: 'suspended',
  })
  await house.db
    .updateTable('organisation')
    .set({ postal_address: '12 Lake Road\nAccra' })
    .where('id', '=', volta.id)
    .execute()
  member = await makeAccount(house.db, {
    name: 'Yann Kerbrat',
    organisation: armor,
    email: 'yann@armor.example',
  })
  adwoa = await makeAccount(house.db, {
    name: '=cmd|Adwoa Mensah',
    organisation: volta,
    email: 'adwoa@volta.example',
    jobTitle: 'Head of numbering',
  })
  await listInDirectory(house.db, adwoa.personId, { country: 'members' })
  const quiet = await makeAccount(house.db, {
    name: 'Kofi Mensah',
    organisation: volta,
    email: 'kofi@volta.example',
  })
  assert.ok(quiet)
})
after(async () => {
  await walk.close()
  await house.close()
})

const at = '/en/directory/extracts'
const people: Order = { subject: 'people', form: 'csv', labelSize: null, asked: { words: 'mensah' } }
const organisations: Order = {
  subject: 'organisations',
  form: 'list',
  labelSize: null,
  asked: { words: 'volta' },
}

async function ordered(who: MadeAccount, order: Order, permissions: string[] = []): Promise<string> {
  const outcome = await orderExtract(house, actorFor(who, permissions), order, 'en')
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
  await makeExtract(house, holdersOf, outcome.ordered)
  return outcome.ordered
}

const csvOf = async (browser: Browser, id: string): Promise<string[][]> => {
  const answer = await browser.get(`${at}/${id}/extract.csv`)
  assert.equal(answer.status, 200)
  return parse(answer.body, { bom: true })
}
const somebody = () => makeAccount(house.db, { organisation: armor })

test('a member orders what a search finds, waits, and fetches it', async () => {
  const who = await somebody()
  const browser = await walk.as(who)
  const form = await browser.get(`${at}/new?subject=people&q=mensah`)
  assert.equal(heading(form), 'Order an extract')
  assert.match(main(form), /Of what People/)
  assert.match(main(form), /Entries: 1/)
  const sent = await browser.post(`${at}/new`, { ...fieldsOf(form, 'order'), form: 'csv' })
  assert.equal(sent.status, 303)
  const waiting = await browser.get(sent.location)
  assert.match(waiting.body, /<meta http-equiv="refresh" content="3"/)
  assert.match(main(waiting), /Being made Done: 0 of 1/)
  const id = sent.location.split('/').at(-1) ?? ''
  assert.equal((await browser.get(`${at}/${id}/extract.csv`)).status, 404, 'not before it is ready')
  await makeExtract(house, holdersOf, id)
  const ready = await browser.get(sent.location)
  assert.doesNotMatch(ready.body, /http-equiv="refresh"/)
  assert.match(ready.body, new RegExp(`href="${at}/${id}/extract.csv"`))
  const [head, ...lines] = await csvOf(browser, id)
  assert.equal(head?.[0], 'Name')
  assert.equal(lines.length, 1)
  assert.equal(lines[0]?.[0], "'=cmd|Adwoa Mensah", 'a name is no formula')
  assert.deepEqual(
    (await trailOf(house.db, id)).map(({ act, details }) => [act, details['lines']]),
    [
      ['directory.extract-ordered', 1],
      ['directory.extract-made', 1],
      ['directory.extract-fetched', 1],
    ],
  )
})

test('people who did not agree, and what people hide, are not in it', async () => {
  const who = await somebody()
  const id = await ordered(who, people)
  const text = (await csvOf(await walk.as(who), id)).flat().join('|')
  assert.match(text, /Adwoa Mensah/)
  assert.match(text, /Volta Networks/)
  assert.doesNotMatch(text, /Kofi|adwoa@|Head of numbering/)
})

test('staff get everything, and no more once they are no staff', async () => {
  const staff = await makeAccount(house.db, { roles: ['secretariat'] })
  const id = await ordered(staff, people, ['directory.manage'])
  const browser = await walk.as(staff, ['directory.manage'])
  const text = (await csvOf(browser, id)).flat().join('|')
  assert.match(text, /Kofi Mensah/)
  assert.match(text, /adwoa@volta\.example/)
  await house.db
    .updateTable('role_grant')
    .set({ ended_at: new Date() })
    .where('account_id', '=', staff.id)
    .execute()
  assert.equal((await csvOf(browser, id)).length, 1, 'only the head is left')
})

test('what is hidden after it was made is gone from it, whoever withdraws too', async () => {
  const open = await makeAccount(house.db, {
    name: 'Open Quartey',
    organisation: volta,
    email: 'open@volta.example',
  })
  await listInDirectory(house.db, open.personId, openToAll)
  const who = await somebody()
  const id = await ordered(who, { ...people, asked: { words: 'quartey' } })
  const browser = await walk.as(who)
  const text = async () => (await csvOf(browser, id)).slice(1).flat().join('|')
  assert.match(await text(), /open@volta\.example/)
  await house.db
    .updateTable('person_visibility')
    .set({ email: 'secretariat' })
    .where('person_id', '=', open.personId)
    .execute()
  assert.doesNotMatch(await text(), /open@/)
  assert.match(await text(), /Open Quartey/)
  await unlist(house.db, open.personId)
  assert.equal(await text(), '')
})

test('nobody but its orderer can fetch it, not even staff', async () => {
  const id = await ordered(await somebody(), people)
  const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
  for (const path of ['', '/extract.csv', '/paper'])
    assert.equal((await staff.get(`${at}/${id}${path}`)).status, 404, path)
})

test('a list is a page to read and print', async () => {
  const who = await somebody()
  const id = await ordered(who, organisations)
  const page = await (await walk.as(who)).get(`${at}/${id}/paper`)
  assert.match(main(page), /List: organisations/)
  assert.match(main(page), /Volta Networks[\s\S]*Associate[\s\S]*Postal address\W* 12 Lake Road/)
})

test('labels are addresses, of which nothing else is printed', async () => {
  const who = await somebody()
  const id = await ordered(who, { ...organisations, form: 'labels', labelSize: 'small' })
  const page = await (await walk.as(who)).get(`${at}/${id}/paper`)
  assert.match(page.body, /<html[^>]*data-prints="body"/)
  assert.match(page.body, /class="labels labels-small"/)
  assert.match(main(page), /Volta Networks 12 Lake Road Accra Ghana/)
})

test('labels of people carry the organisation’s address', async () => {
  const who = await somebody()
  const id = await ordered(who, { ...people, form: 'labels', labelSize: 'large' })
  const page = await (await walk.as(who)).get(`${at}/${id}/paper`)
  assert.match(main(page), /Adwoa Mensah Volta Networks 12 Lake Road Accra Ghana/)
})

test('whether a membership is suspended is between members', async () => {
  const order = { ...organisations, asked: { words: 'armor' }, form: 'csv' } as const
  const guest = await makeAccount(house.db)
  const column = async (who: MadeAccount) =>
    (await csvOf(await walk.as(who), await ordered(who, order)))[1]?.[5]
  assert.equal(await column(await somebody()), 'suspended')
  assert.equal(await column(guest), '')
})

test('what nothing is found for, or is only similar, cannot be ordered', async () => {
  const browser = await walk.as(await somebody())
  for (const q of ['nobodycalledso', 'mensha'])
    assert.match(
      main(await browser.post(`${at}/new`, { subject: 'people', q, form: 'csv' })),
      /finds nothing that could be ordered/,
      q,
    )
})

test('labels need a size, every order a form; nothing typed is lost', async () => {
  const browser = await walk.as(await somebody())
  const none = await browser.post(`${at}/new`, { subject: 'organisations', q: 'volta' })
  assert.equal(none.status, 422)
  assert.match(none.body, /id="problem-form"/)
  const labels = await browser.post(`${at}/new`, { subject: 'organisations', q: 'volta', form: 'labels' })
  assert.equal(labels.status, 422)
  assert.match(labels.body, /id="problem-label-size"/)
  assert.deepEqual([fieldsOf(labels, 'order')['form'], fieldsOf(labels, 'order')['q']], ['labels', 'volta'])
})

test('an order moves to another language with its search', async () => {
  const browser = await walk.as(await somebody())
  const typed = { subject: 'people', q: 'mensah', country: 'GH', form: 'labels', 'language-switch': 'ru' }
  const moved = await browser.follow(await browser.post(`${at}/new`, typed))
  assert.match(moved.body, /<html lang="ru"/)
  const again = fieldsOf(moved, 'order')
  assert.deepEqual([again['q'], again['country'], again['form']], ['mensah', 'GH', 'labels'])
})

test('ten orders at once are five, and the sixth says why', async () => {
  const who = actorFor(await somebody())
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => orderExtract(house, who, organisations, 'en')),
  )
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 5)
  assert.deepEqual(outcomes.find(isRefusal), { refused: 'directory.extract.too-often', values: { most: 5 } })
})

test('and without the lock there would be more', async () => {
  const careless = withoutLocks(await testHouse())
  try {
    await prepareJobs(careless.connection)
    await makeOrganisation(careless.db, { name: 'Volta Networks' })
    let most = 0
    // Now and then they come one after the other by themselves.
    for (let tries = 0; tries < 10 && most <= 5; tries++) {
      const who = actorFor(await makeAccount(careless.db))
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => orderExtract(careless, who, organisations, 'en')),
      )
      most = outcomes.filter((outcome) => !isRefusal(outcome)).length
    }
    assert.ok(most > 5, `${most} were ordered`)
  } finally {
    await careless.close()
  }
})

test('yesterday’s orders do not count, and a week later they are forgotten', async () => {
  const account = await somebody()
  const who = actorFor(account)
  for (let n = 0; n < 5; n++) await orderExtract(house, who, organisations, 'en')
  const later = { ...house, clock: { ...house.clock, now: () => new Date('2026-11-26T09:00:01Z') } }
  const outcome = await orderExtract(later, who, organisations, 'en')
  assert.ok(!isRefusal(outcome))
  assert.equal((await forgetExtracts(house.db, new Date('2026-12-02T09:00:00Z'))) > 0, true)
  assert.ok(await findExtract(house.db, outcome.ordered), 'the later one is still kept')
})

test('when it is ready its orderer gets a mail, in which nothing of it stands', async () => {
  const who = await makeAccount(house.db, {
    organisation: armor,
    language: 'fr',
    email: 'reader@armor.example',
  })
  const id = await ordered(who, people)
  await makeExtract(house, holdersOf, id)
  await runOutbox(house, extractLetters(house))
  const mails = await mailsTo(house.db, 'reader@armor.example')
  assert.equal(mails.length, 1)
  assert.match(mails[0]?.text ?? '', new RegExp(`/fr/directory/extracts/${id}`))
  assert.doesNotMatch(mails[0]?.text ?? '', /Adwoa|Mensah/)
})

test('the job makes what it is told, and does no harm when told nonsense', async () => {
  const who = await somebody()
  const outcome = await orderExtract(house, actorFor(who), people, 'en')
  assert.ok(!isRefusal(outcome))
  const [job] = extractJobs(holdersOf)
  await job?.run(house, { id: outcome.ordered })
  assert.equal((await findExtract(house.db, outcome.ordered))?.state, 'ready')
  await job?.run(house, { id: '01900000-0000-7000-8000-000000000001' })
})

test('the list of what was ordered leads to each, and says where to order', async () => {
  const who = await somebody()
  const id = await ordered(who, people)
  const page: Answer = await (await walk.as(who)).get(at)
  assert.match(page.body, new RegExp(`href="${at}/${id}"`))
  assert.match(main(page), /Table: people[\s\S]*Ready[\s\S]*Entries: 1/)
  assert.match(main(await (await walk.as(await somebody())).get(at)), /ordered nothing/)
})

test('every page is there in every language', async () => {
  const who = await somebody()
  const id = await ordered(who, { ...people, form: 'labels', labelSize: 'medium' })
  const browser = await walk.as(who)
  for (const language of house.profile.languages)
    for (const path of ['', '/new?subject=people&q=mensah', `/${id}`, `/${id}/paper`])
      assert.equal((await browser.get(`/${language}/directory/extracts${path}`)).status, 200, language + path)
})

test('a member sees what members see, somebody of no member what everybody sees', async () => {
  assert.equal(member.name, 'Yann Kerbrat')
  const guest = await makeAccount(house.db)
  assert.deepEqual(await orderExtract(house, actorFor(guest), people, 'en'), {
    refused: 'directory.extract.empty',
  })
})
