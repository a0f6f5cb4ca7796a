import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { holdersOf } from '../../../../../test/support/listing.ts'
import { mailsTo, runOutbox } from '../../../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import { Browser, type Answer } from '../../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../../test/support/walking.ts'
import { html } from '../../../../platform/ui/index.ts'
import { affiliationLetters } from './jobs.ts'
import { affiliationRoutes } from './routes.ts'
import { historyOf } from './store.ts'

let house: TestHouse
let walk: Walk
let volta: MadeOrganisation
let armor: MadeOrganisation

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) =>
    affiliationRoutes(server, house, {
      holdersOf,
      whenAffiliationApproved: [],
      whenAffiliationEnds: [],
      atStake: [async () => html`<p>Two registrations are withdrawn</p>`, async () => undefined],
    }),
  )
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  armor = await makeOrganisation(house.db, { name: 'Armor Télécom', countryCode: 'FR' })
})
after(async () => {
  await walk.close()
  await house.close()
})

const at = '/en/account/affiliations'
const delegate = (more: object = {}): Promise<MadeAccount> =>
  makeAccount(house.db, { name: 'Adwoa Mensah', organisation: volta, ...more })
const idOf = async (who: MadeAccount) => (await historyOf(house.db, who.personId))[0]?.id ?? ''
const changeOf = (page: Answer) => fieldsOf(page, 'change')
const said = {
  membership: 'sector-member',
  role: 'Head of quality',
  unit: '',
  'from-on': '2026-11-01',
  main: 'yes',
}

test('strangers are asked to sign in', async () => {
  const answer = await new Browser(walk.server).get(at)
  assert.equal(answer.status, 303)
})

test('the page says what I am, what I was, and how it ended', async () => {
  const who = await delegate()
  await house.db
    .insertInto('affiliation')
    .values({
      id: '01900000-0000-7000-8000-00000000aaaa',
      person_id: who.personId,
      organisation_id: armor.id,
      claimed_category: 'sector-member',
      state: 'ended',
      end_reason: 'removed',
      decision_note: 'Left in spring.',
      ended_at: new Date(),
      from_on: '2020-01-01',
      to_on: '2026-03-31',
      created_at: new Date('2020-01-01'),
    })
    .execute()
  const page = await (await walk.as(who)).get(at)
  assert.equal(heading(page), 'My organisations')
  assert.match(
    main(page),
    /Now Volta Networks Confirmed[\s\S]*Before Armor Télécom Ended by the organisation/,
  )
  assert.match(main(page), /from \W*1 January 2020/)
  assert.match(main(page), /Left in spring\./)
})

test('what I do there is said and changed; a day of no calendar is a problem beside its field', async () => {
  const who = await delegate()
  const id = await idOf(who)
  const browser = await walk.as(who)
  const page = await browser.post(`${at}/${id}`, { role: 'Engineer', 'from-on': '2026-02-30' })
  assert.equal(page.status, 422)
  assert.match(page.body, /id="problem-from-on"/)
  assert.equal(fieldsOf(page, 'affiliation')['role'], 'Engineer')
  const saved = await browser.post(`${at}/${id}`, { role: 'Engineer', 'from-on': '2026-02-28', main: 'yes' })
  assert.deepEqual([saved.status, saved.location], [303, at])
  const again = fieldsOf(await browser.get(`${at}/${id}`), 'affiliation')
  assert.deepEqual([again['role'], again['from-on'], again['main']], ['Engineer', '2026-02-28', 'yes'])
})

test('leaving says what it does before it is done', async () => {
  const who = await makeFocalPoint(house.db, {
    organisation: volta,
    kind: 'member-access',
    name: 'Kofi Asante',
  })
  const id = await idOf(who)
  const browser = await walk.as(who)
  const page = await browser.get(`${at}/${id}/end`)
  assert.match(main(page), /Two registrations are withdrawn/)
  assert.match(main(page), /You no longer decide there as:\s*TIES Focal Point/)
  const wrong = await browser.post(`${at}/${id}/ending`, { 'last-day': '' })
  assert.equal(wrong.status, 422)
  const done = await browser.post(`${at}/${id}/ending`, fieldsOf(page, 'leaving'))
  assert.deepEqual([done.status, done.location], [303, at])
  assert.match(main(await browser.get(at)), /You left/)
  assert.equal((await browser.get(`${at}/${id}/end`)).status, 404, 'what is over is not there to be ended')
})

