import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove, roleOf, told } from '../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { affiliationParts } from '../../../affiliation-parts.ts'
import type { Id } from '../../../values/ids.ts'
import type { Likely } from './above.ts'
import { deskLetters } from './letter-writers.ts'
import { deskRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
const hints: Likely[] = []
const begun: Id[] = []

before(async () => {
  house = await testHouse()
  const accounts = {
    ...accountsAbove(house),
    reinitialise: (_actor: object, accountId: Id) => {
      begun.push(accountId)
      return Promise.resolve(begun.length > 1 ? ('asked' as const) : ('begun' as const))
    },
  }
  const hintsWithin = () => Promise.resolve(hints)
  walk = await openWalk(house, (server) =>
    deskRoutes(server, house, { accounts, affiliations: affiliationParts(house), hintsWithin }),
  )
})
after(async () => {
  await walk.close()
  await house.close()
})

const may = ['organisation.manage', 'approvals.decide']

type Office = { readonly organisation: MadeOrganisation; readonly kwabena: MadeAccount }
async function office(name?: string): Promise<Office> {
  const organisation = await makeOrganisation(house.db, name ? { name } : {})
  const kwabena = await makeFocalPoint(house.db, {
    organisation,
    name: 'Kwabena Asante',
    kind: 'member-access',
  })
  await makeFocalPoint(house.db, { organisation, account: kwabena })
  return { organisation, kwabena }
}

async function somebody(
  { organisation }: Office,
  name: string,
  more: Parameters<typeof makeAccount>[1] = {},
) {
  const made = await makeAccount(house.db, { organisation, name, affiliation: 'claimed', ...more })
  const row = await house.db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', made.personId)
    .executeTakeFirstOrThrow()
  return { ...made, affiliationId: row.id }
}
const stateOf = async (affiliationId: Id) =>
  house.db
    .selectFrom('affiliation')
    .select(['state', 'decision_note'])
    .where('id', '=', affiliationId)
    .executeTakeFirstOrThrow()
const at = (it: { affiliationId: Id }, act = '') => `/en/organisation/people/${it.affiliationId}${act}`
const desk = ({ kwabena }: Office) => walk.as(kwabena, may)

test('whoever waits is shown longest first, with the address and whether it is one of the organisation', async () => {
  const here = await office()
  await house.db
    .insertInto('organisation_domain')
    .values({ organisation_id: here.organisation.id, domain: 'volta.example' })
    .execute()
  await somebody(here, 'Ángel Muñoz', { email: 'angel@elsewhere.example' })
  await somebody(here, 'Olena Kovalenko', { email: 'olena@mail.volta.example' })
  const page = await (await desk(here)).get('/en/organisation')
  assert.equal(page.status, 200)
  assert.match(main(page), /2 people wait for a decision/)
  assert.match(main(page), /Ángel Muñoz.*angel@elsewhere\.example.*Not an address of your organisation/)
  assert.doesNotMatch(main(page), /Olena.*Not an address/)
})

test('the heaps are links, and a search finds by any part of a name', async () => {
  const here = await office()
  await somebody(here, 'Ама Овусу', { affiliation: 'approved' })
  await somebody(here, 'Björn Ek', { affiliation: 'ended' })
  const browser = await desk(here)
  assert.match(main(await browser.get('/en/organisation?state=approved')), /Ама Овусу/)
  assert.match(main(await browser.get('/en/organisation?state=ended')), /Björn Ek.*No longer belongs/)
  assert.match(main(await browser.get('/en/organisation?state=ended&q=BJORN')), /Björn Ek/)
  const none = await browser.get('/en/organisation?state=ended&q=nobody')
  assert.match(main(none), /Nobody here has a name with these words/)
})

test('a page shows what is known, and hints at a second account', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah', { jobTitle: 'Delegate', otherScriptName: 'أدوا' })
  const twin = await somebody(here, 'Adwoa A. Mensah', { affiliation: 'approved' })
  hints.push({
    accounts: [
      { id: twin.id, name: twin.name },
      { id: it.id, name: it.name },
    ],
    reasons: ['phone'],
  })
  const page = await (await desk(here)).get(at(it))
  assert.equal(heading(page), 'Adwoa Mensah')
  assert.match(main(page), /Delegate/)
  assert.match(main(page), new RegExp(it.email))
  assert.match(main(page), /Looks like Adwoa A\. Mensah ?: the same telephone number/)
  assert.match(page.body, new RegExp(`action="${at(it, '/approval')}"`))
  assert.equal((await stateOf(it.affiliationId)).state, 'claimed')
  hints.length = 0
})

