import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { organisationParts, sampleData } from '../../../../../test/support/organisations.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { trailOf } from '../../../audit/index.ts'
import { organisationsOf } from '../../store/affiliations.ts'
import { focalPointsOf } from '../../store/focal-points.ts'
import { findOrganisation } from '../../store/organisations.ts'
import { searchOrganisations } from '../../store/search.ts'
import type { OrganisationsMerged } from '../parts.ts'
import { findRecord } from '../store/records.ts'
import { likelyDuplicates } from '../store/duplicates.ts'
import { mergeOrganisation } from './merge.ts'
import { refuseOrganisation, verifyOrganisation } from './review.ts'

let house: TestHouse
let staff: SignedIn
const merged: OrganisationsMerged[] = []
const parts = () =>
  organisationParts({ whenMerged: [(_tx, _actor, it) => Promise.resolve(void merged.push(it))] })

before(async () => {
  house = await testHouse()
  staff = actorFor(await makeAccount(house.db, { roles: ['secretariat'] }), ['directory.manage'])
})
after(() => house.close())

/** What a person entered, and the person. */
async function entered(name: string, it: Parameters<typeof makeOrganisation>[1] = {}) {
  const organisation = await makeOrganisation(house.db, {
    name,
    state: 'unverified',
    category: 'non-member',
    membership: 'none',
    ...it,
  })
  const person = await makeAccount(house.db, { organisation, affiliation: 'claimed' })
  return { organisation, person }
}

const dataOf = (name: string) => sampleData({ name, category: 'non-member', membership: 'none' })
const verify = (id: string, data = dataOf('Put right')) =>
  verifyOrganisation(house, parts(), staff, { id, data })
const merge = (from: string, into: string, keepsName = false, on = house) =>
  mergeOrganisation(on, parts(), staff, { from, into, keepsName })
const mailsOf = async ({ email }: MadeAccount) =>
  (await house.db.selectFrom('outbox').select('occasion').where('to_address', '=', email).execute()).map(
    ({ occasion }) => occasion,
  )
const actsOn = async (id: string) => (await trailOf(house.db, id)).map(({ act }) => act)
const affiliationsOf = async ({ personId }: MadeAccount) =>
  (await organisationsOf(house.db, personId)).map((one) => [one.organisation?.id, one.state])

test('what is verified is in the list with what was put right, and its people belong to it', async () => {
  const { organisation, person } = await entered('Brght Antennas')
  const data = { ...dataOf('Bright Antennas'), domains: ['bright.example'] }
  assert.deepEqual(await verify(organisation.id, data), { verified: organisation.id })
  assert.equal((await findOrganisation(house.db, organisation.id))?.state, 'listed')
  assert.deepEqual((await findRecord(house.db, organisation.id))?.data.domains, ['bright.example'])
  assert.equal((await searchOrganisations(house.db, { words: 'bright antennas', page: 1 })).total, 1)
  assert.deepEqual(await affiliationsOf(person), [[organisation.id, 'approved']])
  assert.deepEqual(await mailsOf(person), ['directory.organisation-verified'])
  assert.deepEqual(await actsOn(organisation.id), ['directory.organisation-verified'])
})

test('whoever claims what is verified as a member waits for who decides there', async () => {
  const { organisation, person } = await entered('Member After All')
  const data = sampleData({ name: 'Member After All' })
  assert.ok(!isRefusal(await verify(organisation.id, data)))
  assert.deepEqual(await affiliationsOf(person), [[organisation.id, 'claimed']])
})

test('ten who verify the same at once do it once, and its person gets one mail', async () => {
  const { organisation, person } = await entered('Ten At Once')
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => verify(organisation.id)))
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  assert.deepEqual(await mailsOf(person), ['directory.organisation-verified'])
})

test('the control: without the lock more than one verifies', async () => {
  const { organisation } = await entered('Ten Without A Lock')
  const on = withoutLocks(house)
  const it = { id: organisation.id, data: dataOf('Ten Without A Lock') }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => verifyOrganisation(on, parts(), staff, it)),
  )
  const done = outcomes.filter((one) => one.status === 'fulfilled' && !isRefusal(one.value))
  assert.ok(done.length > 1, String(done.length))
})

test('what is refused is gone, and its people are told why and to choose again', async () => {
  const { organisation, person } = await entered('No Such Thing')
  const outcome = await refuseOrganisation(house, parts(), staff, {
    id: organisation.id,
    reason: 'It is a product.',
  })
  assert.ok(!isRefusal(outcome))
  assert.equal((await findOrganisation(house.db, organisation.id))?.state, 'refused')
  assert.deepEqual(await affiliationsOf(person), [])
  assert.deepEqual(await mailsOf(person), ['directory.organisation-refused'])
  assert.ok(isRefusal(await verify(organisation.id)))
})

