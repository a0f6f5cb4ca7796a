import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { holdersOf } from '../../../../../test/support/listing.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { trailOf } from '../../../audit/index.ts'
import { findAffiliation } from '../../store/affiliations.ts'
import { changeEmployer } from './actions/change.ts'
import { approveAffiliation, endAffiliation, rejectAffiliation } from './actions/decide.ts'
import { describe } from './actions/describe.ts'
import { leave } from './actions/end.ts'
import type { AffiliationParts } from './parts.ts'
import { historyOf } from './store.ts'
import type { EmployerChange, Moved } from './types.ts'

let house: TestHouse
let volta: MadeOrganisation
let armor: MadeOrganisation
let decider: MadeAccount
const heard: string[] = []

/** Listeners that note what they are told. */
const parts: AffiliationParts = {
  holdersOf,
  whenAffiliationApproved: [
    async (_tx, _actor, it: Moved) => void heard.push(`approved ${it.organisationId}`),
  ],
  whenAffiliationEnds: [async (_tx, _actor, it: Moved) => void heard.push(`ended ${it.organisationId}`)],
}
const desk = (account: MadeAccount) => actorFor(account, ['organisation.manage', 'approvals.decide'])
const today = '2026-11-25'

before(async () => {
  house = await testHouse()
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  armor = await makeOrganisation(house.db, { name: 'Armor Télécom', countryCode: 'FR' })
  decider = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
})
beforeEach(() => void heard.splice(0))
after(() => house.close())

async function claimant(
  wishes: Parameters<typeof makeAccount>[1] = {},
): Promise<{ who: MadeAccount; id: Id }> {
  const who = await makeAccount(house.db, { organisation: volta, affiliation: 'claimed', ...wishes })
  return { who, id: await idOf(who) }
}

async function idOf(who: { personId: Id }): Promise<Id> {
  const [first] = await historyOf(house.db, who.personId)
  assert.ok(first)
  return first.id
}

const stateOf = async (who: { personId: Id }, of: MadeOrganisation = volta) =>
  (await historyOf(house.db, who.personId)).find((one) => one.organisationId === of.id)?.state
const actsOn = async (id: Id) => (await trailOf(house.db, id)).map((entry) => entry.act)
const mails = async (address: string) =>
  (await house.db.selectFrom('outbox').select('occasion').where('to_address', '=', address).execute()).map(
    ({ occasion }) => occasion,
  )

test('the focal point approves a claim: it holds, is recorded, told and heard', async () => {
  const { who, id } = await claimant()
  const outcome = await approveAffiliation(house, parts, desk(decider), id)
  assert.ok(!isRefusal(outcome))
  assert.equal(await stateOf(who), 'approved')
  assert.equal((await findAffiliation(house.db, who.personId))?.state, 'approved')
  assert.deepEqual(await actsOn(id), ['directory.affiliation-approved'])
  assert.deepEqual(await mails(who.email), ['directory.affiliation-approved'])
  assert.deepEqual(heard, [`approved ${volta.id}`])
})

test('a claim is rejected with a reason, which is kept for the person', async () => {
  const { who, id } = await claimant()
  assert.deepEqual(await rejectAffiliation(house, parts, desk(decider), id, ''), {
    refused: 'directory.affiliation-reason-missing',
  })
  assert.ok(!isRefusal(await rejectAffiliation(house, parts, desk(decider), id, 'Not known to us.')))
  const [it] = await historyOf(house.db, who.personId)
  assert.deepEqual([it?.state, it?.note], ['rejected', 'Not known to us.'])
  assert.deepEqual(await mails(who.email), ['directory.affiliation-rejected'])
  assert.doesNotMatch(JSON.stringify(await trailOf(house.db, id)), /Not known/)
})

test('an approved affiliation is ended with a reason, and whoever must react hears it', async () => {
  const { who, id } = await claimant({ affiliation: 'approved' })
  assert.ok(!isRefusal(await endAffiliation(house, parts, desk(decider), id, 'Left in October.')))
  const [it] = await historyOf(house.db, who.personId)
  assert.deepEqual([it?.state, it?.endReason, it?.note], ['ended', 'removed', 'Left in October.'])
  assert.deepEqual(heard, [`ended ${volta.id}`])
  assert.deepEqual(await mails(who.email), ['directory.affiliation-ended'])
})

