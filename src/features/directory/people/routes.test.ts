import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { holdersOf, listInDirectory, openToAll, unlist } from '../../../../test/support/listing.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { stranger as nobody } from '../../../values/actor.ts'
import { trailOf } from '../../audit/index.ts'
import { peopleOfOrganisation } from './of-organisation.ts'
import { peopleRoutes, type PeopleParts } from './routes.ts'

let house: TestHouse
let walk: Walk
let volta: MadeOrganisation
let armor: MadeOrganisation
let adwoa: MadeAccount
let member: MadeAccount
const stranger = () => new Browser(walk.server)

const parts: PeopleParts = {
  holdersOf,
  agree: (actor, isAgreed) =>
    isAgreed ? listInDirectory(house.db, actor.personId) : unlist(house.db, actor.personId),
}

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => peopleRoutes(server, house, parts))
  volta = await makeOrganisation(house.db, { name: 'Volta Networks', countryCode: 'GH' })
  armor = await makeOrganisation(house.db, { name: 'Armor Télécom', countryCode: 'FR' })
  adwoa = await makeAccount(house.db, {
    name: 'Adwoa Mensah',
    otherScriptName: 'أدوا منساه',
    organisation: volta,
    jobTitle: 'Head of numbering',
    email: 'adwoa@volta.example',
    countryCode: 'GH',
  })
  await listInDirectory(house.db, adwoa.personId)
  member = await makeAccount(house.db, { name: 'Yann Kerbrat', organisation: armor })
})
after(async () => {
  await walk.close()
  await house.close()
})

const pageOf = (it: { personId: string }) => `/en/directory/people/${it.personId}`
const search = '/en/directory/people?q=mensah'

test('a member finds her by a part of her name and sees what she shows to members', async () => {
  const browser = await walk.as(member)
  const list = await browser.get(search)
  assert.match(main(list), /People found: 1/)
  assert.ok(list.body.includes(`href="${pageOf(adwoa)}"`))
  const page = await browser.get(pageOf(adwoa))
  assert.equal(heading(page), 'Adwoa Mensah')
  assert.match(main(page), /Volta Networks/)
  assert.doesNotMatch(list.body + page.body, /adwoa@|Head of numbering|Ghana<\/p>/)
})

test('a stranger finds nobody, and her page is the one of somebody who does not exist', async () => {
  assert.match(main(await stranger().get(search)), /Nobody whom you may see/)
  const [hers, nobodys, silent, wrong] = await Promise.all([
    stranger().get(pageOf(adwoa)),
    stranger().get(pageOf({ personId: newId() })),
    stranger().get(pageOf(member)),
    stranger().get('/en/directory/people/1'),
  ])
  assert.deepEqual(
    [hers, nobodys, silent, wrong].map(({ status }) => status),
    [404, 404, 404, 404],
  )
  assert.equal(main(hers), main(nobodys))
  assert.equal(main(hers), main(silent))
})

test('somebody who has signed in but is of no member sees no more than a stranger', async () => {
  const guest = await walk.as(await makeAccount(house.db))
  assert.equal((await guest.get(pageOf(adwoa))).status, 404)
  const claims = await walk.as(await makeAccount(house.db, { organisation: armor, affiliation: 'claimed' }))
  assert.equal((await claims.get(pageOf(adwoa))).status, 404)
})

test('her own focal point sees everything, another one what members see', async () => {
  const own = await walk.as(await makeFocalPoint(house.db, { organisation: volta }), [
    'approvals.decide',
    'organisation.manage',
  ])
  assert.match(main(await own.get(pageOf(adwoa))), /Head of numbering[\s\S]*adwoa@volta\.example/)
  const other = await makeFocalPoint(house.db, { organisation: armor })
  const page = main(
    await (await walk.as(other, ['approvals.decide', 'organisation.manage'])).get(pageOf(adwoa)),
  )
  assert.match(page, /Volta Networks/)
  assert.doesNotMatch(page, /Head of numbering/)
})

test('a focal point whose role this session may not use sees no more than other members', async () => {
  const withheld = await walk.as(await makeFocalPoint(house.db, { organisation: volta }))
  assert.doesNotMatch(main(await withheld.get(pageOf(adwoa))), /Head of numbering/)
})

test('staff see everybody, also those who never agreed', async () => {
  const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
  assert.match(main(await staff.get(pageOf(adwoa))), /adwoa@volta\.example/)
  assert.equal((await staff.get(pageOf(member))).status, 200)
})

test('a part for the page of an organisation shows its people to whoever may see them', async () => {
  const part = peopleOfOrganisation(house, parts.holdersOf)
  const t = house.texts('en')
  const member = { ...nobody, permissions: new Set(['directory.manage']) }
  assert.match(String(await part(t, member, volta.id)), /Adwoa Mensah/)
  const closed = String(await part(t, nobody, volta.id))
  assert.doesNotMatch(closed, /Adwoa/)
  assert.match(closed, /shows themselves to everybody/)
})

