import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import type { Answer, Browser } from '../../../../test/support/server.ts'
import { signUpServer } from '../../../../test/support/sign-up.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import type { Server } from '../../../platform/http/index.ts'

/* Whoever adds an address must not learn whether it is somebody's: the same bytes, and the same rows behind them. */

let house: TestHouse
let server: Server
const addresses: Record<string, string> = { unknown: 'unknown0@one.example' }

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  openTestDoor(server)
  for (const state of ['active', 'blocked', 'initial', 'closed'] as const) {
    addresses[state] = `${state.padEnd(8, '0')}@one.example`
    await makeAccount(house.db, { email: addresses[state], state })
  }
  const resting = await makeAccount(house.db, { email: 'resting0@one.example' })
  addresses['resting'] = resting.email
  await house.db
    .updateTable('account_identifier')
    .set({ ended_at: house.clock.now(), is_contact: false })
    .where('key', '=', resting.email)
    .execute()
})
after(async () => {
  await server.close()
  await house.close()
})

/** An account whose words are as long as everybody's. */
const asker = (place: number): Promise<MadeAccount> =>
  makeAccount(house.db, { name: 'Ama', email: `ask${place}@one.example`, username: `ask${place}` })

const varying = ['date', 'set-cookie', 'x-request-id', 'etag']

const seen = ({ status, headers, body }: Answer, own: string, asked: string): string => {
  const kept = Object.entries(headers).filter(([name]) => !varying.includes(name))
  return JSON.stringify([status, kept, body])
    .replaceAll(asked, 'ASKED')
    .replaceAll(own, 'OWN')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
}

test('adding an address answers the same bytes whoever has it, and writes the same rows', async () => {
  const pages = new Set<string>()
  const rows = new Set<string>()
  for (const [place, [, address]] of Object.entries(addresses).entries()) {
    const account = await asker(place)
    const browser: Browser = await signInAs(server, account)
    const answer = await browser.post('/en/account/addresses', { email: address, contact: 'yes' })
    const page = await browser.follow(answer)
    for (const one of [answer, page]) pages.add(seen(one, `ask${place}`, address))
    rows.add(await rowsOf(account, address))
  }
  assert.equal(pages.size, 2, [...pages].map((one) => one.slice(0, 600)).join('\n'))
  assert.equal(rows.size, 1, [...rows].join('\n'))
})

/** What was written because of one asking, as shapes. */
async function rowsOf({ id }: MadeAccount, address: string): Promise<string> {
  const links = await house.db
    .selectFrom('account_link')
    .select(['purpose', 'expires_at', 'used_at', 'ended_at'])
    .where('account_id', '=', id)
    .execute()
  const mails = await house.db
    .selectFrom('outbox')
    .select(['occasion', 'lane', 'person_id', 'language', 'to_name', 'state'])
    .where('to_address', '=', address)
    .execute()
  const acts = await house.db
    .selectFrom('audit_entry')
    .select(['act', 'actor_kind'])
    .where('subject_id', '=', id)
    .execute()
  return JSON.stringify([links, mails, acts])
}
