import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove, acts, roleOf, told, wishFor } from '../../../../../test/support/focal-points.ts'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { findChange } from '../store/changes.ts'
import { openGaps } from '../store/gaps.ts'
import { findRole, rolesOfOrganisation } from '../store/roles.ts'
import type { Wish } from '../types.ts'
import { appoint } from './appoint.ts'
import { ask } from './ask.ts'
import { countersign, refuseChange, withdrawChange } from './decide.ts'

let house: TestHouse
let accounts: AccountsAbove
let secretariat: MadeAccount
before(async () => {
  house = await testHouse()
  accounts = accountsAbove(house)
  secretariat = await makeAccount(house.db, { name: 'Margarida Antunes', roles: ['secretariat'] })
})
after(() => house.close())

/** An organisation with a focal point for everything, and a colleague. */
async function office() {
  const organisation = await makeOrganisation(house.db)
  const kwabena = await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante' })
  await makeFocalPoint(house.db, { organisation, account: kwabena, kind: 'member-access' })
  const efua = await makeAccount(house.db, { organisation, name: 'Efua Owusu' })
  return { organisation, kwabena, efua }
}
type Office = Awaited<ReturnType<typeof office>>

const handOver = async ({ organisation, kwabena, efua }: Office, it: Partial<Wish> = {}) => {
  const role = await roleOf(house.db, kwabena)
  const wish = { what: 'hand-over', roleId: role.id, personId: efua.personId, ...it } as const
  return { role, asked: await ask(house, actorFor(kwabena), wishFor(organisation, wish)) }
}
async function asked(here: Office, it: Partial<Wish> = {}) {
  const { role, asked: outcome } = await handOver(here, it)
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
  return { role, id: outcome.asked }
}
const sign = (id: string) => countersign(house, accounts, actorFor(secretariat), id)
const holders = async ({ organisation }: Office, kind = 'designated') =>
  (await rolesOfOrganisation(house.db, organisation.id, house.clock.now()))
    .filter((one) => one.kind === kind)
    .map((one) => `${one.name}${one.isDeputy ? ', deputy' : ''}`)

test('asking changes nothing and tells the secretariat', async () => {
  const here = await office()
  const { id } = await asked(here)
  assert.deepEqual(await holders(here), ['Kwabena Asante'])
  assert.deepEqual(await acts(house.db, id), ['directory.focal-point-change-asked'])
  assert.ok((await told(house.db)).at(-1)?.startsWith('directory.focal-asked '))
})

test('the signature ends the old role and begins the new one; old, new and the others are told', async () => {
  const here = await office()
  const other = await makeFocalPoint(house.db, {
    organisation: here.organisation,
    name: 'Yaw',
    isDeputy: true,
  })
  const { id, role } = await asked(here)
  assert.ok(!isRefusal(await sign(id)))
  assert.deepEqual(await holders(here), ['Efua Owusu', 'Yaw, deputy'])
  const old = await findRole(house.db, role.id, house.clock.now())
  assert.deepEqual(old?.until, house.clock.now())
  assert.ok(
    (await told(house.db, here.kwabena.email)).includes(`directory.focal-ended ${here.kwabena.email}`),
  )
  assert.deepEqual(await told(house.db, here.efua.email), [`directory.focal-began ${here.efua.email}`])
  assert.deepEqual(await told(house.db, other.email), [`directory.focal-changed ${other.email}`])
  assert.deepEqual(await acts(house.db, id), [
    'directory.focal-point-change-asked',
    'directory.focal-point-change-countersigned',
  ])
  assert.deepEqual(await acts(house.db, role.id), ['directory.focal-point-ended'])
})

test('ten signatures at once are one', async () => {
  const here = await office()
  const { id } = await asked(here)
  const all = await Promise.all(Array.from({ length: 10 }, () => sign(id)))
  const refused = all.filter(isRefusal)
  assert.equal(refused.length, 9)
  assert.ok(refused.every((one) => one.refused === 'directory.focal.decided-already'))
  assert.deepEqual(await holders(here), ['Efua Owusu'])
  assert.equal((await told(house.db, here.efua.email)).length, 1)
})

