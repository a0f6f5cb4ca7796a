import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove, roleOf, told, wishFor } from '../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { AccountsAbove } from './accounts-above.ts'
import { ask } from './actions/ask.ts'
import { lookAtAll } from './actions/by-the-day.ts'
import { focalPointsOnDesk } from './desk-parts.ts'
import { focalPointLetters } from './letter-writers.ts'
import { focalPointRoutes } from './routes.ts'
import { rolesOfOrganisation } from './store/roles.ts'

let house: TestHouse
let walk: Walk
let accounts: AccountsAbove
let secretariat: MadeAccount
before(async () => {
  house = await testHouse()
  accounts = accountsAbove(house)
  walk = await openWalk(house, (server) => focalPointRoutes(server, house, accounts))
  secretariat = await makeAccount(house.db, { name: 'Margarida Antunes', roles: ['secretariat'] })
})
after(async () => {
  await walk.close()
  await house.close()
})

const base = '/en/desk/focal-points'
const desk = () => walk.as(secretariat, ['directory.manage'])

async function office(name?: string) {
  const organisation = await makeOrganisation(house.db, name ? { name } : {})
  const kwabena = await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante' })
  const yaw = await makeAccount(house.db, { organisation, name: 'Yaw Boateng' })
  return { organisation, kwabena, yaw }
}

async function asked(here: Awaited<ReturnType<typeof office>>, reason: string | null = null) {
  const role = await roleOf(house.db, here.kwabena)
  const wish = wishFor(here.organisation, {
    what: 'hand-over',
    roleId: role.id,
    personId: here.yaw.personId,
    reason,
  })
  const outcome = await ask(house, actorFor(here.kwabena), wish)
  assert.ok(!isRefusal(outcome))
  return { id: outcome.asked, role }
}
const holders = async ({ organisation }: Awaited<ReturnType<typeof office>>) =>
  (await rolesOfOrganisation(house.db, organisation.id, house.clock.now())).map(({ name }) => name)

test('what waits for a signature is listed, with who and for what', async () => {
  const here = await office('Volta Networks')
  const { id } = await asked(here)
  const page = await (await desk()).get(base)
  assert.equal(heading(page), 'Focal points')
  assert.match(
    main(page),
    /To countersign.*Hand over a role.*Yaw Boateng.*Volta Networks.*Designated Focal Point/,
  )
  assert.match(page.body, new RegExp(`href="${base}/changes/${id}"`))
})

test('a change is shown with all that helps to decide, and looking changes nothing', async () => {
  const here = await office('Volta Networks')
  const { id } = await asked(here, 'I move to Geneva.')
  const page = await (await desk()).get(`${base}/changes/${id}`)
  assert.match(main(page), /Nothing changes until you countersign/)
  assert.match(main(page), /Holds it now Kwabena Asante Gets it Yaw Boateng Belongs to the organisation/)
  assert.match(main(page), /I move to Geneva\./)
  assert.deepEqual(await holders(here), ['Kwabena Asante'])
})

