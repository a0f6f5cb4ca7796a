import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../test/support/house.ts'
import { findAccountByIdentifier } from '../features/accounts/index.ts'
import { findMailboxOf, listFolders } from '../features/mailbox/index.ts'
import { loadCast } from './index.ts'
import { loadMail } from './mail.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ demo: true })
  await loadCast({ db: house.db, profile: house.profile, now: house.clock.now() })
})
after(() => house.close())

test('some of the cast have a mailbox, with letters in every folder', async () => {
  assert.ok((await loadMail(house)) > 30)
  const account = await findAccountByIdentifier(house.db, 'mensaha')
  const box = await findMailboxOf(house.db, account!.id)
  const folders = await listFolders(house.db, box!.id)
  assert.deepEqual(
    folders.filter(({ messages }) => messages === 0).map(({ path }) => path),
    [],
  )
})

test('a cast without letters has no mailboxes, and that is fine', async () => {
  const other = await testHouse({ profile: 'northlight', demo: true })
  assert.equal(await loadMail(other), 0)
  await other.close()
})
