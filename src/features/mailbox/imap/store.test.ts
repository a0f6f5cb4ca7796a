import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { append } from '../actions/deliver.ts'
import { findFolder } from '../store/folders.ts'
import { listUids } from '../store/messages.ts'
import { listLines } from './store.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('the lines of a folder are the same in one value as in rows', async () => {
  const box = await makeMailbox(house)
  const inbox = (await findFolder(house.db, box.id, 'INBOX'))!
  assert.deepEqual(await listLines(house.db, inbox.id), [])
  for (const flags of [[], ['\\Seen', '$Forwarded'], ['\\Deleted']])
    await append(house, box.id, 'INBOX', letter(), { flags })
  assert.deepEqual(await listLines(house.db, inbox.id), await listUids(house.db, inbox.id))
})
