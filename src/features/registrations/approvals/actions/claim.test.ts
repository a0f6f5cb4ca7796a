import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../../../test/support/people.ts'
import { actorFor, again } from '../../../../../test/support/registering.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { AffiliationListener } from '../../../directory/index.ts'
import { decideMany } from '../batches/actions/begin.ts'
import { undoBatch } from '../batches/actions/undo.ts'
import { findBatch } from '../batches/store.ts'
import { waitingBeside } from '../part.ts'
import { decide } from './decide.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const may = ['approvals.decide', 'organisation.manage']

type Kind = 'one kind' | 'both kinds'

/** Somebody whose claim and whose registration both wait, and somebody who decides about one of them or about both. */
async function desk(kind: Kind, wishes: { on?: TestHouse; state?: 'unverified' } = {}) {
  const { on = house, ...organisationWishes } = wishes
  const organisation = await makeOrganisation(on.db, organisationWishes)
  const account = await makeFocalPoint(on.db, { organisation })
  if (kind === 'both kinds') await makeFocalPoint(on.db, { organisation, account, kind: 'member-access' })
  const event = await makeEvent(on.db, { type: 'study-group' })
  const person = await makeAccount(on.db, { organisation, affiliation: 'claimed' })
  const it = await makeRegistration(on.db, {
    event,
    organisation,
    personId: person.personId,
    mode: 'on-site',
  })
  const actor: SignedIn = actorFor(account, may)
  return {
    on,
    organisation,
    event,
    person,
    it,
    actor,
    remit: { organisationIds: [organisation.id], isSecretariat: false },
  }
}
type Desk = Awaited<ReturnType<typeof desk>>

const claimOf = async ({ on, person }: Pick<Desk, 'on' | 'person'>) =>
  (
    await on.db
      .selectFrom('affiliation')
      .select(['state', 'decision_note'])
      .where('person_id', '=', person.personId)
      .orderBy('created_at')
      .execute()
  )[0]
const toldTo = async ({ on, person }: Desk) =>
  (
    await on.db
      .selectFrom('outbox')
      .select(['occasion', 'state'])
      .where('to_address', '=', person.email)
      .orderBy('occasion')
      .execute()
  ).map(({ occasion, state }) => `${occasion} ${state}`)

test('approving the registration approves the claim, is heard, and is told twice', async () => {
  const at = await desk('both kinds')
  const heard: string[] = []
  const listen: AffiliationListener = (_tx, _actor, { personId }) =>
    Promise.resolve(void heard.push(personId))
  const wishes = { whenAffiliationApproved: [listen] }
  const outcome = await decide(house, at.actor, at.remit, at.it.number, { is: 'approval' }, wishes)
  assert.ok(!isRefusal(outcome) && outcome.claim)
  assert.equal((await claimOf(at))?.state, 'approved')
  assert.equal((await again(house.db, at.it)).state, 'confirmed')
  assert.deepEqual(heard, [at.person.personId])
  assert.deepEqual(await toldTo(at), [
    'directory.affiliation-approved queued',
    'registrations.confirmed queued',
  ])
})

test('whoever looks at the claim finds the registration beside it, where they decide about it', async () => {
  const at = await desk('both kinds')
  const t = house.texts('en')
  const beside = await waitingBeside(house)(at.actor, at.person.personId, at.organisation.id)
  assert.match(beside?.(t).markup ?? '', new RegExp(`href="/en/approvals/${at.it.number}"`))
  const other = { ...at.actor, permissions: new Set(['organisation.manage']) }
  assert.equal(await waitingBeside(house)(other, at.person.personId, at.organisation.id), undefined)
  await decide(house, at.actor, at.remit, at.it.number, { is: 'approval' })
  assert.equal(await waitingBeside(house)(at.actor, at.person.personId, at.organisation.id), undefined)
})

test('where others decide about claims the rule stays: the registration is approved, the claim waits', async () => {
  const at = await desk('one kind')
  const outcome = await decide(house, at.actor, at.remit, at.it.number, { is: 'approval' })
  assert.ok(!isRefusal(outcome) && outcome.claim === undefined)
  assert.equal((await claimOf(at))?.state, 'claimed')
  assert.equal((await again(house.db, at.it)).state, 'confirmed')
})

test('a claim to an organisation that the secretariat has not verified keeps waiting for it', async () => {
  const at = await desk('both kinds', { state: 'unverified' })
  const outcome = await decide(house, at.actor, at.remit, at.it.number, { is: 'approval' })
  assert.ok(!isRefusal(outcome) && outcome.claim === undefined)
  assert.equal((await claimOf(at))?.state, 'claimed')
})

