import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { linkTokenOf, saveLink } from '../../src/features/accounts/index.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { makeAccount, type MadeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { changedTables, fingerprint } from './fingerprint.ts'

/* A mail scanner opens every link, some of them several times, before its reader does. */

const top = join(import.meta.dirname, '../..')

/** Every purpose that a mailed link can have, and the state of the account it is for. */
const purposes = new Map<string, 'active' | 'blocked' | 'closed' | 'initial'>([
  ['recovery', 'active'],
  ['welcome', 'initial'],
  ['account.lock', 'active'],
  ['account.restart', 'blocked'],
  ['account.stay', 'active'],
  ['account.reopen', 'closed'],
  ['address.confirm', 'active'],
  ['address.undo', 'active'],
  ['merge.confirm', 'active'],
  ['mailbox.prove', 'active'],
  ['mailbox.stop', 'active'],
  ['access.look', 'active'],
])

describe('a link in a mail', () => {
  let whole: WholeServer
  before(async () => {
    whole = await openWholeServer({ config: { limits: 'generous' } })
  })
  after(() => whole.close())

  const now = () => whole.house.clock.now()

  test('of every purpose in the sources is opened here', () => {
    const found = globSync('src/features/**/*.ts', { cwd: top })
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => [
        ...readFileSync(join(top, path), 'utf8').matchAll(
          /export const (\w*[pP]urpose|restart|recovery|lock|welcome) = '([a-z.-]+)'/g,
        ),
      ])
      .map(([, , purpose = '']) => purpose)
    assert.ok(found.length >= 8)
    for (const purpose of found) assert.ok(purposes.has(purpose), purpose)
  })

  for (const [purpose, state] of purposes)
    test(`can be opened again and again, and nothing happens: ${purpose}`, async () => {
      const account = await makeAccount(whole.house.db, {
        state,
        ...(state === 'initial' && { passwordHash: null }),
        blockReason: 'owner',
      })
      const { id, token } = await linkFor(account, purpose)
      const pages = whole.server.opened.routes
        .all()
        .filter(({ method, url }) => method === 'GET' && url.includes(':token'))
      assert.ok(pages.length >= 5)
      const scanner = new Browser(whole.server)
      const owner = state === 'active' ? await whole.as(account.id) : new Browser(whole.server)
      const before = await fingerprint(whole.house.db)
      const opened: number[] = []
      for (const { url } of pages)
        for (const visitor of [scanner, scanner, owner]) {
          const { status } = await visitor.get(`/en${url.replace(':token', token)}`)
          assert.ok(status < 500, `${url} with a link for ${purpose}: ${status}`)
          opened.push(status)
        }
      assert.deepEqual(changedTables(before, await fingerprint(whole.house.db)), [])
      const row = await whole.house.db
        .selectFrom('account_link')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      assert.deepEqual([row.used_at, row.ended_at], [null, null])
    })

  async function linkFor(account: MadeAccount, purpose: string): Promise<{ id: string; token: string }> {
    const other = await makeAccount(whole.house.db)
    const address = 'prefetched@mail.example'
    const facts = {
      key: address,
      shown: address,
      to: account.email,
      isContact: true,
      before: { keys: [account.email], contact: account.email },
      survivor: other.id,
      what: 'contact',
      about: account.email,
      change: '01900000-0000-7000-8000-00000000ffff',
    }
    const expiresAt = new Date(now().getTime() + 3_600_000)
    const id = await inTransaction(whole.house.db, (tx) =>
      saveLink(tx, whole.house.secrets, { purpose, accountId: account.id, facts, expiresAt }, now()),
    )
    return { id, token: linkTokenOf(whole.house.secrets, purpose, id) }
  }
})
