import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove, roleOf, told } from '../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { affiliationParts } from '../../../affiliation-parts.ts'
import { rolesOfOrganisation } from '../focal-points/store/roles.ts'
import { deskRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  const accounts = accountsAbove(house)
  const hintsWithin = () => Promise.resolve([])
  walk = await openWalk(house, (server) =>
    deskRoutes(server, house, { accounts, affiliations: affiliationParts(house), hintsWithin }),
  )
})
after(async () => {
  await walk.close()
  await house.close()
})

const may = ['organisation.manage', 'approvals.decide']
const roles = '/en/organisation/roles'

async function office(it: { sectors?: string[] } = {}) {
  const organisation = await makeOrganisation(house.db, it)
  const kwabena = await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante' })
  const efua = await makeFocalPoint(house.db, { organisation, name: 'Efua Owusu', isDeputy: true })
  const yaw = await makeAccount(house.db, { organisation, name: 'Yaw Boateng' })
  return { organisation, kwabena, efua, yaw, browser: await walk.as(kwabena, may) }
}

const asked = ({ id }: MadeOrganisation) =>
  house.db
    .selectFrom('focal_point_change')
    .selectAll()
    .where('organisation_id', '=', id)
    .orderBy('asked_at')
    .execute()
const holders = async (organisation: MadeOrganisation) =>
  (await rolesOfOrganisation(house.db, organisation.id, house.clock.now())).map(({ name }) => name)

test('the page says who decides about what, and what nobody decides about', async () => {
  const { organisation, browser } = await office()
  await house.db
    .insertInto('focal_point_gap')
    .values({
      id: organisation.id,
      organisation_id: organisation.id,
      kind: 'member-access',
      since: house.clock.now(),
    })
    .execute()
  const page = await browser.get(roles)
  assert.match(main(page), /Designated Focal Point.*Kwabena Asante.*You.*Focal point.*Efua Owusu.*Deputy/)
  assert.match(main(page), /TIES Focal Point.*Nobody can be reached: TIES Focal Point/)
})

test('handing over asks for a person, keeps what was typed, and waits for the secretariat', async () => {
  const { organisation, kwabena, yaw, browser } = await office()
  const { id } = await roleOf(house.db, kwabena)
  const form = await browser.get(`${roles}/${id}/hand-over`)
  assert.equal(heading(form), 'Hand this role over')
  assert.match(main(form), /Yaw Boateng/)
  assert.doesNotMatch(form.body, /name="kind"/, 'the role has its kind')
  const nobody = await browser.post(`${roles}/${id}/hand-over`, { reason: 'I retire.' })
  assert.equal(nobody.status, 422)
  assert.match(main(nobody), /Choose a person/)
  assert.match(nobody.body, /I retire\./)
  const sent = await browser.post(`${roles}/${id}/hand-over`, { person: yaw.personId, reason: 'I retire.' })
  assert.match(main(await browser.follow(sent)), /Sent to the secretariat.*Hand over a role.*Yaw Boateng/)
  assert.deepEqual(await holders(organisation), ['Kwabena Asante', 'Efua Owusu'])
  const [change] = await asked(organisation)
  assert.equal(change?.state, 'asked')
  assert.equal(change?.reason, 'I retire.')
})

test('a newcomer is named by first name, last name and address, each asked for beside its field', async () => {
  const { organisation, kwabena, browser } = await office()
  const { id } = await roleOf(house.db, kwabena)
  const wrong = await browser.post(`${roles}/${id}/hand-over`, {
    person: 'new',
    'first-name': 'Nana Yaa',
    email: 'nobody',
  })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /Write the last name/)
  assert.match(wrong.body, /value="Nana Yaa"/)
  await browser.post(`${roles}/${id}/hand-over`, {
    person: 'new',
    'first-name': 'Nana Yaa',
    'last-name': 'Agyeman',
    email: 'nana.agyeman@volta.example',
  })
  const [change] = await asked(organisation)
  assert.deepEqual(
    [change?.first_name, change?.last_name, change?.email],
    ['Nana Yaa', 'Agyeman', 'nana.agyeman@volta.example'],
  )
})

test('the same is not asked for twice, and can be taken back', async () => {
  const { organisation, kwabena, yaw, browser } = await office()
  const { id } = await roleOf(house.db, kwabena)
  const form = { person: yaw.personId }
  await browser.post(`${roles}/${id}/hand-over`, form)
  const again = await browser.post(`${roles}/${id}/hand-over`, form)
  assert.equal(again.status, 409)
  assert.match(main(again), /The same is asked for already/)
  const [change] = await asked(organisation)
  const back = await browser.post(`/en/organisation/changes/${change?.id}/withdrawal`)
  assert.match(main(await browser.follow(back)), /Taken back/)
  assert.equal((await asked(organisation))[0]?.state, 'withdrawn')
})

