import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeOrganisation,
} from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { newId } from '../../platform/ids.ts'
import { trailOf } from '../audit/index.ts'
import type { WhoDecides } from './actions.ts'
import { directoryLetters } from './jobs.ts'
import { directoryRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let hengtong: MadeOrganisation
let lonely: MadeOrganisation
const stranger = () => new Browser(walk.server)

/** As `src/app.ts` answers, without the room that knows addresses. */
const whoDecides: WhoDecides = (_tx, organisationId) =>
  Promise.resolve(
    organisationId === hengtong.id ? { address: 'zhou@hengtong.example', language: 'zh' } : undefined,
  )

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => directoryRoutes(server, house, { whoDecides }))
  hengtong = await makeOrganisation(house.db, {
    name: '恒通网络测量实验室',
    names: { en: 'Hengtong Measurement Laboratory', zh: '恒通网络测量实验室' },
    acronym: 'HNML',
    countryCode: 'CN',
    membership: 'suspended',
  })
  lonely = await makeOrganisation(house.db, {
    name: 'Armor Mesures',
    countryCode: 'FR',
    category: 'associate',
  })
  await makeFocalPoint(house.db, {
    organisation: hengtong,
    name: 'Zhou Lihua',
    email: 'zhou@hengtong.example',
  })
  await makeFocalPoint(house.db, {
    organisation: hengtong,
    name: 'Ivan Chen',
    isDeputy: true,
    awayFrom: '2026-11-20',
    awayUntil: '2026-12-05',
  })
  await makeFocalPoint(house.db, {
    organisation: hengtong,
    name: 'Old Hand',
    until: new Date('2026-01-01T00:00:00Z'),
  })
})
after(async () => {
  await walk.close()
  await house.close()
})

const pageOf = (it: { id: string }) => `/en/directory/organisations/${it.id}`
const formOf = (it: { id: string }) => `/en/directory/focal-points/${it.id}`
const mails = (organisationId: string) =>
  house.db
    .selectFrom('outbox')
    .selectAll()
    .where('occasion', '=', 'directory.relayed')
    .execute()
    .then((all) =>
      all.filter((one) => (one.facts as { organisationId: string }).organisationId === organisationId),
    )
const said = { name: 'Ana Lima', email: 'ana@lima.example', words: 'Who confirms my registration?' }

test('the directory asks before it lists', async () => {
  const page = await stranger().get('/en/directory')
  assert.equal(page.status, 200)
  assert.equal(heading(page), 'Directory')
  assert.doesNotMatch(main(page), /Organisations found/)
})

test('a search shows the name in the reader’s language and its own, acronym, category and country', async () => {
  const page = await stranger().get('/en/directory?q=hengtong')
  for (const words of [
    'Organisations found: 1',
    'Hengtong Measurement Laboratory',
    '恒通网络测量实验室',
    'HNML',
    'Sector Member',
    'China',
  ])
    assert.ok(main(page).includes(words), words)
  assert.ok(page.body.includes(`href="${pageOf(hengtong)}"`))
})

test('country and category narrow the list, and stay chosen', async () => {
  const page = await stranger().get('/en/directory?country=FR&category=associate')
  assert.match(main(page), /Armor Mesures/)
  assert.doesNotMatch(main(page), /Hengtong Measurement/)
  assert.match(page.body, /<option value="FR" selected/)
  assert.match(page.body, /<option value="associate" selected/)
})

test('nothing found says what to do next', async () => {
  const narrowed = await stranger().get('/en/directory?q=hengtong&country=FR')
  assert.match(main(narrowed), /Search in every country and category/)
  assert.match(narrowed.body, /href="\/en\/directory\?q=hengtong"/)
  assert.match(main(await stranger().get('/en/directory?q=%E2%98%83%E2%98%83%E2%98%83')), /How to search/)
})

test('names that are only similar are called so', async () => {
  assert.match(main(await stranger().get('/en/directory?q=armor%20mesurse')), /these are only similar/)
})

test('twenty are on a page, and the next page keeps the search', async () => {
  for (let n = 0; n < 21; n++) await makeOrganisation(house.db, { name: `Lovcen ${n}`, countryCode: 'ME' })
  const page = await stranger().get('/en/directory?q=lovcen&country=ME')
  assert.equal(page.body.match(/class="row"/g)?.length, 20)
  assert.match(page.body, /href="\/en\/directory\?q=lovcen&amp;country=ME&amp;page=2"/)
})

