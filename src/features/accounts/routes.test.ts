import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { makeOrganisation } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

const form = (email: string, more: Record<string, string> = {}): Record<string, string> => ({
  name: 'Akosua Mensah',
  email,
  country: 'GH',
  language: 'en',
  membership: 'unknown',
  organisation: 'unknown',
  terms: 'yes',
  privacy: 'yes',
  act: 'sign-up',
  ...more,
})

const plain = (markup: string): string =>
  markup
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

const valueOf = (page: string, name: string): string | undefined =>
  new RegExp(`<input[^>]*\\bname="${name}"[^>]*\\bvalue="([^"]*)"`).exec(page)?.[1]

const isChosen = (page: string, value: string): boolean =>
  new RegExp(`<input type="radio"[^>]*value="${value}"[^>]*checked`).test(page)

test('the page has both parts, the manual’s entries in order, and the ways out', async () => {
  const { status, body } = await new Browser(server).get('/en/account/new')
  assert.equal(status, 200)
  const words = plain(body)
  assert.match(
    words,
    /Create your account.*Contact data.*Name as in your passport.*Organisation data.*Membership type/,
  )
  const options = /<select[^>]*name="membership"[\s\S]*?<\/select>/.exec(body)?.[0] ?? ''
  assert.deepEqual(
    [...options.matchAll(/<option[^>]*>([^<]*)</g)].map((one) => one[1]),
    [
      'Please choose',
      'I don’t know',
      'Non-Member',
      'Member State',
      'Sector Member',
      'Associate',
      'Academia, University, Research Establishment',
      'International/Regional Organizations',
      'Resolution 99',
      'United Nations, Specialized agency, IAEA',
      'Media',
    ],
  )
  assert.match(words, /It is not in this list.*I do not know.*Sign up/)
})

test('every language has the page', async () => {
  for (const language of house.profile.languages) {
    const { status, body } = await new Browser(server).get(`/${language}/account/new`)
    assert.equal(status, 200)
    assert.match(body, new RegExp(`<html lang="${language}"`))
  }
})

test('an empty form comes back with everything that is wrong, marked and summed up', async () => {
  const { status, body } = await new Browser(server).post('/en/account/new', { act: 'sign-up' })
  assert.equal(status, 422)
  assert.match(body, /<title>Error: /)
  for (const name of ['name', 'email', 'country', 'membership', 'organisation', 'terms', 'privacy'])
    assert.match(body, new RegExp(`href="#field-${name}"`), name)
})