test('countersigning hands over; a second signature finds it done', async () => {
  const here = await office()
  const { id } = await asked(here)
  const browser = await desk()
  const done = await browser.post(`${base}/changes/${id}/signature`)
  assert.match(main(await browser.follow(done)), /Countersigned\. Everybody concerned has a mail/)
  assert.deepEqual(await holders(here), ['Yaw Boateng'])
  const again = await browser.post(`${base}/changes/${id}/signature`)
  assert.equal(again.status, 409)
  assert.match(main(again), /Somebody else has decided this already/)
  assert.doesNotMatch(again.body, /signature"/)
})

test('saying no needs a reason, which whoever asked reads', async () => {
  const here = await office()
  const { id } = await asked(here)
  const browser = await desk()
  assert.equal((await browser.post(`${base}/changes/${id}/refusal`, { reason: ' ' })).status, 422)
  await browser.post(`${base}/changes/${id}/refusal`, { reason: 'Please send a letter.' })
  assert.deepEqual(await holders(here), ['Kwabena Asante'])
  await runOutbox(house, focalPointLetters(house, accounts))
  const mail = await house.db
    .selectFrom('outbox')
    .select(['subject', 'text_body'])
    .where('to_address', '=', here.kwabena.email)
    .executeTakeFirstOrThrow()
  assert.match(mail.text_body ?? '', /Please send a letter\./)
})

test('an address that is known is said to the secretariat, and to nobody else', async () => {
  const here = await office()
  const known = await makeAccount(house.db, { name: 'Ama Serwaa' })
  const newcomer = { firstName: 'A', lastName: 'B', email: known.email }
  const outcome = await ask(house, actorFor(here.kwabena), wishFor(here.organisation, { newcomer }))
  assert.ok(!isRefusal(outcome))
  const page = await (await desk()).get(`${base}/changes/${outcome.asked}`)
  assert.match(main(page), /This address belongs to the account of Ama Serwaa/)
})

test('whoever asked finds that somebody else must sign', async () => {
  const here = await office()
  const { id } = await asked(here)
  const browser = await walk.as(here.kwabena, ['directory.manage'])
  const page = await browser.get(`${base}/changes/${id}`)
  assert.match(main(page), /somebody else of the secretariat must countersign/)
  assert.equal((await browser.post(`${base}/changes/${id}/signature`)).status, 409)
})

test('members without anybody are listed and lead to their page, where somebody is appointed with a reason', async () => {
  const organisation = await makeOrganisation(house.db, { name: 'Kranich Test House' })
  const ines = await makeAccount(house.db, { organisation, name: 'Ines Vogel' })
  await lookAtAll(house, accounts)
  const browser = await desk()
  assert.match(
    main(await browser.get(`${base}?show=missing`)),
    /Kranich Test House Designated Focal Point.*Kranich Test House TIES Focal Point/,
  )
  const entry = `${base}/organisations/${organisation.id}`
  assert.match(main(await browser.get(entry)), /Missing Designated Focal Point TIES Focal Point/)
  const form = { person: ines.personId, kind: 'designated', as: 'focal-point' }
  const no = await browser.post(`${entry}/appointment`, form)
  assert.equal(no.status, 422)
  assert.match(main(no), /Write the reason/)
  const done = await browser.post(`${entry}/appointment`, { ...form, reason: 'Letter of 3 November' })
  const page = await browser.follow(done)
  assert.match(main(page), /Appointed.*Missing TIES Focal Point.*Ines Vogel.*Letter of 3 November/)
  assert.deepEqual(await told(house.db, ines.email), [`directory.focal-began ${ines.email}`])
  const twice = await browser.post(`${entry}/appointment`, { ...form, reason: 'Again' })
  assert.equal(twice.status, 409)
  assert.match(main(twice), /This person has this role already/)
})

test('a role is ended by staff with a reason, or confirmed on hearsay', async () => {
  const here = await office()
  const role = await roleOf(house.db, here.kwabena)
  await house.db
    .updateTable('focal_point')
    .set({ confirmed_on: '2025-10-01' })
    .where('id', '=', role.id)
    .execute()
  const browser = await desk()
  assert.match(main(await browser.get(`${base}?show=overdue`)), /Kwabena Asante.*was to be confirmed by/)
  await browser.post(`${base}/roles/${role.id}/confirmation`)
  assert.equal((await roleOf(house.db, here.kwabena)).confirmedOn, '2026-11-25')
  assert.equal((await browser.post(`${base}/roles/${role.id}/end`, {})).status, 422)
  await browser.post(`${base}/roles/${role.id}/end`, { reason: 'Has died.' })
  assert.deepEqual(await holders(here), [])
  const entry = await browser.get(`${base}/organisations/${here.organisation.id}`)
  assert.match(main(entry), /Nobody decides for this organisation/)
  assert.match(main(entry), /Before Kwabena Asante/)
})

test('people who have waited too long are listed', async () => {
  const here = await office('Ashanti Cables')
  const made = await makeAccount(house.db, { ...here, name: 'Abena Osei', affiliation: 'claimed' })
  await house.db
    .updateTable('affiliation')
    .set({ created_at: new Date('2026-11-01T09:00:00Z') })
    .where('person_id', '=', made.personId)
    .execute()
  assert.match(
    main(await (await desk()).get(`${base}?show=waiting`)),
    /Abena Osei Ashanti Cables 24 days ago/,
  )
})

test('an organisation is found by its name', async () => {
  const here = await office('Sunyani Radio')
  const page = await (await desk()).get(`${base}?q=sunyani`)
  assert.match(page.body, new RegExp(`href="${base}/organisations/${here.organisation.id}"`))
})

test('the secretariat’s desk says how many wait for it, and nobody else is told', async () => {
  const here = await office()
  await asked(here)
  const [first] = focalPointsOnDesk(house)
  const t = house.texts('en')
  const item = await first?.(actorFor(secretariat, ['directory.manage']), t, house.clock.now())
  assert.equal(item?.title, 'Changes of who decides, to countersign')
  assert.ok((item?.count ?? 0) > 0)
  assert.equal(
    await first?.(actorFor(here.kwabena, ['organisation.manage']), t, house.clock.now()),
    undefined,
  )
})

test('nobody else finds anything here, not even the focal point of the organisation', async () => {
  const here = await office()
  const { id, role } = await asked(here)
  const browser = await walk.as(here.kwabena, ['organisation.manage', 'approvals.decide'])
  for (const path of ['', `/changes/${id}`, `/organisations/${here.organisation.id}`, `/roles/${role.id}`])
    assert.equal((await browser.get(`${base}${path}`)).status, 404, path)
  for (const path of [`/changes/${id}/signature`, `/changes/${id}/refusal`, `/roles/${role.id}/end`])
    assert.equal((await browser.post(`${base}${path}`, { reason: 'x' })).status, 404, path)
  assert.deepEqual(await holders(here), ['Kwabena Asante'])
})

test('what is not there is not found, and what is no id is not either', async () => {
  const browser = await desk()
  for (const id of ['0190a000-0000-7000-8000-0000000000ff', 'nonsense'])
    for (const path of [`/changes/${id}`, `/organisations/${id}`, `/roles/${id}`])
      assert.equal((await browser.get(`${base}${path}`)).status, 404, path)
})
