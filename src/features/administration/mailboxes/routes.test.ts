import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { trailOf } from '../../audit/index.ts'
import { system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { identifiersOf } from '../../accounts/index.ts'
import { readMailAddress } from '../../mail-routing/index.ts'
import { addAlias, findMailboxOfAddress, mailboxesOf } from '../../mailbox/index.ts'
import { administrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
let agent: MadeAccount
let desk: Browser

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { roles: ['service-desk'] })
  desk = await walk.as(agent, ['accounts.manage'])
})
after(async () => {
  await walk.close()
  await house.close()
})

const pathOf = ({ id }: MadeAccount) => `/en/admin/accounts/${id}/mailbox`
const stateOf = async ({ id }: MadeAccount) => (await mailboxesOf(house.db, id)).at(-1)?.state

test('the service desk gives a mailbox, lets it rest, opens it, puts it away and deletes it, each in the audit', async () => {
  const person = await makeAccount(house.db)
  assert.match(main(await desk.get(pathOf(person))), /There is none/)
  const walked = [
    ['create', 'active'],
    ['suspend', 'suspended'],
    ['resume', 'active'],
    ['archive', 'archived'],
    ['delete', 'deleted'],
  ] as const
  for (const [act, state] of walked) {
    assert.equal((await desk.post(pathOf(person), { act })).status, 303, act)
    assert.equal(await stateOf(person), state)
  }
  const [box] = await mailboxesOf(house.db, person.id)
  const trail = await trailOf(house.db, box!.id)
  assert.equal(trail.length, walked.length)
})

test('how much a mailbox holds is changed for a reason that stays with it, and nonsense is refused and kept', async () => {
  const person = await makeAccount(house.db)
  await desk.post(pathOf(person), { act: 'create' })
  const changed = { act: 'quota', quota: '750', reason: 'duties' }
  assert.equal((await desk.post(pathOf(person), changed)).status, 303)
  assert.match(
    main(await desk.get(pathOf(person))),
    /0 kB of 750 MB.*Last changed: .* · Their duties need it/,
  )
  const [box] = await mailboxesOf(house.db, person.id)
  const { act, details } = (await trailOf(house.db, box!.id)).at(-1)!
  assert.deepEqual(
    [act, details],
    ['mailbox.quota-changed', { bytes: 750 * 1024 * 1024, kind: 'quota-duties' }],
  )
  const wrong = await desk.post(pathOf(person), { ...changed, quota: 'much' })
  assert.equal(wrong.status, 409)
  assert.match(main(wrong), /whole number of megabytes/)
  assert.match(wrong.body, /name="quota"[^>]*value="much"/)
  for (const reason of ['', 'because']) {
    const none = await desk.post(pathOf(person), { ...changed, quota: '900', reason })
    assert.equal(none.status, 409)
    assert.match(main(none), /Say why it is to hold more or less/)
    assert.match(none.body, /name="quota"[^>]*value="900"/)
  }
  assert.equal((await mailboxesOf(house.db, person.id))[0]!.quotaBytes, 750 * 1024 * 1024)
})

test('the desk sees when a mailbox was last used and its addresses, and takes another one away for good', async () => {
  const person = await makeAccount(house.db, { username: 'osei' })
  await desk.post(pathOf(person), { act: 'create' })
  const box = (await mailboxesOf(house.db, person.id))[0]!
  await addAlias(house, system, box.id, 'abena.osei')
  const other = (await identifiersOf(house.db, person.id)).find(({ shown }) =>
    shown.startsWith('abena'),
  )!.shown
  const at = new Date('2026-11-20T09:00:00Z')
  await house.db
    .updateTable('account')
    .set({ signed_in_at: null, stayed_at: at })
    .where('id', '=', person.id)
    .execute()
  assert.match(main(await desk.get(pathOf(person))), /Last used: .*20.*Addresses.*osei@.*abena\.osei@/)
  await house.db.updateTable('account').set({ stayed_at: null }).where('id', '=', person.id).execute()
  assert.match(main(await desk.get(pathOf(person))), /Never used yet/)

  const own = await desk.post(pathOf(person), { act: 'alias', alias: box.address })
  assert.equal(own.status, 409)
  assert.match(main(own), /own address/)
  assert.equal((await desk.post(pathOf(person), { act: 'alias', alias: 'ama@house.example' })).status, 409)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => desk.post(pathOf(person), { act: 'alias', alias: other })),
  )
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(
    (await trailOf(house.db, box.id)).filter(({ act }) => act === 'mailbox.alias-removed').length,
    1,
  )
  assert.equal(await findMailboxOfAddress(house.db, readMailAddress(other)!), undefined)
  const again = await addAlias(house, system, box.id, 'abena.osei')
  assert.ok(isRefusal(again), 'an address that was somebody’s is never given again')
})

test('nobody at the desk acts on their own mailbox or on those of other staff', async () => {
  const colleague = await makeAccount(house.db, { roles: ['service-desk'] })
  for (const one of [agent, colleague]) {
    assert.equal((await desk.post(pathOf(one), { act: 'create' })).status, 409)
    assert.equal(await stateOf(one), undefined)
  }
})