test('approving lets the person act for the organisation, and tells them', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah')
  const browser = await desk(here)
  const done = await browser.post(at(it, '/approval'))
  assert.equal(done.location, '/en/organisation')
  assert.match(main(await browser.follow(done)), /Approved\. The person has a mail/)
  assert.equal((await stateOf(it.affiliationId)).state, 'approved')
  assert.deepEqual(await told(house.db, it.email), [`directory.affiliation-approved ${it.email}`])
})

test('a second decision finds that somebody was faster, and says so', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah')
  const browser = await desk(here)
  await browser.post(at(it, '/approval'))
  const again = await browser.post(at(it, '/rejection'), { reason: 'left' })
  assert.equal(again.status, 409)
  assert.match(main(again), /Somebody has decided about this person already/)
})

test('rejecting asks for a reason, and keeps what was typed', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah', { language: 'fr' })
  const browser = await desk(here)
  const none = await browser.post(at(it, '/rejection'), { words: 'Try the ministry.' })
  assert.equal(none.status, 422)
  assert.match(main(none), /Choose a reason/)
  assert.match(none.body, /Try the ministry\./)
  const own = await browser.post(at(it, '/rejection'), { reason: 'other', words: ' ' })
  assert.equal(own.status, 422)
  assert.match(main(own), /Write the reason in your own words/)
  await browser.post(at(it, '/rejection'), { reason: 'elsewhere', words: 'Try the ministry.' })
  const { state, decision_note } = await stateOf(it.affiliationId)
  assert.equal(state, 'rejected')
  assert.match(
    decision_note ?? '',
    /^Vous faites partie d’une autre organisation[\s\S]*\n\nTry the ministry\.$/,
  )
})

test('removing ends the affiliation, with a reason', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah', { affiliation: 'approved' })
  const browser = await desk(here)
  assert.equal((await browser.post(at(it, '/removal'), {})).status, 422)
  await browser.post(at(it, '/removal'), { reason: 'left' })
  assert.equal((await stateOf(it.affiliationId)).state, 'ended')
})

test('nobody removes themselves, nor anybody who decides there', async () => {
  const here = await office()
  const own = await house.db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', here.kwabena.personId)
    .executeTakeFirstOrThrow()
  const yaw = await somebody(here, 'Yaw', { affiliation: 'approved' })
  await makeFocalPoint(house.db, { ...here, account: yaw })
  const browser = await desk(here)
  for (const it of [{ affiliationId: own.id }, yaw]) {
    const no = await browser.post(at(it, '/removal'), { reason: 'left' })
    assert.equal(no.status, 409)
    assert.equal((await stateOf(it.affiliationId)).state, 'approved')
  }
})

test('a focal point who decides about registrations only looks, and decides about nobody', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah')
  const yaw = await makeFocalPoint(house.db, { organisation: here.organisation, name: 'Yaw' })
  const browser = await walk.as(yaw, may)
  const page = await browser.get('/en/organisation')
  assert.match(main(page), /Adwoa Mensah/)
  assert.doesNotMatch(page.body, /name="pick"/)
  assert.doesNotMatch((await browser.get(at(it))).body, /approval"/)
  assert.equal((await browser.post(at(it, '/approval'))).status, 409)
  assert.equal((await stateOf(it.affiliationId)).state, 'claimed')
})