test('rejecting the registration rejects the claim only where that is said', async () => {
  const [one, both] = [await desk('both kinds'), await desk('both kinds')]
  const rejection = { is: 'rejection', reason: 'Nobody knows you here.' } as const
  await decide(house, one.actor, one.remit, one.it.number, { ...rejection, withClaim: false })
  await decide(house, both.actor, both.remit, both.it.number, { ...rejection, withClaim: true })
  assert.deepEqual(await claimOf(one), { state: 'claimed', decision_note: null })
  assert.deepEqual(await claimOf(both), { state: 'rejected', decision_note: 'Nobody knows you here.' })
  assert.deepEqual(await toldTo(both), [
    'directory.affiliation-rejected queued',
    'registrations.rejected queued',
  ])
})

test('what cannot be decided leaves the claim as it is', async () => {
  const at = await desk('both kinds')
  await decide(house, at.actor, at.remit, at.it.number, { is: 'rejection', reason: 'No', withClaim: false })
  assert.ok(isRefusal(await decide(house, at.actor, at.remit, at.it.number, { is: 'approval' })))
  assert.equal((await claimOf(at))?.state, 'claimed')
})

async function decidedByBatch(at: Desk, decision: Parameters<typeof decideMany>[4]) {
  const id = await decideMany(at.on, at.actor, at.remit, [at.it.number], decision)
  const batch = await findBatch(at.on.db, at.actor.accountId, id ?? '')
  assert.ok(batch)
  return batch
}

test('undone, the claim waits again too, and neither mail leaves', async () => {
  for (const decision of [{ is: 'approval' }, { is: 'rejection', reason: 'No', withClaim: true }] as const) {
    const at = await desk('both kinds')
    const batch = await decidedByBatch(at, decision)
    assert.notEqual((await claimOf(at))?.state, 'claimed')
    assert.deepEqual(await undoBatch(house, at.actor, batch), { undone: 1 })
    assert.deepEqual(await claimOf(at), { state: 'claimed', decision_note: null })
    assert.equal((await again(house.db, at.it)).state, 'pending')
    assert.ok((await toldTo(at)).every((mail) => mail.endsWith(' withheld')))
    assert.ok(!isRefusal(await decide(house, at.actor, at.remit, at.it.number, { is: 'approval' })))
    assert.deepEqual(
      (await toldTo(at)).filter((mail) => mail.endsWith(' queued')),
      ['directory.affiliation-approved queued', 'registrations.confirmed queued'],
    )
  }
})

test('when the claim has gone its own way meanwhile, nothing of the two is undone', async () => {
  const at = await desk('both kinds')
  const batch = await decidedByBatch(at, { is: 'approval' })
  await house.db
    .updateTable('affiliation')
    .set({ state: 'ended', ended_at: house.clock.now(), end_reason: 'left', to_on: '2026-11-25' })
    .where('person_id', '=', at.person.personId)
    .execute()
  assert.deepEqual(await undoBatch(house, at.actor, batch), { undone: 0 })
  assert.equal((await again(house.db, at.it)).state, 'confirmed')
  assert.ok((await toldTo(at)).every((mail) => mail.endsWith(' queued')))
})

/** One approves the registration with the claim, another one rejects both. */
async function tenAboutBoth(on: TestHouse) {
  const at = await desk('both kinds', { on })
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, place) =>
      decide(
        on,
        at.actor,
        at.remit,
        at.it.number,
        place % 2 ? { is: 'rejection', reason: 'No', withClaim: true } : { is: 'approval' },
      ).catch(() => undefined),
    ),
  )
  const claims = await on.db
    .selectFrom('audit_entry')
    .select('act')
    .where('act', 'like', 'directory.affiliation-%')
    .where('actor_account_id', '=', at.actor.accountId)
    .execute()
  return {
    decided: outcomes.filter((one) => one && !isRefusal(one)).length,
    claims: claims.length,
    isOne:
      ((await again(on.db, at.it)).state === 'confirmed') === ((await claimOf(at))?.state === 'approved'),
  }
}
test('ten decide about both at once: one decision, and both say the same', async () => {
  assert.deepEqual(await tenAboutBoth(house), { decided: 1, claims: 1, isOne: true })
})
test('without the locks both are decided several times', async () => {
  const careless = withoutLocks(await testHouse())
  const { decided, claims } = await tenAboutBoth(careless)
  assert.ok(decided > 1 && claims > 1)
  await careless.close()
})