test('a merger moves the people to the organisation that stays, whose name leads to it', async () => {
  const into = await makeOrganisation(house.db, {
    name: 'Lumen Works',
    category: 'non-member',
    membership: 'none',
  })
  const { organisation, person } = await entered('Lumen Wrks')
  merged.length = 0
  assert.deepEqual(await merge(organisation.id, into.id, true), { into: into.id })
  assert.deepEqual(await affiliationsOf(person), [[into.id, 'approved']])
  assert.equal((await findOrganisation(house.db, organisation.id))?.mergedInto, into.id)
  assert.deepEqual(merged, [{ from: organisation.id, into: into.id }])
  assert.deepEqual(await mailsOf(person), ['directory.organisation-merged'])
  assert.deepEqual(await actsOn(organisation.id), ['directory.organisation-merged'])
  assert.deepEqual(await actsOn(into.id), ['directory.organisation-took-over'])
  const [found] = (await searchOrganisations(house.db, { words: 'lumen wrks', page: 1 })).organisations
  assert.deepEqual([found?.id, found?.formerly?.name], [into.id, 'Lumen Wrks'])
})

test('nobody comes to belong to a member by a merger: they wait, and who decides there is asked', async () => {
  const into = await makeOrganisation(house.db, { name: 'A Member Of Old' })
  const boss = await makeFocalPoint(house.db, { organisation: into, kind: 'member-access' })
  const { organisation, person } = await entered('A Membr Of Old')
  const colleague = await makeAccount(house.db, { organisation, affiliation: 'approved' })
  assert.ok(!isRefusal(await merge(organisation.id, into.id)))
  for (const one of [person, colleague]) assert.deepEqual(await affiliationsOf(one), [[into.id, 'claimed']])
  assert.equal((await mailsOf(boss)).filter((one) => one === 'directory.affiliation-claimed').length, 2)
})

test('somebody who belongs to both keeps what they have at the one that stays', async () => {
  const into = await makeOrganisation(house.db, { name: 'Both Ways' })
  const { organisation, person } = await entered('Both Wys')
  await house.db
    .insertInto('affiliation')
    .values({
      id: crypto.randomUUID(),
      person_id: person.personId,
      organisation_id: into.id,
      claimed_category: 'sector-member',
      state: 'approved',
      created_at: new Date('2026-01-01'),
    })
    .execute()
  assert.ok(!isRefusal(await merge(organisation.id, into.id)))
  assert.deepEqual(await affiliationsOf(person), [[into.id, 'approved']])
})

test('who decides for one of two members decides for the one that stays, once', async () => {
  const [one, into] = [await makeOrganisation(house.db), await makeOrganisation(house.db)]
  const both = await makeFocalPoint(house.db, { organisation: one, name: 'Both' })
  await makeFocalPoint(house.db, { organisation: into, account: both })
  await makeFocalPoint(house.db, { organisation: one, name: 'Only There' })
  assert.ok(!isRefusal(await merge(one.id, into.id)))
  const names = async ({ id }: MadeOrganisation) =>
    (await focalPointsOf(house.db, id, 'designated', house.clock.now())).map(({ name }) => name).sort()
  assert.deepEqual(await names(into), ['Both', 'Only There'])
  assert.deepEqual(await names(one), [])
})

test('what stood under the one stands under the other, and never under itself', async () => {
  const [one, into, child] = [
    await makeOrganisation(house.db),
    await makeOrganisation(house.db),
    await makeOrganisation(house.db),
  ]
  const under = (id: string, parent: string) =>
    house.db.updateTable('organisation').set({ parent_id: parent }).where('id', '=', id).execute()
  await under(child.id, one.id)
  await under(into.id, one.id)
  assert.ok(!isRefusal(await merge(one.id, into.id)))
  const parentOf = async ({ id }: MadeOrganisation) => (await findRecord(house.db, id))?.data.parentId
  assert.equal(await parentOf(child), into.id)
  assert.equal(await parentOf(into), null)
})

test('mergers one after the other lead to the last, in one step', async () => {
  const [a, b, c] = [
    await makeOrganisation(house.db),
    await makeOrganisation(house.db),
    await makeOrganisation(house.db),
  ]
  await merge(a.id, b.id)
  await merge(b.id, c.id)
  assert.equal((await findOrganisation(house.db, a.id))?.mergedInto, c.id)
  assert.deepEqual(await merge(c.id, a.id), { refused: 'directory.organisations.target-gone' })
})

test('two merged into each other at once: one stays', async () => {
  const [a, b] = [await makeOrganisation(house.db), await makeOrganisation(house.db)]
  const outcomes = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)])
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
})

test('what may be the same is found by name, by a letter wrong, by a rare word and by domain', async () => {
  const listed = await makeOrganisation(house.db, { name: 'Xenolith Broadcasting House', countryCode: 'IE' })
  await house.db
    .insertInto('organisation_domain')
    .values({ organisation_id: listed.id, domain: 'xenolith.example' })
    .execute()
  const like = async (name: string, countryCode = 'IE', domains: string[] = []) =>
    (await likelyDuplicates(house.db, { id: crypto.randomUUID(), name, countryCode, domains })).map(
      ({ id }) => id,
    )
  for (const name of ['Xenolith Broadcasting House', 'xenolith brodcasting house', 'Xenolith Ltd'])
    assert.deepEqual(await like(name), [listed.id], name)
  assert.deepEqual(await like('Something Else', 'FR', ['xenolith.example']), [listed.id])
  assert.deepEqual(await like('Quartz Works'), [])
})
