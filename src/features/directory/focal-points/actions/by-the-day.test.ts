import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { accountsAbove, roleOf, told } from '../../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { openGaps } from '../store/gaps.ts'
import { findRole } from '../store/roles.ts'
import { askForConfirmation, endExpired, lookAtAll, remindOfClaims } from './by-the-day.ts'

let house: TestHouse
let accounts: AccountsAbove
before(async () => {
  house = await testHouse()
  accounts = accountsAbove(house)
})
afterEach(async () => {
  for (const table of ['outbox', 'claim_reminder', 'focal_point_gap', 'focal_point'] as const)
    await house.db.deleteFrom(table).execute()
  await house.db
    .updateTable('affiliation')
    .set({ state: 'rejected' })
    .where('state', '=', 'claimed')
    .execute()
  await house.db.updateTable('organisation').set({ membership: 'none' }).execute()
})
after(() => house.close())

const desk = 'tsbreg@itu.int'
const day = 24 * 60 * 60_000

async function office() {
  const organisation = await makeOrganisation(house.db)
  const kwabena = await makeFocalPoint(house.db, { organisation, name: 'Kwabena', kind: 'member-access' })
  const efua = await makeFocalPoint(house.db, {
    organisation,
    name: 'Efua',
    kind: 'member-access',
    isDeputy: true,
  })
  await makeFocalPoint(house.db, { organisation, account: kwabena })
  return { organisation, kwabena, efua }
}

async function claimant(organisation: MadeOrganisation, days: number) {
  const made = await makeAccount(house.db, { organisation, affiliation: 'claimed' })
  await house.db
    .updateTable('affiliation')
    .set({ created_at: new Date(house.clock.now().getTime() - days * day) })
    .where('person_id', '=', made.personId)
    .execute()
  return made
}

test('claims of a week are brought up with everybody who decides about them, deputies too, in one mail', async () => {
  const { organisation, kwabena, efua } = await office()
  for (const days of [7, 8, 3]) await claimant(organisation, days)
  await remindOfClaims(house, accounts)
  const mails = await told(house.db)
  assert.deepEqual(
    mails.sort(),
    [`directory.claims-wait ${kwabena.email}`, `directory.claims-wait ${efua.email}`].sort(),
  )
  const { facts } = await house.db.selectFrom('outbox').select('facts').executeTakeFirstOrThrow()
  assert.equal((facts as { claimIds: string[] }).claimIds.length, 2)
})

test('the same day again, or in two processes at once, nobody is told twice', async () => {
  const { organisation } = await office()
  await claimant(organisation, 7)
  await Promise.all(Array.from({ length: 10 }, () => remindOfClaims(house, accounts)))
  await remindOfClaims(house, accounts)
  assert.equal((await told(house.db)).length, 2)
})

test('after three weeks it goes to the secretariat', async () => {
  const { organisation } = await office()
  await claimant(organisation, 21)
  await remindOfClaims(house, accounts)
  await remindOfClaims(house, accounts)
  assert.deepEqual(await told(house.db), [`directory.claims-escalated ${desk}`])
})

test('where nobody decides it goes there at once', async () => {
  await claimant(await makeOrganisation(house.db), 7)
  await remindOfClaims(house, accounts)
  assert.deepEqual(await told(house.db), [`directory.claims-escalated ${desk}`])
})

test('a claim goes its whole way, a mail at each step', async () => {
  const { organisation, kwabena } = await office()
  const who = await claimant(organisation, 0)
  for (const days of [6, 7, 13, 14, 20, 21, 40]) {
    await house.db
      .updateTable('affiliation')
      .set({ created_at: new Date(house.clock.now().getTime() - days * day) })
      .where('person_id', '=', who.personId)
      .execute()
    await remindOfClaims(house, accounts)
  }
  assert.equal((await told(house.db, kwabena.email)).length, 2)
  assert.deepEqual(await told(house.db, desk), [`directory.claims-escalated ${desk}`])
})

test('a role whose last day is over ends; one that ends within the month is told so once', async () => {
  const { kwabena, efua } = await office()
  const over = await roleOf(house.db, efua, 'member-access')
  const soon = await roleOf(house.db, kwabena)
  const expires = (id: string, on: string) =>
    house.db.updateTable('focal_point').set({ expires_on: on }).where('id', '=', id).execute()
  await expires(over.id, '2026-11-24')
  await expires(soon.id, '2026-12-20')
  await endExpired(house, accounts)
  await endExpired(house, accounts)
  assert.ok((await findRole(house.db, over.id, house.clock.now()))?.until)
  assert.equal((await findRole(house.db, soon.id, house.clock.now()))?.until, null)
  assert.deepEqual(await told(house.db, efua.email), [`directory.focal-ended ${efua.email}`])
  assert.deepEqual(
    (await told(house.db, kwabena.email)).filter((one) => one.startsWith('directory.focal-expires')),
    [`directory.focal-expires ${kwabena.email}`],
  )
})

test('whoever has to confirm is asked a month before, on the day and a fortnight after, in one mail for all roles', async () => {
  const { kwabena } = await office()
  const confirmed = (on: string) =>
    house.db
      .updateTable('focal_point')
      .set({ confirmed_on: on })
      .where('person_id', '=', kwabena.personId)
      .execute()
  for (const on of ['2025-12-27', '2025-12-25', '2025-12-20', '2025-11-25', '2025-11-20', '2025-11-11']) {
    await confirmed(on)
    await askForConfirmation(house, accounts)
    await askForConfirmation(house, accounts)
  }
  const mails = await told(house.db, kwabena.email)
  assert.deepEqual([...new Set(mails)], [`directory.focal-confirm ${kwabena.email}`])
  assert.equal(mails.length, 5, 'each date is a year of its own here')
})

test('every member is looked at; all that is new is one mail, and what is seen to is over', async () => {
  const organisations = [await makeOrganisation(house.db), await makeOrganisation(house.db)]
  await makeOrganisation(house.db, { membership: 'none' })
  await makeOrganisation(house.db, { state: 'unverified' })
  await lookAtAll(house, accounts)
  await lookAtAll(house, accounts)
  assert.deepEqual(await told(house.db), [`directory.focal-missing ${desk}`])
  assert.equal((await openGaps(house.db)).length, 4)
  for (const kind of ['designated', 'member-access'])
    await makeFocalPoint(house.db, { organisation: organisations[0] as MadeOrganisation, kind })
  await lookAtAll(house, accounts)
  assert.equal((await openGaps(house.db)).length, 2)
})

test('somebody for one Sector only leaves the others open', async () => {
  const organisation = await makeOrganisation(house.db, { sectors: ['ITU-T', 'ITU-D'] })
  await makeFocalPoint(house.db, { organisation, kind: 'member-access' })
  const { id } = await roleOf(house.db, await makeFocalPoint(house.db, { organisation }))
  await house.db.updateTable('focal_point').set({ sector: 'ITU-T' }).where('id', '=', id).execute()
  await lookAtAll(house, accounts)
  assert.deepEqual(
    (await openGaps(house.db)).map(({ kind, sector }) => [kind, sector]),
    [['designated', 'ITU-D']],
  )
})