test('a search that makes no sense is still a page', async () => {
  for (const query of [
    'q=%27%3B--',
    'country=%3Cb%3E',
    'page=-4',
    'page=1e99&q=a',
    'q=%25%25',
    'category=x&category=y',
  ])
    assert.equal((await stranger().get(`/en/directory?${query}`)).status, 200, query)
})

test('organisations that are not listed are unknown', async () => {
  for (const state of ['unverified', 'refused'] as const) {
    const hidden = await makeOrganisation(house.db, { name: `Vanished ${state}`, state })
    for (const path of [pageOf(hidden), formOf(hidden)])
      assert.equal((await stranger().get(path)).status, 404, state)
    assert.equal((await stranger().post(formOf(hidden), said)).status, 404)
    assert.ok(!main(await stranger().get('/en/directory?q=vanished')).includes(`Vanished ${state}`))
  }
  for (const path of ['/en/directory/organisations/1', pageOf({ id: newId() }), formOf({ id: 'x' })])
    assert.equal((await stranger().get(path)).status, 404, path)
})

test('the page of an organisation says each name in its own language and direction', async () => {
  const arab = await makeOrganisation(house.db, {
    name: 'هيئة تنظيم الاتصالات',
    names: { ar: 'هيئة تنظيم الاتصالات', en: 'Communications Regulator' },
    countryCode: 'BH',
  })
  const page = await stranger().get(pageOf(arab))
  assert.equal(heading(page), 'Communications Regulator')
  assert.match(page.body, /<span lang="ar" dir="rtl">هيئة تنظيم الاتصالات<\/span>/)
})

test('strangers see that there is a focal point, not who, and how to reach them', async () => {
  const page = await stranger().get(pageOf(hengtong))
  assert.match(main(page), /This organisation has a focal point/)
  assert.ok(page.body.includes(`href="${formOf(hengtong)}"`))
  assert.doesNotMatch(page.body, /Zhou|Ivan|hengtong\.example/)
  assert.match(main(await stranger().get(pageOf(lonely))), /No focal point is named here at present/)
})

test('people who have signed in see who decides, deputies and absences, never an address', async () => {
  const somebody = await walk.as(await makeAccount(house.db))
  const page = await somebody.get(pageOf(hengtong))
  for (const words of ['Zhou Lihua', 'Ivan Chen', 'Deputy', 'Away until Saturday 5 December 2026'])
    assert.ok(main(page).includes(words), words)
  assert.doesNotMatch(page.body, /Old Hand|zhou@/)
})

test('a suspended membership is between members', async () => {
  const hidden = /The membership is suspended/
  assert.doesNotMatch(main(await stranger().get(pageOf(hengtong))), hidden)
  const guest = await walk.as(await makeAccount(house.db))
  assert.doesNotMatch(main(await guest.get(pageOf(hengtong))), hidden)
  const delegate = await walk.as(await makeAccount(house.db, { organisation: lonely }))
  assert.match(main(await delegate.get(pageOf(hengtong))), hidden)
  const claiming = await walk.as(
    await makeAccount(house.db, { organisation: lonely, affiliation: 'claimed' }),
  )
  assert.doesNotMatch(main(await claiming.get(pageOf(hengtong))), hidden)
  const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
  assert.match(main(await staff.get(pageOf(hengtong))), hidden)
})

test('a web site is a link only when it is one', async () => {
  const set = (web_site: string) =>
    house.db.updateTable('organisation').set({ web_site }).where('id', '=', lonely.id).execute()
  await set('javascript:alert(1)')
  assert.doesNotMatch((await stranger().get(pageOf(lonely))).body, /javascript:/)
  await set('https://armor.example/en')
  assert.match((await stranger().get(pageOf(lonely))).body, /href="https:\/\/armor\.example\/en"/)
})

test('countries stand by region, each with its count and a way to its organisations', async () => {
  const page = await stranger().get('/en/directory/countries')
  assert.match(page.body, /href="\/en\/directory\?country=ME" aria-label="ME 21: organisations, Montenegro"/)
  assert.match(main(page), /Africa[\s\S]*Countries with a listed organisation/)
  assert.match(page.body, /<th scope="row">\s*<a href="\/en\/directory\?country=ME">Montenegro<\/a>/)
  assert.match((await stranger().get('/ar/directory/countries')).body, /<html lang="ar" dir="rtl">/)
})

test('help says how to search, to order, to update, and what the words mean', async () => {
  const page = await stranger().get('/en/directory/help')
  for (const id of ['search', 'order', 'update', 'terms', 'map'])
    assert.match(page.body, new RegExp(`<h2 id="${id}"`))
})

test('the focal point is found by the organisation', async () => {
  const page = await stranger().get('/en/directory/focal-points?q=armor')
  assert.ok(page.body.includes(`href="${formOf(lonely)}"`))
})