test('she chooses who sees what, and it holds on the next page of everybody', async () => {
  const somebody = await makeAccount(house.db, {
    name: 'Esi Quaye',
    organisation: volta,
    email: 'esi@volta.example',
  })
  await listInDirectory(house.db, somebody.personId)
  const browser = await walk.as(somebody)
  const form = fieldsOf(await browser.get('/en/account/visibility'), 'visibility')
  assert.deepEqual(form, {
    name: 'members',
    organisation: 'members',
    'job-title': 'secretariat',
    email: 'secretariat',
    phone: 'secretariat',
    country: 'secretariat',
    languages: 'secretariat',
  })
  assert.equal((await stranger().get(pageOf(somebody))).status, 404)
  const answer = await browser.post('/en/account/visibility', { ...form, name: 'public', email: 'public' })
  assert.deepEqual([answer.status, answer.location], [303, '/en/account/visibility'])
  const page = await stranger().get(pageOf(somebody))
  assert.match(main(page), /esi@volta\.example/)
  assert.doesNotMatch(main(page), /Volta/)
  assert.match(main(await stranger().get('/en/directory/people?q=quaye')), /Esi Quaye/)
  const [entry] = await trailOf(house.db, somebody.personId)
  assert.deepEqual(
    [entry?.act, entry?.details],
    ['directory.visibility-changed', { name: 'public', email: 'public' }],
  )
})

test('saving what is saved already changes nothing and leaves no line', async () => {
  const browser = await walk.as(adwoa)
  const form = fieldsOf(await browser.get('/en/account/visibility'), 'visibility')
  await browser.post('/en/account/visibility', form)
  assert.deepEqual(await trailOf(house.db, adwoa.personId), [])
})

test('a choice can be looked at before it is saved', async () => {
  const browser = await walk.as(adwoa)
  const form = fieldsOf(await browser.get('/en/account/visibility'), 'visibility')
  const page = await browser.post('/en/account/visibility', { ...form, name: 'public', act: 'try' })
  assert.equal(page.status, 200)
  assert.match(main(page), /Nothing is saved yet/)
  assert.match(main(page), /What everybody sees Adwoa Mensah/)
  assert.equal(fieldsOf(page, 'visibility')['name'], 'public')
  assert.match(
    main(await browser.get('/en/account/visibility')),
    /What everybody sees Nothing: you are not there/,
  )
})

test('what is tried moves with the language', async () => {
  const browser = await walk.as(adwoa)
  const form = fieldsOf(await browser.get('/en/account/visibility'), 'visibility')
  const moved = await browser.follow(
    await browser.post('/en/account/visibility', { ...form, phone: 'members', 'language-switch': 'ar' }),
  )
  assert.match(moved.body, /<html lang="ar" dir="rtl"/)
  assert.equal(fieldsOf(moved, 'visibility')['phone'], 'members')
})

test('a level that does not exist is a problem beside its field, and the others are kept', async () => {
  const browser = await walk.as(adwoa)
  const form = fieldsOf(await browser.get('/en/account/visibility'), 'visibility')
  const page = await browser.post('/en/account/visibility', { ...form, email: 'the moon', phone: 'public' })
  assert.equal(page.status, 422)
  assert.match(page.body, /id="problem-email"/)
  assert.equal(fieldsOf(page, 'visibility')['phone'], 'public')
})

test('whoever did not agree can appear, and disappear again, at once', async () => {
  const somebody = await makeAccount(house.db, { name: 'Late Amoah', organisation: volta })
  const browser = await walk.as(somebody)
  const other = await walk.as(member)
  assert.match(main(await browser.get('/en/account/visibility')), /You are not in the directory/)
  await browser.post('/en/account/visibility/listing')
  assert.equal((await other.get(pageOf(somebody))).status, 200)
  await browser.post('/en/account/visibility/listing/withdrawal')
  assert.equal((await other.get(pageOf(somebody))).status, 404)
})

test('one’s own page says that it is one’s own, and leads to who sees it', async () => {
  const page = await (await walk.as(adwoa)).get(pageOf(adwoa))
  assert.match(main(page), /This is your own entry/)
  assert.match(page.body, /href="\/en\/account\/visibility"/)
})

test('the list of one organisation says so, and can be left', async () => {
  const page = await (await walk.as(member)).get(`/en/directory/people?of=${volta.id}`)
  assert.match(main(page), /Only people of \W*Volta Networks/)
  assert.match(page.body, /name="of" value="/)
  assert.match(page.body, /href="\/en\/directory\/people"[^>]*>Search in every organisation/)
})

test('a search that makes no sense is still a page', async () => {
  for (const query of [
    'q=%27%3B--',
    'of=x',
    'country=%3Cb%3E',
    'page=-4',
    'page=1e99&q=a',
    'category=x&q=%25',
  ])
    assert.equal((await stranger().get(`/en/directory/people?${query}`)).status, 200, query)
})

test('what somebody wrote about themselves is words, never markup', async () => {
  const somebody = await makeAccount(house.db, { name: '<b>Bold</b> Tetteh', jobTitle: '<script>x</script>' })
  await listInDirectory(house.db, somebody.personId, openToAll)
  const page = await stranger().get(pageOf(somebody))
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.body, /<b>Bold|<script>x/)
})

test('every page is there in every language', async () => {
  const browser = await walk.as(adwoa)
  for (const language of house.profile.languages)
    for (const path of [
      '/directory/people?q=mensah',
      `/directory/people/${adwoa.personId}`,
      '/account/visibility',
    ])
      assert.equal((await browser.get(`/${language}${path}`)).status, 200, language + path)
})
