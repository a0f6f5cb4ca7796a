import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { organisationParts } from '../../../../test/support/organisations.ts'
import {
  makeAccount,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { findOrganisation } from '../store/organisations.ts'
import { askForChange } from './actions/ask-for-change.ts'
import { organisationRoutes } from './routes.ts'
import { findRecord } from './store/records.ts'

let house: TestHouse
let walk: Walk
let staff: MadeAccount
let desk: Browser
let sankofa: MadeOrganisation

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => organisationRoutes(server, house, organisationParts()))
  staff = await makeAccount(house.db, { name: 'Marie Antunes', roles: ['secretariat'] })
  desk = await walk.as(staff, ['directory.manage'])
  sankofa = await makeOrganisation(house.db, { name: 'Sankofa Networks', code: 'M-0042' })
})
after(async () => {
  await walk.close()
  await house.close()
})

const at = ({ id }: { id: string }, more = '') => `/en/desk/organisations/${id}${more}`

async function entered(name: string) {
  const organisation = await makeOrganisation(house.db, {
    name,
    state: 'unverified',
    category: 'non-member',
    membership: 'none',
  })
  await makeAccount(house.db, { organisation, affiliation: 'claimed' })
  return organisation
}

test('whoever does not keep the directory does not learn that there is a desk', async () => {
  const other = await walk.as(await makeAccount(house.db), [])
  const it = await entered('Seen By Nobody')
  for (const path of ['', '/new', '/import', `/${it.id}`, `/${it.id}/verification`, '/export.csv'])
    assert.equal((await other.get(`/en/desk/organisations${path}`)).status, 404, path)
  assert.equal((await other.post(at(it, '/refusal'), { reason: 'No' })).status, 404)
  assert.equal((await new Browser(walk.server).get('/en/desk/organisations')).status, 303)
})

test('the desk shows what people entered, longest waiting first, with how many say it is theirs', async () => {
  await entered('Bright Antennas')
  const page = await desk.get('/en/desk/organisations')
  assert.equal(heading(page), 'Organisations')
  assert.match(main(page), /Bright Antennas Ghana · Non-Member People: 1/)
  assert.match(main(page), /To look at \d/)
})

test('one is found by any of its names to be changed', async () => {
  const page = await desk.get('/en/desk/organisations?q=sankofa')
  assert.match(page.body, new RegExp(`href="${at(sankofa)}"`))
  assert.match(main(await desk.get('/en/desk/organisations?q=qqqqq')), /Add an organisation/)
})

test('what is entered is shown beside what may be the same, and why', async () => {
  const it = await entered('Sankofa Network')
  const page = await desk.get(at(it))
  assert.match(
    main(page),
    /May be the same Sankofa Networks Ghana · Sector Member .*% of the name · same country/,
  )
  assert.match(page.body, new RegExp(`merger\\?into=${sankofa.id}`))
})

test('verifying asks for everything to be right, keeps what was typed, and then lists it', async () => {
  const it = await entered('Brght Antenas')
  const form = fieldsOf(await desk.get(at(it, '/verification')), 'organisation')
  assert.equal(form['name'], 'Brght Antenas')
  const typed = { ...form, name: 'Bright Antennas Ltd.', domains: 'not a domain', membership: 'active' }
  const wrong = await desk.post(at(it, '/verification'), typed)
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /This is not a domain such as example.org: “not a domain”/)
  assert.equal(fieldsOf(wrong, 'organisation')['name'], 'Bright Antennas Ltd.')
  const still = await desk.post(at(it, '/verification'), { ...typed, domains: 'bright.example' })
  assert.equal(still.status, 422)
  assert.match(main(still), /Organisations of this category are no members/)
  const fine = { ...typed, domains: 'bright.example', membership: 'none' }
  const done = await desk.follow(await desk.post(at(it, '/verification'), fine))
  assert.match(done.body, /It is in the list/)
  assert.equal(heading(done), 'Bright Antennas Ltd.')
  assert.equal((await desk.post(at(it, '/verification'), fine)).status, 409)
})

test('refusing needs a reason', async () => {
  const it = await entered('Some Product')
  assert.equal((await desk.post(at(it, '/refusal'), { reason: ' ' })).status, 422)
  const done = await desk.follow(await desk.post(at(it, '/refusal'), { reason: 'It is a product.' }))
  assert.match(done.body, /It is not in the list, and whoever named it is told why/)
  assert.match(main(await desk.get(at(it))), /It is a product\./)
  assert.equal((await desk.post(at(it, '/refusal'), { reason: 'Again' })).status, 409)
})

