import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove, acts, roleOf, told } from '../../../../../test/support/focal-points.ts'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { inTransaction } from '../../../../platform/database/database.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { system } from '../../../../values/actor.ts'
import { focalPointsOf } from '../../store/focal-points.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { noFocalPoint, openGaps } from '../store/gaps.ts'
import { findRole, rolesOfOrganisation } from '../store/roles.ts'
import { lookAtChanged } from './by-the-day.ts'
import { accountClosed, affiliationEnded, rolesMerged, rolesTakenApart } from './gone.ts'
import { confirmRoles, endOwnRole, setAbsence } from './own-role.ts'

let house: TestHouse
let accounts: AccountsAbove
before(async () => {
  house = await testHouse()
  accounts = accountsAbove(house)
})
after(() => house.close())

/** An organisation whose focal point for everything has a deputy for registrations. */
async function office() {
  const organisation = await makeOrganisation(house.db)
  const kwabena = await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante' })
  await makeFocalPoint(house.db, { organisation, account: kwabena, kind: 'member-access' })
  const efua = await makeFocalPoint(house.db, { organisation, name: 'Efua Owusu', isDeputy: true })
  return { organisation, kwabena, efua }
}
type Office = Awaited<ReturnType<typeof office>>
const gapsIn = async ({ organisation }: Office) =>
  (await openGaps(house.db, { ids: [organisation.id] })).map(({ kind, sector }) => [kind, sector])
const live = async ({ organisation }: Office) =>
  (await rolesOfOrganisation(house.db, organisation.id, house.clock.now())).length

test('the last focal point of a kind cannot remove themselves', async () => {
  const here = await office()
  const { id } = await roleOf(house.db, here.kwabena)
  assert.deepEqual(await endOwnRole(house, accounts, actorFor(here.kwabena), id), {
    refused: 'directory.focal.last',
  })
  assert.equal(await live(here), 3)
})

test('with another one there they can; the others are told, once recorded', async () => {
  const here = await office()
  await makeFocalPoint(house.db, { organisation: here.organisation, name: 'Yaw' })
  const { id } = await roleOf(house.db, here.kwabena)
  assert.ok(!isRefusal(await endOwnRole(house, accounts, actorFor(here.kwabena), id)))
  assert.deepEqual(await acts(house.db, id), ['directory.focal-point-ended'])
  assert.deepEqual(await told(house.db, here.efua.email), [`directory.focal-changed ${here.efua.email}`])
  assert.deepEqual(await told(house.db, here.kwabena.email), [])
})

/** Two last ones give up at once: how many were refused. */
async function bothGiveUp(in_: TestHouse): Promise<number> {
  const here = await office()
  const yaw = await makeFocalPoint(house.db, { organisation: here.organisation, name: 'Yaw' })
  const all = await Promise.all(
    [here.kwabena, yaw].map(async (who) => {
      const { id } = await roleOf(house.db, who)
      return endOwnRole(in_, accounts, actorFor(who), id)
    }),
  )
  return all.filter(isRefusal).length
}

test('of two last ones who give up at once, one stays', async () => {
  for (let round = 0; round < 5; round++) assert.equal(await bothGiveUp(house), 1)
})

test('without the lock both would go, so that the lock is what keeps one', async () => {
  // Now and then one comes after the other by itself.
  let refused = 1
  for (let tries = 0; tries < 10 && refused > 0; tries++) refused = await bothGiveUp(withoutLocks(house))
  assert.equal(refused, 0)
})

test('somebody whose account is blocked is no successor', async () => {
  const here = await office()
  await makeFocalPoint(house.db, { organisation: here.organisation, name: 'Yaw', state: 'blocked' })
  const { id } = await roleOf(house.db, here.kwabena)
  assert.ok(isRefusal(await endOwnRole(house, accounts, actorFor(here.kwabena), id)))
})

test('a deputy gives up at any time, and a focal point may take a deputy’s role away', async () => {
  const here = await office()
  const own = await roleOf(house.db, here.efua)
  assert.ok(!isRefusal(await endOwnRole(house, accounts, actorFor(here.efua), own.id)))
  const yaw = await makeFocalPoint(house.db, { organisation: here.organisation, isDeputy: true })
  const theirs = await roleOf(house.db, yaw)
  assert.ok(!isRefusal(await endOwnRole(house, accounts, actorFor(here.kwabena), theirs.id)))
  assert.deepEqual(await told(house.db, yaw.email), [`directory.focal-ended ${yaw.email}`])
})

test('nobody ends the role of another focal point, or of another organisation', async () => {
  const here = await office()
  const there = await office()
  const mine = await roleOf(house.db, here.kwabena)
  const no = { refused: 'directory.focal.not-yours' }
  assert.deepEqual(await endOwnRole(house, accounts, actorFor(here.efua), mine.id), no)
  assert.deepEqual(await endOwnRole(house, accounts, actorFor(there.kwabena), mine.id), no)
  assert.deepEqual(
    await endOwnRole(house, accounts, actorFor(there.kwabena), (await roleOf(house.db, here.efua)).id),
    no,
  )
})