test('what was typed is kept, whatever is wrong with it', async () => {
  const hostile = `"><script>alert(1)</script>`
  const { status, body } = await new Browser(server).post(
    '/en/account/new',
    form('no-address', { name: hostile, 'job-title': "'; drop table person" }),
  )
  assert.equal(status, 422)
  assert.ok(!body.includes('<script>alert'))
  assert.equal(valueOf(body, 'email'), 'no-address')
  assert.equal(valueOf(body, 'name'), '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  assert.equal(valueOf(body, 'job-title'), '&#39;; drop table person')
  assert.ok(isChosen(body, 'unknown'))
})

test('strange input never breaks the page', async () => {
  const strange = [
    '\u202Eabc',
    `e${'\u0301'.repeat(500)}`,
    'x'.repeat(5000),
    '%00',
    '{{7*7}}',
    '__proto__',
    '\uD83D',
  ]
  for (const value of strange) {
    const all = Object.fromEntries(Object.keys(form('')).map((name) => [name, value]))
    const { status } = await new Browser(server).post('/en/account/new', { ...all, act: 'sign-up' })
    assert.equal(status, 422, `${status} for ${value.slice(0, 9)}`)
  }
  const marks = form('marks@b.example', { name: `e${'\u0301'.repeat(10_000)}` })
  assert.equal((await new Browser(server).post('/en/account/new', marks)).status, 422)
})

test('the search button shows organisations to choose from and keeps what was typed', async () => {
  const { id } = await makeOrganisation(house.db, {
    name: 'Armor Télécom',
    acronym: 'ATL',
    countryCode: 'FR',
    category: 'sector-member',
  })
  const { status, body } = await new Browser(server).post(
    '/en/account/new/search',
    form('a@b.example', { 'organisation-words': 'ARMOR telecom', act: 'search' }),
  )
  assert.equal(status, 200)
  assert.match(
    plain(body),
    /1 organisation matches “ ?ARMOR telecom ?”.*Armor Télécom.*ATL, Sector Member, France.*It is not in this list/,
  )
  assert.ok(body.includes(`value="${id}"`))
  assert.equal(valueOf(body, 'email'), 'a@b.example')
  assert.ok(!body.includes('<title>Error'))
})

test('Enter in the search field searches, Enter elsewhere signs up', async () => {
  await makeOrganisation(house.db, { name: 'Sirius Labs' })
  const words = { 'organisation-words': 'sirius' }
  const searched = await new Browser(server).post(
    '/en/account/new',
    form('enter@b.example', { ...words, act: '' }),
  )
  assert.equal(searched.status, 200)
  assert.match(plain(searched.body), /Sirius Labs/)
  const sent = await new Browser(server).post(
    '/en/account/new',
    form('enter@b.example', { ...words, searched: 'sirius', act: '' }),
  )
  assert.equal(sent.status, 303)
})

test('more than twenty organisations are shown page by page', async () => {
  for (let count = 0; count < 23; count++)
    await makeOrganisation(house.db, { name: `Meridian ${count}`, countryCode: 'KE' })
  const browser = new Browser(server)
  const first = await browser.post('/en/account/new/search', {
    'organisation-words': 'meridian',
    act: 'search',
  })
  assert.match(plain(first.body), /23 organisations match.*Page 1 of 2.*Next/)
  const second = await browser.post('/en/account/new/search', {
    'organisation-words': 'meridian',
    searched: 'meridian',
    act: 'page-2',
  })
  assert.match(plain(second.body), /Page 2 of 2.*Previous|Previous.*Page 2 of 2/)
  assert.equal([...second.body.matchAll(/<input type="radio"/g)].length, 5)
})

test('the chosen organisation stays chosen when something else is wrong or another word is searched', async () => {
  const { id } = await makeOrganisation(house.db, { name: 'Canopus Networks' })
  const wrong = await new Browser(server).post(
    '/en/account/new',
    form('', { organisation: id, searched: 'canopus', 'organisation-words': 'canopus' }),
  )
  assert.equal(wrong.status, 422)
  assert.ok(isChosen(wrong.body, id))
  const again = await new Browser(server).post(
    '/en/account/new/search',
    form('', { organisation: id, 'organisation-words': 'zzzz', act: 'search' }),
  )
  assert.ok(isChosen(again.body, id))
})

test('who says that the organisation is in no list is asked for it, not blamed', async () => {
  const browser = new Browser(server)
  const typed = form('unlisted@b.example', { organisation: 'unlisted', membership: 'non-member' })
  const asked = await browser.post('/en/account/new', typed)
  assert.equal(asked.status, 200)
  assert.match(
    plain(asked.body),
    /One more thing.*Name of the organisation.*Country where it has its seat.*Web site/,
  )
  assert.ok(!asked.body.includes('<title>Error'))
  const wrong = await browser.post('/en/account/new', {
    ...typed,
    'unlisted-name': '',
    'unlisted-country': '',
    'unlisted-web-site': '',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /href="#field-unlisted-name"/)
  const done = await browser.post('/en/account/new', {
    ...typed,
    'unlisted-name': 'Kwame Lab',
    'unlisted-country': 'GH',
    'unlisted-web-site': '',
  })
  assert.equal(done.location, '/en/account/new/mail')
  const page = await browser.follow(done)
  assert.match(
    plain(page.body),
    /What you wrote about Kwame Lab is kept.*for meetings that are open to all you can go on at once/,
  )
})

test('the page that waits for the mail shows the address, the sender and the junk folder', async () => {
  const browser = new Browser(server)
  const page = await browser.follow(await browser.post('/en/account/new', form('Look@B.example')))
  assert.equal(page.status, 200)
  assert.match(plain(page.body), /Look in your mail.*We have written to Look@b\.example/)
  assert.match(plain(page.body), new RegExp(`It comes from ${house.config.mailFrom}.*junk or spam`))
  assert.ok(!page.body.includes('/account/activation'))
})

test('a category that differs from the organisation’s gives way, and the page says so', async () => {
  const { id } = await makeOrganisation(house.db, { name: 'Vega Academy', category: 'academia' })
  const browser = new Browser(server)
  const page = await browser.follow(
    await browser.post(
      '/en/account/new',
      form('differs@b.example', { organisation: id, membership: 'associate' }),
    ),
  )
  assert.match(plain(page.body), /You chose “ ?Associate ?”\. The list says that Vega Academy is “ ?Academia/)
  assert.match(plain(page.body), /Its focal point still confirms/)
})

test('the mail can be sent again after a minute, and not without end', async () => {
  const browser = new Browser(server)
  await browser.post('/en/account/new', form('again@b.example'))
  const early = await browser.post('/en/account/new/mail/again')
  assert.equal(early.status, 409)
  assert.match(plain(early.body), /You can send it again in 60 seconds/)
  house.clock.move(61_000)
  assert.equal((await browser.post('/en/account/new/mail/again')).status, 303)
})

test('a mistyped address can be corrected', async () => {
  const browser = new Browser(server)
  await browser.post('/en/account/new', form('mistyped@b.example'))
  const wrong = await browser.post('/en/account/new/mail', { email: 'nothing' })
  assert.equal(wrong.status, 422)
  assert.equal(valueOf(wrong.body, 'email'), 'nothing')
  const page = await browser.follow(await browser.post('/en/account/new/mail', { email: 'right@b.example' }))
  assert.match(plain(page.body), /We have written to right@b\.example/)
  assert.match((await newestMail(house, 'right@b.example')).path, /^\/en\/account\/activation\//)
})

test('the page that waits belongs to the browser that signed up', async () => {
  const answer = await new Browser(server).get('/en/account/new/mail')
  assert.deepEqual([answer.status, answer.location], [303, '/en/account/new'])
  assert.equal((await new Browser(server).post('/en/account/new/mail/again')).location, '/en/account/new')
  assert.equal(
    (await new Browser(server).post('/en/account/new/mail', { email: 'a@b.example' })).location,
    '/en/account/new',
  )
})

test('"My country is not listed" explains the rule and leads back to everything that was typed', async () => {
  const browser = new Browser(server)
  const page = await browser.follow(
    await browser.post('/en/account/new/country', form('kept@b.example', { name: 'Kept Name' })),
  )
  assert.match(plain(page.body), /My country is not listed.*The rule/)
  assert.ok(page.body.includes(house.profile.helpContacts.registration))
  const back = await browser.get('/en/account/new')
  assert.equal(valueOf(back.body, 'name'), 'Kept Name')
  assert.equal(valueOf(back.body, 'email'), 'kept@b.example')
})

test('a switch of language keeps what was typed', async () => {
  const browser = new Browser(server)
  const switched = await browser.post(
    '/en/account/new',
    form('switch@b.example', { 'language-switch': 'ar', 'form-page': '/account/new' }),
  )
  const page = await browser.follow(switched)
  assert.match(page.body, /<html lang="ar" dir="rtl"/)
  assert.equal(valueOf(page.body, 'email'), 'switch@b.example')
})

test('an organisation that left the list meanwhile is a problem to solve, not an error', async () => {
  const { id } = await makeOrganisation(house.db, { state: 'merged' })
  const { status, body } = await new Browser(server).post(
    '/en/account/new',
    form('gone@b.example', { organisation: id }),
  )
  assert.equal(status, 409)
  assert.match(plain(body), /no longer in the list/)
})

test('a script may ask for organisations', async () => {
  const { id } = await makeOrganisation(house.db, {
    name: 'Rigel Réseaux',
    countryCode: 'CI',
    category: 'associate',
  })
  const { status, body } = await new Browser(server).get(
    '/en/directory/organisations.json?q=rigel&country=CI',
  )
  assert.equal(status, 200)
  assert.deepEqual(JSON.parse(body), {
    total: 1,
    organisations: [{ id, name: 'Rigel Réseaux', under: 'Associate, Côte d’Ivoire' }],
  })
  for (const query of ['', '?q=%00', '?q=%ff', `?q=${'x'.repeat(3000)}`, '?page=-1&q=a', '?country=ZZZ'])
    assert.notEqual(
      (await new Browser(server).get(`/en/directory/organisations.json${query}`)).status,
      500,
      query,
    )
})
