import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { append } from '../actions/deliver.ts'
import { findFolder } from '../store/folders.ts'
import { listUids } from '../store/messages.ts'
import type { Folder } from '../types.ts'
import { rangesOf } from './criteria.ts'
import { listLines } from './store.ts'
import { View } from './view.ts'

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

test('neighbours are one range of UIDs, whatever lies between them', () => {
  const folder = { id: 'x' } as Folder
  const view = new View(
    folder,
    false,
    [2, 5, 9, 12].map((uid) => ({ uid, flags: [], modseq: 1 })),
  )
  assert.deepEqual(rangesOf([0, 1, 3], view), [
    [2, 5],
    [12, 12],
  ])
  assert.deepEqual(rangesOf([], view), [])
})