test('whoever does not decide about people there learns that there is nothing', async () => {
  const { who, id } = await claimant()
  const others = [
    await makeFocalPoint(house.db, { organisation: armor, kind: 'member-access' }),
    await makeFocalPoint(house.db, { organisation: volta, kind: 'designated' }),
    await makeAccount(house.db, { organisation: volta }),
    who,
  ]
  for (const other of others)
    assert.deepEqual(await approveAffiliation(house, parts, desk(other), id), {
      refused: 'directory.affiliation-unknown',
    })
  assert.deepEqual(
    await approveAffiliation(house, parts, desk(decider), '01900000-0000-7000-8000-000000000001'),
    { refused: 'directory.affiliation-unknown' },
  )
  assert.equal(await stateOf(who), 'claimed')
})

test('a role that this session may not use decides nothing, one that ended neither', async () => {
  const { id } = await claimant()
  const refused = { refused: 'directory.affiliation-unknown' }
  assert.deepEqual(await approveAffiliation(house, parts, actorFor(decider), id), refused)
  const former = await makeFocalPoint(house.db, {
    organisation: volta,
    kind: 'member-access',
    until: new Date('2026-01-01T00:00:00Z'),
  })
  assert.deepEqual(await approveAffiliation(house, parts, desk(former), id), refused)
})

test('staff decide too, also where there is no organisation yet to approve', async () => {
  const staff = actorFor(await makeAccount(house.db), ['directory.manage'])
  const { who, id } = await claimant()
  assert.ok(!isRefusal(await approveAffiliation(house, parts, staff, id)))
  assert.equal(await stateOf(who), 'approved')
  const lost = await makeAccount(house.db, { claimedCategory: 'unknown' })
  assert.deepEqual(await approveAffiliation(house, parts, staff, await idOf(lost)), {
    refused: 'directory.affiliation-not-listed',
  })
  assert.ok(!isRefusal(await rejectAffiliation(house, parts, staff, await idOf(lost), 'Ask again.')))
})

const ten = Array.from({ length: 10 }, (_, place) => place)

async function tenDecide(on: TestHouse, work: (place: number, id: Id) => Promise<unknown>): Promise<number> {
  const organisation = await makeOrganisation(on.db)
  const who = await makeAccount(on.db, { organisation, affiliation: 'claimed' })
  const [it] = await historyOf(on.db, who.personId)
  const outcomes = await Promise.all(ten.map((place) => work(place, it?.id ?? '')))
  return outcomes.filter((outcome) => !isRefusal(outcome)).length
}

const decidesAt = (on: TestHouse, staff: ReturnType<typeof actorFor>) => (place: number, id: Id) =>
  place % 2 === 0 ? approveAffiliation(on, parts, staff, id) : rejectAffiliation(on, parts, staff, id, 'No.')

test('of ten who decide about one claim at once, one does', async () => {
  const staff = actorFor(await makeAccount(house.db), ['directory.manage'])
  assert.equal(await tenDecide(house, decidesAt(house, staff)), 1)
})

test('and without the lock more than one would', async () => {
  const careless = withoutLocks(await testHouse())
  try {
    const staff = actorFor(await makeAccount(careless.db), ['directory.manage'])
    assert.ok((await tenDecide(careless, decidesAt(careless, staff))) > 1)
  } finally {
    await careless.close()
  }
})

const begins = (it: Partial<EmployerChange['begins']> = {}): EmployerChange['begins'] => ({
  organisation: { kind: 'listed', id: armor.id },
  category: 'sector-member',
  role: 'Head of quality',
  unit: 'Laboratory',
  fromOn: '2026-11-01',
  isMain: true,
  ...it,
})

test('"I changed employer" ends the one and claims the other, in one act', async () => {
  const { who, id } = await claimant({ affiliation: 'approved' })
  const asked = await makeFocalPoint(house.db, { organisation: armor, kind: 'member-access' })
  const outcome = await changeEmployer(house, parts, actorFor(who), {
    ends: { id, on: '2026-10-31' },
    begins: begins(),
  })
  assert.ok(!isRefusal(outcome))
  const history = await historyOf(house.db, who.personId)
  const [left, begun] = [volta, armor].map((of) => history.find((one) => one.organisationId === of.id))
  assert.deepEqual([left?.state, left?.toOn, left?.endReason], ['ended', '2026-10-31', 'left'])
  assert.deepEqual(
    [begun?.state, begun?.role, begun?.unit, begun?.fromOn, begun?.isMain],
    ['claimed', 'Head of quality', 'Laboratory', '2026-11-01', true],
  )
  assert.deepEqual(heard, [`ended ${volta.id}`])
  assert.deepEqual(await mails(asked.email), ['directory.affiliation-claimed'])
})

