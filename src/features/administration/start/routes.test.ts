import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { askForFourEyes } from '../../accounts/index.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { administrationRoutes, secondLooksForMe } from '../index.ts'

let house: TestHouse
let walk: Walk
let agent: MadeAccount
const may = ['accounts.manage']

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { name: 'Tomasz Wiśniewski', roles: ['service-desk'] })
})
after(async () => {
  await walk.close()
  await house.close()
})

test('with nothing to do the page says so, and leads to the accounts', async () => {
  const page = await (await walk.as(agent, may)).get('/en/admin')
  assert.equal(heading(page), 'Service desk')
  assert.equal(main(page).match(/Nothing at present\./g)?.length, 4)
  assert.match(page.body, /action="\/en\/admin\/accounts" role="search"/)
  assert.doesNotMatch(page.body, /\/admin\/(roles|audit)"/)
})

test('what needs somebody is there: second looks, hints, blocks of the day, mails that failed, first sign-ins', async () => {
  const [one, other] = [
    await makeAccount(house.db, { name: 'Abena Osei' }),
    await makeAccount(house.db, { name: 'Ama Owusu' }),
  ]
  const colleague = await makeAccount(house.db, { name: 'Maria Silva', roles: ['service-desk'] })
  const now = house.clock.now()
  await inTransaction(house.db, async (tx) => {
    const asked = { kind: 'factor-reset', accountId: one.id, reason: 'Lost her phone' } as const
    await askForFourEyes(tx, actorFor(colleague, may), asked, now)
    const to = { personId: other.personId, address: other.email, language: 'en' }
    await tell(tx, { occasion: 'accounts.activated', to, facts: {} }, now)
  })
  await house.db.updateTable('outbox').set({ state: 'failed', last_error: 'permanent: no' }).execute()
  const [account_id, other_id] = [one.id, other.id].toSorted() as [string, string]
  await house.db
    .insertInto('account_hint')
    .values({ id: newId(), account_id, other_id, reasons: ['address'], found_at: now })
    .execute()
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'owner', state_since: now })
    .where('id', '=', other.id)
    .execute()

  const words = main(await (await walk.as(agent, may)).get('/en/admin'))
  assert.match(words, /Reset the second factors Abena Osei Asked for by Maria Silva Lost her phone/)
  assert.match(words, /(Abena Osei · Ama Owusu|Ama Owusu · Abena Osei) Addresses of the same mailbox/)
  assert.match(words, /Ama Owusu locked by its holder/)
  assert.match(words, /Your account is active Ama Owusu/)
  assert.match(words, /No welcome code waits to be used/)
  assert.equal(await secondLooksForMe(house)(actorFor(agent, may)), 1)
  assert.equal(await secondLooksForMe(house)(actorFor(colleague, may)), 0, 'not what one asked for oneself')
  assert.equal(await secondLooksForMe(house)(actorFor(one)), undefined)
})

test('administrators are led to roles and to the audit too', async () => {
  const administrator = await makeAccount(house.db, { roles: ['administrator'] })
  const page = await (await walk.as(administrator, [...may, 'roles.manage', 'audit.read'])).get('/en/admin')
  assert.match(page.body, /href="\/en\/admin\/roles"[\s\S]*href="\/en\/admin\/audit"/)
})