test('without the lock several signatures would all find it open, so that the lock is what keeps them apart', async () => {
  const here = await office()
  const { id } = await asked(here)
  const forgetful = withoutLocks(house)
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, () => countersign(forgetful, accounts, actorFor(secretariat), id)),
  )
  const calm = all.filter((one) => one.status === 'fulfilled' && isRefusal(one.value))
  assert.ok(calm.length < 9, 'some got past the question whether it is decided already')
})

test('a signature and a refusal at once are one of both', async () => {
  const here = await office()
  const { id } = await asked(here)
  const no = () => refuseChange(house, accounts, actorFor(secretariat), id, 'Ask your director first.')
  const all = await Promise.all([sign(id), no(), sign(id), no()])
  assert.equal(all.filter(isRefusal).length, 3)
  const change = await findChange(house.db, id)
  const names = await holders(here)
  assert.deepEqual(names, [change?.state === 'countersigned' ? 'Efua Owusu' : 'Kwabena Asante'])
})

test('nobody countersigns what they asked for themselves', async () => {
  const here = await office()
  const { id } = await asked(here)
  assert.deepEqual(await countersign(house, accounts, actorFor(here.kwabena), id), {
    refused: 'directory.focal.own-request',
  })
})

test('a refusal says why to whoever asked, and everything stays', async () => {
  const here = await office()
  const { id } = await asked(here)
  const no = await refuseChange(house, accounts, actorFor(secretariat), id, 'We need a letter.')
  assert.ok(!isRefusal(no))
  assert.deepEqual(await holders(here), ['Kwabena Asante'])
  assert.equal((await findChange(house.db, id))?.decisionNote, 'We need a letter.')
  assert.deepEqual(await told(house.db, here.kwabena.email), [
    `directory.focal-refused ${here.kwabena.email}`,
  ])
  assert.deepEqual(await sign(id), { refused: 'directory.focal.decided-already' })
})

test('the same hand-over is not asked for twice, until it is taken back', async () => {
  const here = await office()
  const { id } = await asked(here)
  assert.deepEqual((await handOver(here)).asked, { refused: 'directory.focal.asked-already' })
  assert.deepEqual(await withdrawChange(house, actorFor(here.efua), id), {
    refused: 'directory.focal.unknown',
  })
  assert.ok(!isRefusal(await withdrawChange(house, actorFor(here.kwabena), id)))
  assert.ok(!isRefusal((await handOver(here)).asked))
})

test('ten ask at once and one request waits', async () => {
  const here = await office()
  const all = await Promise.all(Array.from({ length: 10 }, () => handOver(here)))
  assert.equal(all.filter(({ asked: one }) => !isRefusal(one)).length, 1)
})

test('nobody hands over what is not theirs, to whom is not theirs', async () => {
  const here = await office()
  const there = await office()
  const theirs = await roleOf(house.db, there.kwabena)
  const me = actorFor(here.kwabena)
  const of = (office_: Office, it: Partial<Wish>) =>
    ask(house, me, wishFor(office_.organisation, { what: 'hand-over', ...it }))
  assert.deepEqual(await of(there, { roleId: theirs.id, personId: there.efua.personId }), {
    refused: 'directory.focal.unknown',
  })
  assert.deepEqual(await of(here, { roleId: theirs.id, personId: here.efua.personId }), {
    refused: 'directory.focal.unknown',
  })
  const mine = await roleOf(house.db, here.kwabena)
  assert.deepEqual(await of(here, { roleId: mine.id, personId: there.efua.personId }), {
    refused: 'directory.focal.unknown',
  })
  const nobody = await makeAccount(house.db, { organisation: here.organisation })
  const wish = wishFor(here.organisation, { personId: here.efua.personId })
  assert.deepEqual(await ask(house, actorFor(nobody), wish), { refused: 'directory.focal.unknown' })
})

test('a deputy is named the same way', async () => {
  const here = await office()
  const wish = wishFor(here.organisation, { isDeputy: true, personId: here.efua.personId })
  const outcome = await ask(house, actorFor(here.kwabena), wish)
  assert.ok(!isRefusal(outcome))
  await sign(outcome.asked)
  assert.deepEqual(await holders(here), ['Kwabena Asante', 'Efua Owusu, deputy'])
})