test('many are decided about at once after one more look, and each is told', async () => {
  const here = await office()
  const all = await Promise.all(['Abena', 'Kofi', 'Esi'].map((name) => somebody(here, name)))
  const gone = await somebody(here, 'Gone', { affiliation: 'rejected' })
  const browser = await desk(here)
  const pick = [...all, gone].map(({ affiliationId }) => affiliationId)
  const review = await browser.follow(
    await browser.post('/en/organisation/people/review', { act: 'approve', pick }),
  )
  assert.equal(heading(review), 'Approve 3 people?')
  assert.match(main(review), /Left out Gone/)
  assert.equal((await stateOf(all[0]?.affiliationId ?? '')).state, 'claimed', 'nothing has happened yet')
  const result = await browser.follow(
    await browser.post('/en/organisation/people/decisions', { act: 'approve', picks: pick.join(' ') }),
  )
  assert.equal(heading(result), '3 people approved')
  assert.match(main(result), /Gone.*already/)
  for (const { email } of all)
    assert.deepEqual(await told(house.db, email), [`directory.affiliation-approved ${email}`])
})

test('rejecting many asks for one reason', async () => {
  const here = await office()
  const all = await Promise.all(['Abena', 'Kofi'].map((name) => somebody(here, name)))
  const picks = all.map(({ affiliationId }) => affiliationId).join(' ')
  const browser = await desk(here)
  const none = await browser.post('/en/organisation/people/decisions', { act: 'reject', picks })
  assert.equal(none.status, 422)
  assert.match(main(none), /Choose a reason/)
  await browser.post('/en/organisation/people/decisions', { act: 'reject', picks, reason: 'not-known' })
  for (const { affiliationId } of all) assert.equal((await stateOf(affiliationId)).state, 'rejected')
})

test('everybody who matches is picked by the filter, also those on other pages', async () => {
  const here = await office()
  for (let count = 0; count < 27; count++) await somebody(here, `Kofi ${count}`)
  await somebody(here, 'Abena')
  const browser = await desk(here)
  const page = await browser.get('/en/organisation?q=kofi')
  assert.match(page.body, /name="pick-all" value="\?q=kofi"/)
  const review = await browser.follow(
    await browser.post('/en/organisation/people/review', { act: 'approve', 'pick-all': '?q=kofi' }),
  )
  assert.equal(heading(review), 'Approve 27 people?')
})

test('more than five at once are told to the others who decide, in one mail with every name', async () => {
  const here = await office('Sankofa Networks')
  const yaw = await makeFocalPoint(house.db, { organisation: here.organisation, name: 'Yaw', isDeputy: true })
  const few = await Promise.all(Array.from({ length: 5 }, (_, place) => somebody(here, `Few ${place}`)))
  const many = await Promise.all(Array.from({ length: 6 }, (_, place) => somebody(here, `Many ${place}`)))
  const browser = await desk(here)
  const decide = (people: readonly { affiliationId: Id }[]) =>
    browser.post('/en/organisation/people/decisions', {
      act: 'approve',
      picks: people.map(({ affiliationId }) => affiliationId).join(' '),
    })
  await decide(few)
  assert.deepEqual(await told(house.db, yaw.email), [])
  await decide(many)
  assert.deepEqual(await told(house.db, yaw.email), [`directory.desk-many ${yaw.email}`])
  assert.deepEqual(
    (await told(house.db, here.kwabena.email)).filter((one) => one.startsWith('directory.desk-many')),
    [],
  )
  await runOutbox(house, deskLetters(house, accountsAbove(house)))
  const mail = await house.db
    .selectFrom('outbox')
    .select(['subject', 'text_body'])
    .where('to_address', '=', yaw.email)
    .executeTakeFirstOrThrow()
  assert.equal(mail.subject, 'Kwabena Asante approved 6 people: Sankofa Networks')
  for (const { name } of many) assert.ok(mail.text_body?.includes(name))
})