test('somebody else’s affiliation is not there', async () => {
  const id = await idOf(await delegate())
  const browser = await walk.as(await makeAccount(house.db))
  for (const path of [`${at}/${id}`, `${at}/${id}/end`, `${at}/1`])
    assert.equal((await browser.get(path)).status, 404, path)
  for (const path of [`${at}/${id}`, `${at}/${id}/ending`])
    assert.equal((await browser.post(path, { 'last-day': '2026-11-01' })).status, 404, path)
})

test('"I changed employer" proposes what ends and today, checks, and does it', async () => {
  const who = await delegate()
  const browser = await walk.as(who)
  const form = await browser.get(`${at}/change`)
  assert.equal(heading(form), 'I changed employer')
  assert.deepEqual([changeOf(form)['ends'], changeOf(form)['last-day']], [await idOf(who), '2026-11-25'])

  const found = await browser.post(`${at}/change`, {
    ...changeOf(form),
    ...said,
    'organisation-words': 'armor',
    act: 'search',
  })
  assert.match(found.body, new RegExp(`value="${armor.id}"`))
  assert.equal(changeOf(found)['role'], 'Head of quality', 'nothing typed is lost by searching')

  const check = await browser.post(`${at}/change/check`, {
    ...changeOf(found),
    organisation: armor.id,
    act: 'check',
  })
  assert.equal(heading(check), 'Check what it changes')
  assert.match(main(check), /What changes with \W*Volta Networks[\s\S]*Two registrations are withdrawn/)
  assert.match(main(check), /The focal point of \W*Armor Télécom\W* still confirms/)
  assert.equal((await historyOf(house.db, who.personId)).length, 1, 'nothing is done yet')

  const done = await browser.post(`${at}/change/confirmation`, fieldsOf(check, 'confirmation'))
  assert.deepEqual([done.status, done.location], [303, at])
  const page = await browser.get(at)
  assert.match(main(page), /Noted\. It waits to be confirmed\./)
  assert.match(main(page), /Now Armor Télécom Head of quality[\s\S]*Before Volta Networks You left/)
})

test('what is to be corrected keeps everything that was typed', async () => {
  const who = await delegate()
  const browser = await walk.as(who)
  const typed = { ...changeOf(await browser.get(`${at}/change`)), ...said, organisation: armor.id }
  const check = await browser.post(`${at}/change/check`, { ...typed, act: 'check' })
  const form = await browser.post(`${at}/change`, { ...fieldsOf(check, 'confirmation'), act: 'correct' })
  const again = changeOf(form)
  for (const [name, value] of Object.entries({ ...typed, main: 'yes' }))
    assert.equal(again[name] ?? '', value, name)
})

test('every problem stands beside its field, and nothing typed is lost', async () => {
  const browser = await walk.as(await delegate())
  const page = await browser.post(`${at}/change/check`, {
    ends: 'x',
    role: 'x'.repeat(201),
    'from-on': 'yesterday',
    act: 'check',
  })
  assert.equal(page.status, 422)
  for (const field of ['ends', 'membership', 'organisation', 'role', 'from-on'])
    assert.match(page.body, new RegExp(`id="problem-${field}"`), field)
  assert.equal(changeOf(page)['from-on'], 'yesterday')
})

test('a last day that is still to come, or before the first one, is a problem of that field', async () => {
  const who = await delegate()
  await house.db
    .updateTable('affiliation')
    .set({ from_on: '2026-05-01' })
    .where('person_id', '=', who.personId)
    .execute()
  const browser = await walk.as(who)
  const typed = {
    ...changeOf(await browser.get(`${at}/change`)),
    ...said,
    organisation: armor.id,
    act: 'check',
  }
  for (const [day, words] of [
    ['2026-12-01', /still to come/],
    ['2026-04-30', /before the first one/],
  ] as const) {
    const page = await browser.post(`${at}/change/check`, { ...typed, 'last-day': day })
    assert.equal(page.status, 422, day)
    assert.match(main(page), words)
  }
})