test('an absence stands on every role, and deputies are asked first meanwhile', async () => {
  const here = await office()
  const absence = { from: '2026-11-24', until: '2026-12-04' }
  assert.ok(!isRefusal(await setAbsence(house, actorFor(here.kwabena), absence)))
  const order = await focalPointsOf(house.db, here.organisation.id, 'designated', house.clock.now())
  assert.deepEqual(
    order.map(({ name, isAway }) => [name, isAway]),
    [
      ['Efua Owusu', false],
      ['Kwabena Asante', true],
    ],
  )
  assert.equal((await roleOf(house.db, here.kwabena, 'member-access')).awayUntil, '2026-12-04')
  await setAbsence(house, actorFor(here.kwabena), undefined)
  assert.equal((await roleOf(house.db, here.kwabena)).isAway, false)
})

test('a role is confirmed by whoever holds it, once it is due within the month', async () => {
  const here = await office()
  const role = await roleOf(house.db, here.kwabena)
  const all = () => true
  assert.deepEqual(await confirmRoles(house, actorFor(here.kwabena), all), { confirmed: 0 })
  await house.db
    .updateTable('focal_point')
    .set({ confirmed_on: '2025-12-20' })
    .where('organisation_id', '=', here.organisation.id)
    .execute()
  assert.deepEqual(await confirmRoles(house, actorFor(here.kwabena), all), { confirmed: 2 })
  assert.equal((await findRole(house.db, role.id, house.clock.now()))?.confirmedOn, '2026-11-25')
  assert.equal((await roleOf(house.db, here.efua)).confirmedOn, '2025-12-20')
})

test('a member left without anybody is told to the secretariat at once, once', async () => {
  const here = await office()
  const gone = { personId: here.kwabena.personId, organisationId: here.organisation.id }
  await inTransaction(house.db, (tx) =>
    affiliationEnded(tx, { house, accounts }, system, gone, house.clock.now()),
  )
  assert.deepEqual(await gapsIn(here), [['member-access', null]])
  const mails = (await told(house.db)).filter((one) => one.startsWith('directory.focal-missing'))
  assert.equal(mails.length, 1)
  await inTransaction(house.db, (tx) =>
    affiliationEnded(tx, { house, accounts }, system, gone, house.clock.now()),
  )
  assert.equal((await told(house.db)).filter((one) => one.startsWith('directory.focal-missing')).length, 1)
  assert.ok((await noFocalPoint(house.db)) > 0)
})

test('whichever act blocks an account, the member that is left alone is noticed, and seen to again when it opens', async () => {
  const here = await office()
  const move = (state: string) =>
    house.db
      .updateTable('account')
      .set({ state, block_reason: state === 'blocked' ? 'staff' : null })
      .where('id', '=', here.kwabena.id)
      .execute()
  await move('blocked')
  assert.deepEqual(await gapsIn(here), [])
  await lookAtChanged(house, accounts)
  assert.deepEqual(await gapsIn(here), [['member-access', null]])
  await move('active')
  await lookAtChanged(house, accounts)
  assert.deepEqual(await gapsIn(here), [])
})

test('an account of somebody who decides for nobody is not looked at', async () => {
  const { id } = await makeAccount(house.db)
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'staff' })
    .where('id', '=', id)
    .execute()
  assert.deepEqual(await house.db.selectFrom('focal_point_holder_change').selectAll().execute(), [])
})

test('a closed account decides for nobody', async () => {
  const here = await office()
  await inTransaction(house.db, (tx) =>
    accountClosed(tx, { house, accounts }, system, here.efua.personId, house.clock.now()),
  )
  assert.equal(await live(here), 2)
  assert.deepEqual(await gapsIn(here), [])
})

test('roles of a merged account go on with the one that stays, each once', async () => {
  const here = await office()
  const twin = await makeFocalPoint(house.db, {
    organisation: here.organisation,
    name: 'K. Asante',
    isDeputy: true,
  })
  const merged = { from: here.kwabena.personId, into: twin.personId }
  const who = async () =>
    (await rolesOfOrganisation(house.db, here.organisation.id, house.clock.now())).map(
      ({ name, kind, isDeputy }) => `${name} ${kind}${isDeputy ? ' deputy' : ''}`,
    )
  const before = await who()
  const touched = await inTransaction(house.db, (tx) =>
    rolesMerged(tx, { house, accounts }, system, merged, house.clock.now()),
  )
  assert.deepEqual(await who(), [
    'K. Asante designated',
    'Efua Owusu designated deputy',
    'K. Asante member-access',
  ])
  await inTransaction(house.db, (tx) =>
    rolesTakenApart(tx, { house, accounts }, system, merged, touched, house.clock.now()),
  )
  assert.deepEqual((await who()).sort(), before.sort(), 'and goes back when they are taken apart')
})