test('picking nobody leads back, and says so', async () => {
  const browser = await desk(await office())
  const back = await browser.post('/en/organisation/people/review', { act: 'approve' })
  assert.match(main(await browser.follow(back)), /Nobody was selected/)
})

test('somebody of the organisation begins again with a code that only they see', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah', { affiliation: 'approved' })
  const claimed = await somebody(here, 'Stranger')
  const browser = await desk(here)
  const done = await browser.post(at(it, '/beginning'))
  assert.match(main(await browser.follow(done)), /A new welcome code is on its way/)
  assert.deepEqual(begun, [it.id])
  assert.equal((await browser.post(at(claimed, '/beginning'))).status, 409)
  assert.deepEqual(begun, [it.id], 'a claim opens nothing')
  const second = await browser.post(at(it, '/beginning'))
  assert.match(main(await browser.follow(second)), /a second person at the service desk must confirm/)
})

test('several organisations are a switch in the page, and each shows its own people', async () => {
  const here = await office('Volta Networks')
  const there = await makeOrganisation(house.db, { name: 'Ashanti Cables' })
  await makeFocalPoint(house.db, { organisation: there, account: here.kwabena, kind: 'member-access' })
  await somebody(here, 'Here')
  const other = await somebody({ ...here, organisation: there }, 'There')
  const browser = await desk(here)
  const first = await browser.get('/en/organisation')
  assert.match(main(first), /Here/)
  assert.doesNotMatch(main(first), /There/)
  assert.match(first.body, new RegExp(`href="/en/organisation\\?of=${there.id}"`))
  assert.match(main(await browser.get(`/en/organisation?of=${there.id}`)), /There/)
  const done = await browser.post(at(other, '/approval'))
  assert.equal(done.location, `/en/organisation?of=${there.id}`)
})

test('somebody who decides for nobody finds nothing here', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah')
  const browser = await walk.as(it, may)
  for (const path of ['', '/roles', '/roles/new', '/absence', '/people/review'])
    assert.equal((await browser.get(`/en/organisation${path}`)).status, 404, path)
  assert.equal((await (await walk.as(it)).get('/en/organisation')).status, 404)
})

test('a role that has ended opens nothing any more', async () => {
  const here = await office()
  await house.db
    .updateTable('focal_point')
    .set({ until: house.clock.now() })
    .where('organisation_id', '=', here.organisation.id)
    .execute()
  assert.equal((await (await desk(here)).get('/en/organisation')).status, 404)
})

test('a claim nobody decides about is decided by the secretariat, on the same page', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah')
  const staff = await makeAccount(house.db, { name: 'Margarida Antunes' })
  const browser = await walk.as(staff, ['directory.manage'])
  const claim = `/en/desk/focal-points/claims/${it.affiliationId}`
  const page = await browser.get(claim)
  assert.equal(heading(page), 'Adwoa Mensah')
  assert.match(page.body, new RegExp(`action="${claim}/approval"`))
  assert.doesNotMatch(page.body, /beginning"/)
  assert.equal((await browser.post(`${claim}/rejection`, {})).status, 422)
  await browser.post(`${claim}/approval`)
  assert.equal((await stateOf(it.affiliationId)).state, 'approved')
  assert.equal((await (await desk(here)).get(claim)).status, 404)
})