test('an organisation of no list is asked for, then noted for the secretariat', async () => {
  const who = await delegate()
  const browser = await walk.as(who)
  const typed = {
    ...changeOf(await browser.get(`${at}/change?also=yes`)),
    ...said,
    organisation: 'unlisted',
    act: 'check',
  }
  assert.equal(typed['ends' as never], 'none')
  const asked = await browser.post(`${at}/change/check`, typed)
  assert.equal(asked.status, 200)
  assert.match(main(asked), /One more thing/)
  assert.doesNotMatch(asked.body, /id="problem-unlisted/)
  const empty = await browser.post(`${at}/change/check`, { ...changeOf(asked), act: 'check' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /id="problem-unlisted-name"/)
  const check = await browser.post(`${at}/change/check`, {
    ...changeOf(empty),
    'unlisted-name': 'Atelier Nord',
    'unlisted-country': 'FR',
    act: 'check',
  })
  assert.match(main(check), /The secretariat compares \W*Atelier Nord/)
  await browser.post(`${at}/change/confirmation`, fieldsOf(check, 'confirmation'))
  const history = await historyOf(house.db, who.personId)
  assert.deepEqual(
    new Set(history.map(({ organisation }) => organisation?.name)),
    new Set(['Atelier Nord', 'Volta Networks']),
  )
})

test('Enter in the search field searches, and changes nothing', async () => {
  const browser = await walk.as(await delegate())
  const typed = { ...changeOf(await browser.get(`${at}/change`)), 'organisation-words': 'armor' }
  const page = await browser.post(`${at}/change/check`, typed)
  assert.equal(page.status, 200)
  assert.match(page.body, new RegExp(`value="${armor.id}"`))
})

test('what one has already is refused on the page that checks', async () => {
  const who = await delegate()
  const browser = await walk.as(who)
  const typed = { ...changeOf(await browser.get(`${at}/change?also=yes`)), ...said, organisation: volta.id }
  const page = await browser.post(`${at}/change/confirmation`, typed)
  assert.equal(page.status, 409)
  assert.match(main(page), /You have said so already/)
})

test('an organisation that left the list meanwhile is said so, and the form is kept', async () => {
  const gone = await makeOrganisation(house.db, { state: 'refused' })
  const browser = await walk.as(await delegate())
  const typed = {
    ...changeOf(await browser.get(`${at}/change`)),
    ...said,
    organisation: gone.id,
    act: 'check',
  }
  const page = await browser.post(`${at}/change/check`, typed)
  assert.equal(page.status, 409)
  assert.match(page.body, /id="problem-organisation"/)
  assert.equal(changeOf(page)['role'], 'Head of quality')
})

test('the check moves to another language with everything on it', async () => {
  const browser = await walk.as(await delegate())
  const typed = {
    ...changeOf(await browser.get(`${at}/change`)),
    ...said,
    organisation: armor.id,
    act: 'check',
  }
  const check = await browser.post(`${at}/change/check`, typed)
  const moved = await browser.follow(
    await browser.post(`${at}/change/check`, { ...fieldsOf(check, 'confirmation'), 'language-switch': 'ar' }),
  )
  assert.match(moved.body, /<html lang="ar" dir="rtl"/)
  assert.equal(fieldsOf(moved, 'confirmation')['role'], 'Head of quality')
})

test('the focal point reads who claims, and whether their address is one of the organisation’s', async () => {
  const asked = await makeFocalPoint(house.db, { organisation: armor, kind: 'member-access' })
  await house.db
    .insertInto('organisation_domain')
    .values({ organisation_id: armor.id, domain: 'armor.example' })
    .execute()
  for (const [email, words] of [
    ['new@mail.armor.example', /One of your organisation/],
    ['new@elsewhere.example', /look twice/],
  ] as const) {
    const who = await makeAccount(house.db, { name: 'Yann Kerbrat', email })
    const browser = await walk.as(who)
    const typed = { ...said, organisation: armor.id }
    assert.equal((await browser.post(`${at}/change/confirmation`, typed)).status, 303)
    await runOutbox(house, affiliationLetters(house, holdersOf))
    const mail = (await mailsTo(house.db, asked.email)).at(-1)
    assert.match(mail?.text ?? '', words)
    assert.match(mail?.text ?? '', new RegExp(email.replace('.', '\\.')))
  }
})

test('a letter about a claim that was decided meanwhile is not sent', async () => {
  const other = await makeOrganisation(house.db)
  const asked = await makeFocalPoint(house.db, { organisation: other, kind: 'member-access' })
  const who = await makeAccount(house.db)
  await (await walk.as(who)).post(`${at}/change/confirmation`, { ...said, organisation: other.id })
  await house.db
    .updateTable('affiliation')
    .set({ state: 'approved' })
    .where('person_id', '=', who.personId)
    .execute()
  await runOutbox(house, affiliationLetters(house, holdersOf))
  assert.notEqual((await mailsTo(house.db, asked.email)).at(-1)?.text, undefined)
  assert.equal((await mailsTo(house.db, asked.email)).at(-1)?.text, '')
})

test('every page is there in every language', async () => {
  const who = await delegate()
  const id = await idOf(who)
  const browser = await walk.as(who)
  for (const language of house.profile.languages)
    for (const path of ['', '/change', `/${id}`, `/${id}/end`])
      assert.equal(
        (await browser.get(`/${language}/account/affiliations${path}`)).status,
        200,
        language + path,
      )
})
