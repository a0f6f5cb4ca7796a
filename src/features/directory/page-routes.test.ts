import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeOrganisation, type MadeOrganisation } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { directoryRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let sahel: MadeOrganisation
let branch: MadeOrganisation
let gone: MadeOrganisation
const stranger = () => new Browser(walk.server)

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) =>
    directoryRoutes(server, house, { whoDecides: () => Promise.resolve(undefined) }),
  )
  sahel = await makeOrganisation(house.db, {
    name: 'Sahel Télécom',
    countryCode: 'SN',
    acronyms: ['SAHT', 'S.T.'],
    sectors: ['ITU-R', 'ITU-T'],
    membership: 'suspended',
  })
  branch = await makeOrganisation(house.db, { name: 'Sahel Antennes', countryCode: 'SN' })
  gone = await makeOrganisation(house.db, { name: 'Sahel Ondes', state: 'merged', mergedInto: sahel })
  const { db } = house
  await db
    .updateTable('organisation')
    .set({ member_since: '1998-03-01', arrears_since: '2026-01-15', postal_address: '14 rue du Port\nDakar' })
    .where('id', '=', sahel.id)
    .execute()
  await db.updateTable('organisation').set({ parent_id: sahel.id }).where('id', '=', branch.id).execute()
  await db
    .insertInto('organisation_former_name')
    .values({ organisation_id: sahel.id, name: 'Office des postes du Sahel', until_year: 2009 })
    .execute()
  await db
    .insertInto('organisation_contact')
    .values(
      (['public', 'members', 'secretariat'] as const).map((visibility, place) => ({
        organisation_id: sahel.id,
        role: ['press', 'billing', 'membership'][place] ?? 'general',
        name: `Contact of ${visibility}`,
        email: `${visibility}@sahel.example`,
        phone: null,
        visibility,
      })),
    )
    .execute()
})
after(async () => {
  await walk.close()
  await house.close()
})

const pageOf = (it: { id: string }) => `/en/directory/organisations/${it.id}`

test('a search says by which former name an organisation was found', async () => {
  const page = await stranger().get('/en/directory?q=office%20des%20postes')
  assert.match(
    main(page),
    /Sahel Télécom[\s\S]*formerly [\s\S]*Office des postes du Sahel[\s\S]*until[\s\S]*2009/,
  )
  assert.doesNotMatch(main(await stranger().get('/en/directory?q=sahel%20telecom')), /formerly/)
})

test('the list for the sign-up form says it as well', async () => {
  const { body } = await stranger().get('/en/directory/organisations.json?q=office%20des%20postes')
  assert.match(body, /formerly Office des postes du Sahel \(until 2009\)/)
})

test('a region narrows the search, and stays chosen', async () => {
  const inside = await stranger().get('/en/directory?q=sahel&region=africa')
  assert.match(main(inside), /Sahel Télécom/)
  assert.match(inside.body, /<option value="africa" selected/)
  const outside = await stranger().get('/en/directory?q=sahel&region=europe')
  assert.doesNotMatch(main(outside), /Sahel Télécom/)
  assert.match(main(outside), /Search in every country and category/)
})

test('a page shows acronyms, former names, address, Sectors and since when', async () => {
  const page = main(await stranger().get(pageOf(sahel)))
  for (const words of [
    'SAHT',
    'S.T.',
    'Office des postes du Sahel',
    'rue du Port',
    'Sectors: ITU-R and ITU-T',
    'Member since 1 March 1998',
  ])
    assert.ok(page.includes(words), words)
})

test('contacts are for those they are meant for', async () => {
  const seen = (page: string) =>
    ['public', 'members', 'secretariat'].filter((one) => page.includes(`${one}@sahel.example`))
  assert.deepEqual(seen(main(await stranger().get(pageOf(sahel)))), ['public'])
  const guest = await walk.as(await makeAccount(house.db))
  assert.deepEqual(seen(main(await guest.get(pageOf(sahel)))), ['public'])
  const delegate = await walk.as(await makeAccount(house.db, { organisation: branch }))
  assert.deepEqual(seen(main(await delegate.get(pageOf(sahel)))), ['public', 'members'])
  const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
  assert.deepEqual(seen(main(await staff.get(pageOf(sahel)))), ['public', 'members', 'secretariat'])
})

test('since when the organisation owes is for staff alone', async () => {
  const arrears = /15 January 2026/
  const delegate = await walk.as(await makeAccount(house.db, { organisation: branch }))
  const page = main(await delegate.get(pageOf(sahel)))
  assert.match(page, /membership is suspended/)
  assert.doesNotMatch(page, arrears)
  const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
  const desk = await staff.get(pageOf(sahel))
  assert.match(main(desk), arrears)
  assert.ok(desk.body.includes(`href="/en/desk/organisations/${sahel.id}"`))
})

test('an organisation leads up to what it is part of, and down to its parts', async () => {
  assert.ok((await stranger().get(pageOf(branch))).body.includes(`href="${pageOf(sahel)}"`))
  assert.ok((await stranger().get(pageOf(sahel))).body.includes(`href="${pageOf(branch)}"`))
})

test('the address of one that was merged leads to the one it became', async () => {
  for (const language of ['en', 'ar']) {
    const answer = await stranger().get(`/${language}/directory/organisations/${gone.id}`)
    assert.deepEqual(
      [answer.status, answer.location],
      [303, `/${language}/directory/organisations/${sahel.id}`],
    )
  }
})

test('countries can be narrowed to a region by a link, and be had as a file', async () => {
  const all = await stranger().get('/en/directory/countries')
  assert.match(all.body, /href="\/en\/directory\/countries\?region=europe"/)
  const page = await stranger().get('/en/directory/countries?region=africa')
  assert.match(page.body, /href="\/en\/directory\/countries\?region=africa"[^>]*aria-current/)
  assert.match(main(page), /Senegal/)
  assert.doesNotMatch(main(page), /Germany/)
  assert.match(page.body, /href="\/en\/directory\/countries\.csv\?region=africa"/)
  assert.match(page.body, /href="\/en\/directory\?category=associate&amp;region=africa"/)
})

test('the file holds what the figure shows', async () => {
  const { body, status } = await stranger().get('/en/directory/countries.csv?region=africa')
  assert.equal(status, 200)
  assert.ok(body.startsWith('\uFEFFcode,country,region,member,organisations\r\n'))
  assert.match(body, /\r\nSN,Senegal,Africa,yes,2\r\n/)
  assert.doesNotMatch(body, /\r\nDE,/)
  assert.match((await stranger().get('/fr/directory/countries.csv')).body, /DE,Allemagne,Europe,/)
})
