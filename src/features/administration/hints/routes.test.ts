import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
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

async function hint(one: MadeAccount, other: MadeAccount): Promise<string> {
  const id = newId()
  const [account_id, other_id] = [one.id, other.id].toSorted() as [string, string]
  await house.db
    .insertInto('account_hint')
    .values({ id, account_id, other_id, reasons: ['phone'], found_at: house.clock.now() })
    .execute()
  return id
}

test('two accounts that may be one person’s stand side by side, and lead to making them one', async () => {
  const [one, other] = [
    await makeAccount(house.db, { name: 'Abena Osei' }),
    await makeAccount(house.db, { name: 'A. Osei', state: 'blocked' }),
  ]
  const id = await hint(one, other)
  assert.match(main(await desk.get('/en/admin/hints')), /Abena Osei · A\. Osei.*Same telephone number/)
  const page = await desk.get(`/en/admin/hints/${id}`)
  assert.equal(heading(page), 'One person or two?')
  assert.match(
    page.body,
    new RegExp(`/en/admin/accounts/${other.id}/merger\\?other=${one.id}`),
    'the active one goes on',
  )
  assert.match(
    main(await desk.get(`/en/admin/accounts/${one.id}`)),
    /Accounts that may be one person’s A\. Osei/,
  )
})

test('a hint about two people is forgotten', async () => {
  const id = await hint(await makeAccount(house.db), await makeAccount(house.db))
  assert.equal((await desk.post(`/en/admin/hints/${id}/dismissal`)).location, '/en/admin/hints')
  assert.equal((await desk.get(`/en/admin/hints/${id}`)).status, 404)
  assert.equal((await desk.post(`/en/admin/hints/${id}/dismissal`)).status, 404)
})

test('nobody decides about their own account or a colleague’s', async () => {
  const colleague = await makeAccount(house.db, { roles: ['visa-officer'] })
  for (const whose of [agent, colleague]) {
    const id = await hint(whose, await makeAccount(house.db))
    assert.match(
      main(await desk.get(`/en/admin/hints/${id}`)),
      /You cannot decide about one of these accounts/,
    )
    assert.equal((await desk.post(`/en/admin/hints/${id}/dismissal`)).status, 409)
  }
})

test('the list goes on page by page', async () => {
  for (let nth = 0; nth < 26; nth++) await hint(await makeAccount(house.db), await makeAccount(house.db))
  const first = await desk.get('/en/admin/hints')
  const older = /href="(\/en\/admin\/hints\?before=[^"]+)"/.exec(first.body)?.[1] ?? ''
  assert.equal((await desk.get(older)).status, 200)
  assert.notEqual(main(await desk.get(older)), main(first))
  assert.equal((await desk.get('/en/admin/hints?before=x')).status, 200)
})