test('merging shows both side by side first, and changes nothing on a GET', async () => {
  const it = await entered('Sankofa Ntworks')
  const choose = await desk.get(at(it, '/merger?q=sankofa'))
  assert.match(choose.body, new RegExp(`merger\\?into=${sankofa.id}`))
  const check = await desk.get(at(it, `/merger?into=${sankofa.id}`))
  assert.match(main(check), /Goes Stays Own name Sankofa Ntworks Sankofa Networks/)
  assert.equal((await findOrganisation(house.db, it.id))?.state, 'unverified')
  const done = await desk.follow(await desk.post(at(it, '/merger'), { into: sankofa.id }))
  assert.match(done.body, /They are one now/)
  assert.equal(heading(done), 'Sankofa Networks')
  assert.match(main(await desk.get(at(it))), /This is Sankofa Networks now/)
  assert.equal((await desk.post(at(it, '/merger'), { into: sankofa.id })).status, 409)
  assert.equal((await desk.post(at(sankofa, '/merger'), { into: sankofa.id })).status, 409)
  assert.equal((await desk.post(at(sankofa, '/merger'), {})).status, 409)
})

test('an organisation is added, changed, and its history says by whom', async () => {
  const form = fieldsOf(await desk.get('/en/desk/organisations/new'), 'organisation')
  const typed = {
    ...form,
    name: 'Volta Radio',
    country: 'GH',
    category: 'sector-member',
    membership: 'active',
    parent: 'm-0042',
    'contact-press-email': 'press@volta.example',
  }
  const made = await desk.follow(await desk.post('/en/desk/organisations', typed))
  assert.equal(heading(made), 'Volta Radio')
  for (const words of [
    'Part of Sankofa Networks',
    'Contact: Press press@volta.example',
    'Added Marie Antunes',
  ])
    assert.ok(main(made).includes(words), words)
  const id = /organisations\/([0-9a-f-]{36})\/entry/.exec(made.body)?.[1] ?? ''
  const edit = fieldsOf(await desk.get(at({ id }, '/entry')), 'organisation')
  assert.equal(edit['parent'], 'M-0042')
  const saved = await desk.follow(await desk.post(at({ id }, '/entry'), { ...edit, acronyms: 'VR, V.R.' }))
  assert.match(main(saved), /Changed Acronyms Marie Antunes/)
  const same = await desk.follow(
    await desk.post(at({ id }, '/entry'), fieldsOf(await desk.get(at({ id }, '/entry')), 'organisation')),
  )
  assert.match(same.body, /Nothing was different/)
})

test('what somebody else changed meanwhile is not overwritten unseen', async () => {
  const it = await makeOrganisation(house.db, { name: 'Two At Once' })
  const form = fieldsOf(await desk.get(at(it, '/entry')), 'organisation')
  await desk.post(at(it, '/entry'), { ...form, address: '1 First Road' })
  const late = await desk.post(at(it, '/entry'), { ...form, address: '2 Second Road' })
  assert.equal(late.status, 409)
  assert.match(main(late), /Somebody else has changed this organisation meanwhile/)
  const again = fieldsOf(late, 'organisation')
  assert.equal(again['address'], '2 Second Road')
  assert.equal((await desk.post(at(it, '/entry'), again)).status, 303)
  assert.equal((await findRecord(house.db, it.id))?.data.address, '2 Second Road')
})

test('what stands above is found by code or whole name, and cannot be itself', async () => {
  const [one, twin] = [
    await makeOrganisation(house.db, { name: 'Twin' }),
    await makeOrganisation(house.db, { name: 'Twin' }),
  ]
  const form = fieldsOf(await desk.get(at(one, '/entry')), 'organisation')
  const answer = async (parent: string) => main(await desk.post(at(one, '/entry'), { ...form, parent }))
  assert.match(await answer('Nobody Knows'), /No listed organisation has this code or exactly this name/)
  assert.match(await answer('Twin'), /Several organisations have this name/)
  assert.match(await answer(one.id), /cannot stand above itself/)
  assert.equal((await desk.post(at(one, '/entry'), { ...form, parent: twin.id })).status, 303)
  const other = fieldsOf(await desk.get(at(twin, '/entry')), 'organisation')
  assert.equal((await desk.post(at(twin, '/entry'), { ...other, parent: one.id })).status, 409)
})