test('a deputy is named for a kind and a Sector, with a last day', async () => {
  const { organisation, yaw, browser } = await office({ sectors: ['ITU-T'] })
  const form = await browser.get(`${roles}/new?q=boateng`)
  assert.match(main(form), /Yaw Boateng/)
  assert.doesNotMatch(form.body, /value="ITU-D"/, 'only Sectors of the membership')
  assert.doesNotMatch(form.body, /value="member-access"/, 'only kinds that are one’s own')
  const wrong = {
    person: yaw.personId,
    kind: 'designated',
    sector: 'ITU-T',
    as: 'deputy',
    'last-day': 'soon',
  }
  const no = await browser.post(`${roles}/new`, wrong)
  assert.equal(no.status, 422)
  assert.match(main(no), /Write a day as year-month-day/)
  await browser.post(`${roles}/new`, { ...wrong, 'last-day': '2027-06-30' })
  const [change] = await asked(organisation)
  assert.deepEqual(
    [change?.what, change?.kind, change?.sector, change?.is_deputy, change?.expires_on],
    ['appointment', 'designated', 'ITU-T', true, '2027-06-30'],
  )
})

test('the last focal point who gives up is refused, and led to handing over', async () => {
  const { organisation, kwabena, browser } = await office()
  const { id } = await roleOf(house.db, kwabena)
  const no = await browser.post(`${roles}/${id}/end`)
  assert.equal(no.status, 409)
  assert.match(main(no), /You are the last focal point of this kind/)
  assert.match(no.body, new RegExp(`href="${roles}/${id}/hand-over"`))
  assert.deepEqual(await holders(organisation), ['Kwabena Asante', 'Efua Owusu'])
})

test('whoever gives up their last role is led to the front page, since the desk is closed to them now', async () => {
  const { organisation, efua } = await office()
  const { id } = await roleOf(house.db, efua)
  const done = await (await walk.as(efua, may)).post(`${roles}/${id}/end`)
  assert.equal(done.location, '/en')
  assert.deepEqual(await holders(organisation), ['Kwabena Asante'])
})

test('a deputy’s role is taken away at once, another focal point’s only asked for', async () => {
  const { organisation, efua, yaw, browser } = await office()
  await makeFocalPoint(house.db, { organisation, account: yaw })
  const deputy = await roleOf(house.db, efua)
  await browser.post(`${roles}/${deputy.id}/end`)
  assert.deepEqual(await told(house.db, efua.email), [`directory.focal-ended ${efua.email}`])
  const other = await roleOf(house.db, yaw)
  assert.equal((await browser.post(`${roles}/${other.id}/end`)).status, 409)
  assert.equal((await browser.post(`${roles}/${other.id}/ending`, {})).status, 422)
  const sent = await browser.post(`${roles}/${other.id}/ending`, { reason: 'Has left us.' })
  assert.match(main(await browser.follow(sent)), /End a role.*Yaw Boateng/)
  assert.deepEqual(await holders(organisation), ['Kwabena Asante', 'Yaw Boateng'])
})

test('a deputy names nobody while the focal point is here', async () => {
  const { efua, kwabena, yaw } = await office()
  const browser = await walk.as(efua, may)
  assert.doesNotMatch((await browser.get(roles)).body, /roles\/new/)
  const form = { person: yaw.personId, kind: 'designated' }
  assert.equal((await browser.get(`${roles}/new`)).status, 404)
  assert.equal((await browser.post(`${roles}/new`, form)).status, 404)
  const theirs = await roleOf(house.db, kwabena)
  assert.equal((await browser.post(`${roles}/${theirs.id}/hand-over`, form)).status, 409)
})

test('roles are confirmed once a year, by a button that is there when it is due', async () => {
  const { kwabena, browser } = await office()
  assert.doesNotMatch((await browser.get(roles)).body, /roles\/confirmation/)
  await house.db
    .updateTable('focal_point')
    .set({ confirmed_on: '2025-12-01' })
    .where('person_id', '=', kwabena.personId)
    .execute()
  assert.match(main(await browser.get(roles)), /Please confirm by Tuesday 1 December 2026/)
  const done = await browser.post(`${roles}/confirmation`)
  assert.match(main(await browser.follow(done)), /Confirmed for another year/)
  assert.equal((await roleOf(house.db, kwabena)).confirmedOn, '2026-11-25')
})

test('an absence is kept, shown, and ended; the page says who is asked meanwhile', async () => {
  const { kwabena, browser } = await office()
  const absence = '/en/organisation/absence'
  assert.match(main(await browser.get(absence)), /Who is asked meanwhile.*Efua Owusu/)
  const wrong = await browser.post(absence, { from: '2026-12-10', until: '2026-12-01' })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /The last day lies before the first one/)
  assert.match(wrong.body, /value="2026-12-10"/)
  assert.equal((await browser.post(absence, { from: '', until: '31/12/2026' })).status, 422)
  const kept = await browser.follow(await browser.post(absence, { from: '2026-11-25', until: '2026-12-04' }))
  assert.match(main(kept), /You are marked as away: Wednesday 25 November 2026 to Friday 4 December 2026/)
  assert.equal((await roleOf(house.db, kwabena)).isAway, true)
  assert.match(main(await browser.get(roles)), /Away until Friday 4 December 2026/)
  await browser.post(`${absence}/end`)
  assert.equal((await roleOf(house.db, kwabena)).awayFrom, null)
})

test('whoever has nobody beside them is told so before they go', async () => {
  const { efua, browser } = await office()
  await browser.post(`${roles}/${(await roleOf(house.db, efua)).id}/end`)
  assert.match(
    main(await browser.get('/en/organisation/absence')),
    /Nobody: the secretariat is asked\. Name a deputy before you go/,
  )
})