test('what cannot be claimed leaves what one has as it was', async () => {
  const { who, id } = await claimant({ affiliation: 'approved' })
  const gone = await makeOrganisation(house.db, { state: 'unverified' })
  const change = (organisation: string) => ({
    ends: { id, on: today },
    begins: begins({ organisation: { kind: 'listed', id: organisation } }),
  })
  assert.deepEqual(await changeEmployer(house, parts, actorFor(who), change(gone.id)), {
    refused: 'directory.organisation-gone',
  })
  assert.deepEqual(await changeEmployer(house, parts, actorFor(who), change(volta.id)), {
    refused: 'directory.affiliation-held',
  })
  assert.equal(await stateOf(who), 'approved')
  assert.deepEqual(await actsOn(id), [])
})

test('somebody may work for several, and says which is mainly theirs', async () => {
  const { who, id } = await claimant({ affiliation: 'approved' })
  const other = await makeOrganisation(house.db, { membership: 'none', category: 'non-member' })
  const outcome = await changeEmployer(house, parts, actorFor(who), {
    begins: begins({ organisation: { kind: 'listed', id: other.id }, isMain: false }),
  })
  assert.ok(!isRefusal(outcome))
  assert.equal(outcome.begun.state, 'approved', 'an organisation that is no member needs nobody')
  const leads = async () => (await findAffiliation(house.db, who.personId))?.organisation?.id
  assert.equal(await leads(), other.id, 'the newest leads while nobody has said')
  await describe(house, actorFor(who), id, { role: null, unit: null, fromOn: null, isMain: true })
  assert.equal(await leads(), volta.id)
  await describe(house, actorFor(who), outcome.begun.id, {
    role: 'X',
    unit: null,
    fromOn: null,
    isMain: true,
  })
  assert.equal(await leads(), other.id)
})

test('an organisation of no list is kept for staff, and one that is not known waits', async () => {
  const who = await makeAccount(house.db)
  const unlisted = { kind: 'unlisted', name: 'Atelier Nord', countryCode: 'FR' } as const
  const first = await changeEmployer(house, parts, actorFor(who), {
    begins: begins({ organisation: unlisted }),
  })
  assert.ok(!isRefusal(first))
  const second = await changeEmployer(house, parts, actorFor(who), {
    begins: begins({ organisation: { kind: 'unknown' }, isMain: false }),
  })
  assert.ok(!isRefusal(second))
  const history = await historyOf(house.db, who.personId)
  assert.deepEqual(
    new Set(history.map(({ organisation }) => organisation?.state)),
    new Set(['unverified', undefined]),
  )
})

test('ten changes of one person at once claim the new organisation once', async () => {
  const who = await makeAccount(house.db)
  const outcomes = await Promise.all(
    ten.map(() => changeEmployer(house, parts, actorFor(who), { begins: begins() })),
  )
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1)
  assert.equal((await historyOf(house.db, who.personId)).length, 1)
})

test('one leaves on a day that has come, once', async () => {
  const { who, id } = await claimant({ affiliation: 'approved' })
  assert.deepEqual(await leave(house, parts, actorFor(who), { id, on: '2026-12-24' }), {
    refused: 'directory.affiliation-day-ahead',
  })
  const both = await Promise.all(ten.map(() => leave(house, parts, actorFor(who), { id, on: today })))
  assert.equal(both.filter((outcome) => !isRefusal(outcome)).length, 1)
  assert.deepEqual(await actsOn(id), ['directory.affiliation-ended'])
  assert.deepEqual(heard, [`ended ${volta.id}`])
})

test('nobody ends or describes somebody else’s', async () => {
  const { id } = await claimant({ affiliation: 'approved' })
  const other = actorFor(await makeAccount(house.db))
  assert.deepEqual(await leave(house, parts, other, { id, on: today }), {
    refused: 'directory.affiliation-over',
  })
  const said = { role: 'Mine', unit: null, fromOn: null, isMain: true }
  assert.deepEqual(await describe(house, other, id, said), { refused: 'directory.affiliation-over' })
})

test('a listener that fails undoes the whole act', async () => {
  const { who, id } = await claimant({ affiliation: 'approved' })
  const failing = { ...parts, whenAffiliationEnds: [() => Promise.reject(new Error('not today'))] }
  await assert.rejects(leave(house, failing, actorFor(who), { id, on: today }))
  assert.equal(await stateOf(who), 'approved')
  assert.deepEqual(await mails(who.email), [])
})

test('the letters are asked for once, whoever decides how often', async () => {
  const { who, id } = await claimant()
  await Promise.all(ten.map(() => approveAffiliation(house, parts, desk(decider), id)))
  assert.deepEqual(await mails(who.email), ['directory.affiliation-approved'])
})