test('changes asked for are decided one by one, old and new side by side', async () => {
  const it = await makeOrganisation(house.db, { name: 'Asks For Much' })
  const asker = await makeAccount(house.db, { organisation: it, name: 'Ama Owusu' })
  await inTransaction(house.db, (tx) =>
    askForChange(
      tx,
      actorFor(asker),
      it.id,
      { address: '3 Third Road', webSite: 'https://asks.example', acronyms: ['AFM'] },
      house.clock.now(),
    ),
  )
  assert.match(main(await desk.get('/en/desk/organisations?show=changes')), /Asks For Much Ghana Changes: 3/)
  const page = await desk.get(at(it, '/changes'))
  assert.match(main(page), /Postal address .*Ama Owusu .*Now Asked for Postal address nothing 3 Third Road/)
  const ids = [...page.body.matchAll(/name="decision-([0-9a-f-]{36})"/g)].map(([, id]) => id as string)
  const [first, second, third] = [...new Set(ids)]
  const wrong = await desk.post(at(it, '/changes'), { [`decision-${first}`]: 'refused' })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /Write why, so that the person knows what to do/)
  const done = await desk.follow(
    await desk.post(at(it, '/changes'), {
      [`decision-${first}`]: 'accepted',
      [`decision-${second}`]: 'refused',
      [`reason-${second}`]: 'The page does not answer.',
      [`decision-${third}`]: 'later',
    }),
  )
  assert.match(done.body, /Accepted: 1. Refused: 1./)
  assert.match(main(done), /Asks For Much Ghana Changes: 1/)
  assert.equal((await desk.post(at(it, '/changes'), { [`decision-${first}`]: 'accepted' })).status, 409)
})

test('a pasted table is tried, imported, and taken back', async () => {
  const table =
    'code,country,category,name,membership\nW-1,GH,sector-member,Wave One,active\nW-2,XX,sector-member,Wave Two,active\n'
  const tried = await desk.post('/en/desk/organisations/import', { table })
  assert.match(main(tried), /New organisations 1 .*Refused rows 1/)
  assert.match(main(tried), /Line 3 Wave Two country ?: Choose a country from the list/)
  assert.equal(
    await house.db.selectFrom('organisation').where('code', '=', 'W-1').select('id').executeTakeFirst(),
    undefined,
  )
  const done = await desk.follow(await desk.post('/en/desk/organisations/imports', { table }))
  assert.equal(heading(done), 'Import')
  assert.match(main(done), /By Marie Antunes/)
  const path = /action="([^"]+\/withdrawal)"/.exec(done.body)?.[1] ?? ''
  const back = await desk.follow(await desk.post(path))
  assert.match(back.body, /The import is taken back/)
  assert.equal((await desk.post(path)).status, 409)
  assert.match(
    main(await desk.get('/en/desk/organisations/import')),
    /Pasted table new: 1 · refused: 1 taken back/,
  )
})

test('a table that is none says what is wrong, and stays', async () => {
  for (const [table, words] of [
    ['', /Paste the table/],
    ['colour\nred\n', /These columns are not known: colour/],
    ['code,name\n1,"x\n', /This is not a table/],
  ] as const) {
    const page = await desk.post('/en/desk/organisations/import', { table })
    assert.equal(page.status, 422)
    assert.match(main(page), words)
    if (table !== '') assert.ok(page.body.includes(table.split('\n')[0] as string))
  }
})

test('everything that is listed is exported as a file', async () => {
  const csv = await desk.get('/en/desk/organisations/export.csv')
  assert.match(csv.headers['content-disposition'] ?? '', /organisations\.csv/)
  assert.match(csv.body, /^\uFEFFid,code,country,category,name,name_en/)
  assert.match(csv.body, /M-0042,GH,sector-member,Sankofa Networks/)
  const json = JSON.parse((await desk.get('/en/desk/organisations/export.json')).body) as { code: string }[]
  assert.ok(json.some(({ code }) => code === 'M-0042'))
})

test('addresses that name nothing are unknown, whatever they hold', async () => {
  for (const path of [
    '/x',
    '/00000000-0000-7000-8000-000000000000',
    '/imports/x',
    `/${sankofa.id}/verification`,
  ])
    assert.equal((await desk.get(`/en/desk/organisations${path}`)).status, 404, path)
  for (const query of ['show=nothing', 'page=-1', 'page=1e99', 'q=%27%3B--'])
    assert.equal((await desk.get(`/en/desk/organisations?${query}`)).status, 200, query)
})