test('a message goes to the focal point, whose address is not shown, and the writer hears nothing of who it is', async () => {
  const browser = stranger()
  const form = await browser.get(formOf(hengtong))
  const answer = await browser.post(formOf(hengtong), { ...fieldsOf(form, 'message'), ...said })
  assert.deepEqual([answer.status, answer.location], [303, '/en/directory/focal-points/sent'])
  const [mail] = await mails(hengtong.id)
  assert.equal(mail?.to_address, 'zhou@hengtong.example')
  assert.deepEqual(mail?.facts, { ...said, organisationId: hengtong.id, isForDesk: false })
  const page = await browser.follow(answer)
  assert.doesNotMatch(page.body + form.body, /Zhou|zhou@/)
})

test('where nobody can be reached the desk gets it, and the answer is the same to the byte', async () => {
  const send = async (it: MadeOrganisation) => {
    const browser = stranger()
    const answer = await browser.post(formOf(it), { ...said, form: newId() })
    return { status: answer.status, location: answer.location, page: main(await browser.follow(answer)) }
  }
  assert.deepEqual(await send(lonely), await send(hengtong))
  const [mail] = await mails(lonely.id)
  assert.equal(mail?.to_address, house.profile.helpContacts.registration)
  assert.deepEqual(mail?.facts, { ...said, organisationId: lonely.id, isForDesk: true })
})

test('the mail is in the reader’s language, and a reply goes to the writer', async () => {
  await stranger().post(formOf(hengtong), { ...said, email: 'reply@lima.example', form: newId() })
  await runOutbox(house, directoryLetters(house))
  const mail = (await mailsTo(house.db, 'zhou@hengtong.example')).at(-1)
  assert.equal(mail?.subject, '给恒通网络测量实验室联系人的消息')
  assert.match(mail?.source ?? '', /^Reply-To: reply@lima\.example\r?$/m)
  assert.match(mail?.text ?? '', /Who confirms my registration\?/)
})

test('one form sent ten times at once is one message and one line in the audit', async () => {
  const it = await makeOrganisation(house.db)
  const form = newId()
  const send = (more: object) => stranger().post(formOf(it), { ...said, ...more })
  const answers = await Promise.all(Array.from({ length: 10 }, () => send({ form })))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal((await mails(it.id)).length, 1)
  assert.equal((await trailOf(house.db, it.id)).length, 1)
  await send({ form, words: 'Corrected: on Tuesday' })
  assert.equal((await mails(it.id)).length, 2)
})

test('ten forms sent at once are ten messages', async () => {
  const it = await makeOrganisation(house.db)
  await Promise.all(Array.from({ length: 10 }, () => stranger().post(formOf(it), { ...said, form: newId() })))
  assert.equal((await mails(it.id)).length, 10)
})

test('the audit holds that a message was passed on, never what it said', async () => {
  const [entry] = await trailOf(house.db, hengtong.id)
  assert.equal(entry?.act, 'directory.relayed')
  assert.doesNotMatch(JSON.stringify(entry), /Ana|lima|registration\?/)
})

test('what is wrong stands beside its field, and nothing typed is lost', async () => {
  const page = await stranger().post(formOf(lonely), {
    ...said,
    email: 'x@lima.example\r\nBcc: all@lima.example',
    words: '<script>alert(1)</script>',
  })
  assert.equal(page.status, 422)
  assert.match(page.body, /<title>Error: /)
  assert.match(page.body, /id="problem-email"/)
  assert.equal(fieldsOf(page, 'message')['words'], '<script>alert(1)</script>')
  assert.doesNotMatch(page.body, /<script>alert/)
})

test('a signed-in person’s name is already there, and what was typed moves to another language', async () => {
  const browser = await walk.as(await makeAccount(house.db, { name: 'Adwoa Mensah' }))
  assert.equal(fieldsOf(await browser.get(formOf(lonely)), 'message')['name'], 'Adwoa Mensah')
  const moved = await browser.follow(await browser.post(formOf(lonely), { ...said, 'language-switch': 'fr' }))
  assert.match(moved.body, /<html lang="fr"/)
  assert.equal(fieldsOf(moved, 'message')['words'], said.words)
})

test('every page is there in every language', async () => {
  for (const language of house.profile.languages)
    for (const path of [
      '',
      '/countries',
      '/help',
      '/focal-points',
      '/focal-points/sent',
      `/organisations/${hengtong.id}`,
    ])
      assert.equal((await stranger().get(`/${language}/directory${path}`)).status, 200, language + path)
})