/** Every address of the desk that names something, with what another organisation's focal point would put there. */
async function foreign(there: Office) {
  const claim = await somebody(there, 'Their claim')
  const colleague = await somebody(there, 'Their colleague', { affiliation: 'approved' })
  const role = await roleOf(house.db, there.kwabena)
  const browser = await desk(there)
  await browser.post(`/en/organisation/roles/${role.id}/hand-over`, { person: colleague.personId })
  const change = await house.db
    .selectFrom('focal_point_change')
    .select('id')
    .where('organisation_id', '=', there.organisation.id)
    .executeTakeFirstOrThrow()
  const of = there.organisation.id
  const people = [claim, colleague].flatMap(({ affiliationId }) => [
    ['GET', `/people/${affiliationId}`],
    ['POST', `/people/${affiliationId}/approval`],
    ['POST', `/people/${affiliationId}/rejection`],
    ['POST', `/people/${affiliationId}/removal`],
    ['POST', `/people/${affiliationId}/beginning`],
  ])
  return [
    ...people,
    ['GET', `?of=${of}`],
    ['GET', `/people/review?of=${of}&pick=${claim.affiliationId}`],
    ['POST', `/people/review?of=${of}`],
    ['POST', `/people/decisions?of=${of}`],
    ['GET', `/people/decisions?of=${of}`],
    ['GET', `/roles?of=${of}`],
    ['POST', `/roles/confirmation?of=${of}`],
    ['GET', `/roles/new?of=${of}`],
    ['POST', `/roles/new?of=${of}`],
    ['GET', `/roles/${role.id}`],
    ['GET', `/roles/${role.id}/hand-over`],
    ['POST', `/roles/${role.id}/hand-over`],
    ['POST', `/roles/${role.id}/end`],
    ['POST', `/roles/${role.id}/ending`],
    ['POST', `/changes/${change.id}/withdrawal`],
    ['GET', `/absence?of=${of}`],
  ] as [string, string][]
}

test('nothing of another organisation is there, by whatever address', async () => {
  const here = await office()
  const there = await office()
  const paths = await foreign(there)
  const before = await everythingOf(there)
  const browser = await desk(here)
  const form = {
    reason: 'left',
    act: 'approve',
    person: here.kwabena.personId,
    picks: '',
    from: '2026-12-01',
  }
  for (const [method, path] of paths) {
    const address = `/en/organisation${path}`
    const answer = method === 'GET' ? await browser.get(address) : await browser.post(address, form)
    assert.equal(answer.status, 404, `${method} ${path}`)
    assert.doesNotMatch(answer.body, /Their/, `${method} ${path}`)
  }
  assert.deepEqual(await everythingOf(there), before)
})

test('the same addresses are there for whoever decides for it, so the sweep is about something', async () => {
  const there = await office()
  const browser = await desk(there)
  for (const [method, path] of await foreign(there)) {
    if (method !== 'GET') continue
    const status = (await browser.get(`/en/organisation${path}`)).status
    assert.ok([200, 303].includes(status), `${path}: ${status}`)
  }
})

test('people of another organisation among those picked are left out without a word', async () => {
  const here = await office()
  const own = await somebody(here, 'Own')
  const theirs = await somebody(await office(), 'Theirs')
  const picks = `${own.affiliationId} ${theirs.affiliationId}`
  const browser = await desk(here)
  const result = await browser.follow(
    await browser.post('/en/organisation/people/decisions', { act: 'approve', picks }),
  )
  assert.equal(heading(result), '1 person approved')
  assert.doesNotMatch(main(result), /Theirs/)
  assert.equal((await stateOf(theirs.affiliationId)).state, 'claimed')
})

test('every act asks who it is once more when the proof is old; looking does not', async () => {
  const here = await office()
  const it = await somebody(here, 'Adwoa Mensah')
  const browser = await desk(here)
  house.clock.move(11 * 60_000)
  assert.equal((await browser.get('/en/organisation')).status, 200)
  const answer = await browser.post(at(it, '/approval'))
  assert.equal(answer.location, '/en/sign-in')
  assert.equal((await stateOf(it.affiliationId)).state, 'claimed')
  house.clock.move(-11 * 60_000)
})

async function everythingOf({ organisation }: Office) {
  const affiliations = await house.db
    .selectFrom('affiliation')
    .select(['id', 'state'])
    .where('organisation_id', '=', organisation.id)
    .orderBy('id')
    .execute()
  const roles = await house.db
    .selectFrom('focal_point')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .orderBy('id')
    .execute()
  const changes = await house.db
    .selectFrom('focal_point_change')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .execute()
  return { affiliations, roles, changes }
}
