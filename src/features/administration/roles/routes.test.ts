import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { trailOf } from '../../audit/index.ts'
import { rolesOf } from '../../roles/index.ts'
import { administrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
let administrator: MadeAccount
let other: MadeAccount
let desk: Browser
const may = ['accounts.manage', 'roles.manage']

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  administrator = await makeAccount(house.db, { name: 'Hana Tanabe', roles: ['administrator'] })
  other = await makeAccount(house.db, { name: 'Second Administrator', roles: ['administrator'] })
  desk = await walk.as(administrator, may)
})
after(async () => {
  await walk.close()
  await house.close()
})

const grantOf = ({ id }: MadeAccount, role: string) =>
  house.db
    .selectFrom('role_grant')
    .select('id')
    .where('account_id', '=', id)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

test('a role is given, listed and ended, each with one line in the audit', async () => {
  const clerk = await makeAccount(house.db, { name: 'Nils Byrne' })
  const given = await desk.post('/en/admin/roles', { account: clerk.username, role: 'badge-desk' })
  assert.equal(given.location, '/en/admin/roles')
  assert.match(
    main(await desk.follow(given)),
    /The role is given.*Nils Byrne Badge desk .* given by Hana Tanabe/,
  )
  assert.deepEqual(await rolesOf(house.db, clerk.id), ['badge-desk'])

  const grant = await grantOf(clerk, 'badge-desk')
  const page = await desk.get(`/en/admin/roles/${grant?.id}/ending`)
  assert.equal(heading(page), 'End the role: Badge desk')
  await desk.post(`/en/admin/roles/${grant?.id}/ending`)
  assert.deepEqual(await rolesOf(house.db, clerk.id), [])
  assert.deepEqual(
    (await trailOf(house.db, clerk.id)).map(({ act }) => act),
    ['roles.granted', 'roles.ended'],
  )
  assert.equal((await desk.get(`/en/admin/roles/${grant?.id}/ending`)).status, 404)
})

test('who becomes an administrator, two agree on', async () => {
  const clerk = await makeAccount(house.db, { name: 'Ingrid Berg' })
  const form = { account: clerk.email, role: 'administrator' }
  const without = await desk.post('/en/admin/roles', form)
  assert.equal(without.status, 422)
  assert.match(main(without), /Say why/)
  await desk.post('/en/admin/roles', { ...form, reason: 'Takes over in January' })
  assert.deepEqual(await rolesOf(house.db, clerk.id), [])
  const { id } = await house.db
    .selectFrom('four_eyes')
    .select('id')
    .where('account_id', '=', clerk.id)
    .executeTakeFirstOrThrow()
  const agent = await walk.as(await makeAccount(house.db, { roles: ['service-desk'] }), ['accounts.manage'])
  assert.equal(
    (await agent.post(`/en/admin/second-look/${id}/agreement`)).status,
    409,
    'the service desk does not decide it',
  )
  assert.equal((await agent.post(`/en/admin/second-look/${id}/refusal`)).status, 409)
  assert.equal((await desk.post(`/en/admin/second-look/${id}/agreement`)).status, 409)
  const theirs = await walk.as(other, may)
  assert.match(
    main(await theirs.get(`/en/admin/second-look/${id}`)),
    /Administrator is given.*Takes over in January/,
  )
  assert.equal((await theirs.post(`/en/admin/second-look/${id}/agreement`)).status, 303)
  assert.deepEqual(await rolesOf(house.db, clerk.id), ['administrator'])
})

test('nobody changes their own roles', async () => {
  assert.equal(
    (await desk.post('/en/admin/roles', { account: administrator.email, role: 'badge-desk' })).status,
    409,
  )
  const grant = await grantOf(administrator, 'administrator')
  const no = await desk.post(`/en/admin/roles/${grant?.id}/ending`, { reason: 'I leave' })
  assert.equal(no.status, 409)
  assert.match(main(no), /your own account/)
})

test('what is wrong stands beside its field, and what was typed is kept', async () => {
  const nothing = await desk.post('/en/admin/roles')
  assert.equal(nothing.status, 422)
  assert.match(main(nothing), /Say whose account.*Choose a role/)
  const nobody = await desk.post('/en/admin/roles', { account: 'nobody-at-all', role: 'badge-desk' })
  assert.equal(nobody.status, 422)
  assert.match(main(nobody), /No account is called like this/)
  assert.match(nobody.body, /value="nobody-at-all"/)
  assert.match(nobody.body, /value="badge-desk" checked/)
  const held = await makeAccount(house.db, { roles: ['badge-desk'] })
  assert.equal((await desk.post('/en/admin/roles', { account: held.email, role: 'badge-desk' })).status, 409)
  for (const id of [newId(), 'x']) {
    assert.equal((await desk.get(`/en/admin/roles/${id}/ending`)).status, 404)
    assert.equal((await desk.post(`/en/admin/roles/${id}/ending`)).status, 404)
  }
})

test('every language has the pages', async () => {
  for (const language of house.profile.languages)
    for (const path of ['/admin/roles', '/admin/roles/new', '/admin', '/admin/second-look', '/admin/hints']) {
      const page = await desk.get(`/${language}${path}`)
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.body, />administration\./)
    }
})