test('a deputy who takes over is no deputy any more', async () => {
  const here = await office()
  await makeFocalPoint(house.db, { ...here, account: here.efua, isDeputy: true })
  const { id } = await asked(here)
  await sign(id)
  assert.deepEqual(await holders(here), ['Efua Owusu'])
})

test('a newcomer gets an account that waits for its code, an affiliation and the role', async () => {
  const here = await office()
  const newcomer = { firstName: 'Nana Yaa', lastName: 'Agyeman', email: 'nana.agyeman@volta.example' }
  const { id } = await asked(here, { personId: null, newcomer })
  assert.ok(!isRefusal(await sign(id)))
  assert.deepEqual(await holders(here), ['Nana Yaa Agyeman'])
  const row = await house.db
    .selectFrom('account')
    .innerJoin('account_identifier', 'account_identifier.account_id', 'account.id')
    .innerJoin('affiliation', 'affiliation.person_id', 'account.person_id')
    .select(['account.state', 'account.password_hash', 'affiliation.state as affiliated'])
    .where('key', '=', newcomer.email)
    .executeTakeFirst()
  assert.deepEqual(row, { state: 'initial', password_hash: null, affiliated: 'approved' })
  assert.deepEqual(await openGaps(house.db, { ids: [here.organisation.id] }), [])
})

test('an address that is known is no newcomer: its person gets the role', async () => {
  const here = await office()
  const known = await makeAccount(house.db, { name: 'Ama Serwaa', email: 'ama.serwaa@mail.example' })
  const newcomer = { firstName: 'Somebody', lastName: 'Else', email: 'AMA.Serwaa@mail.example' }
  const { id } = await asked(here, { personId: null, newcomer })
  assert.ok(!isRefusal(await sign(id)))
  assert.deepEqual(await holders(here), [known.name])
})

test('somebody whose account is blocked cannot take over, and the signature changes nothing', async () => {
  const here = await office()
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'staff' })
    .where('id', '=', here.efua.id)
    .execute()
  const { id } = await asked(here)
  assert.deepEqual(await sign(id), { refused: 'directory.focal.cannot-sign-in' })
  assert.deepEqual(await holders(here), ['Kwabena Asante'])
  assert.equal((await findChange(house.db, id))?.state, 'asked')
})

test('staff appoint and end roles directly, with a reason that is kept', async () => {
  const here = await office()
  const staff = actorFor(secretariat)
  const reason = 'Letter of 3 November'
  const wish = { ...wishFor(here.organisation, { personId: here.efua.personId }), reason }
  assert.ok(!isRefusal(await appoint(house, accounts, staff, wish)))
  assert.deepEqual(await holders(here), ['Kwabena Asante', 'Efua Owusu'])
  assert.deepEqual(await appoint(house, accounts, staff, wish), { refused: 'directory.focal.holds-already' })
  const role = await roleOf(house.db, here.kwabena)
  const ending = { ...wishFor(here.organisation, { what: 'ending', roleId: role.id }), reason }
  assert.ok(!isRefusal(await appoint(house, accounts, staff, ending)))
  assert.deepEqual(await holders(here), ['Efua Owusu'])
  const change = await house.db
    .selectFrom('focal_point_change')
    .select(['reason', 'state'])
    .where('role_id', '=', role.id)
    .executeTakeFirst()
  assert.deepEqual(change, { reason, state: 'countersigned' })
})

test('ten appointments of the same person at once are one', async () => {
  const here = await office()
  const wish = { ...wishFor(here.organisation, { personId: here.efua.personId }), reason: 'Named' }
  const act = () => appoint(house, accounts, actorFor(secretariat), wish)
  const all = await Promise.all(Array.from({ length: 10 }, act))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.deepEqual(await holders(here), ['Kwabena Asante', 'Efua Owusu'])
})

test('what waits for a role that ended otherwise is over with it', async () => {
  const here = await office()
  const { id, role } = await asked(here)
  await house.db
    .updateTable('focal_point')
    .set({ until: house.clock.now() })
    .where('id', '=', role.id)
    .execute()
  assert.deepEqual(await sign(id), { refused: 'directory.focal.role-over' })
})
