import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../test/support/mailboxes.ts'
import { inTransaction } from '../../platform/database/database.ts'
import {
  deliver,
  expunge,
  fetchRows,
  findFolderOfRole,
  type FolderId,
  type FolderRole,
  listUids,
  mark,
  type Marking,
  move,
} from './index.ts'
import { holdFolder } from './store/folders.ts'
import { saveFlags } from './store/messages.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const folderOf = async (mailboxId: string, role: FolderRole) =>
  (await findFolderOfRole(house.db, mailboxId, role))!

/** Resolves when something in this database waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (let n = 0; n < 2000; n++) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      house.db,
    )
    if (rows.length > 0) return
    await pause(5)
  }
  assert.fail('nobody waits')
}

/** Marks the first message, and lets another act begin before that is committed. */
async function marked<T>(folderId: FolderId, marking: Marking, meanwhile: () => Promise<T>): Promise<T> {
  const other = await inTransaction(house.db, async (tx) => {
    const folder = (await holdFolder(tx, folderId))!
    const begun = meanwhile()
    await somebodyWaits()
    assert.equal((await saveFlags(tx, folder, [1], marking)).length, 1)
    return { begun }
  })
  return other.begun
}

test('a message that is marked while it is moved keeps the mark, and is counted once', async () => {
  const box = await makeMailbox(house)
  const [inbox, archive] = [await folderOf(box.id, 'inbox'), await folderOf(box.id, 'archive')]
  for (let n = 0; n < 2; n++) await deliver(house, box.id, letter(), { verdict: { origin: 'outside' } })
  await marked(inbox.id, { how: 'add', flags: ['\\Seen'] }, () =>
    move(house, box.id, inbox.id, [1], archive.id),
  )
  assert.deepEqual((await fetchRows(house.db, archive.id, [1]))[0]?.flags, ['\\Seen'])
  assert.equal((await folderOf(box.id, 'inbox')).unseen, 1)
  assert.equal((await folderOf(box.id, 'archive')).unseen, 0)
})

test('a message that is to be kept after all is not taken away', async () => {
  const box = await makeMailbox(house)
  const inbox = await folderOf(box.id, 'inbox')
  await deliver(house, box.id, letter(), { verdict: { origin: 'outside' } })
  await mark(house, box.id, inbox.id, [1], { how: 'add', flags: ['\\Deleted'] })
  await marked(inbox.id, { how: 'remove', flags: ['\\Deleted'] }, () =>
    expunge(house, box.id, inbox.id, { onlyDeleted: true }),
  )
  assert.equal((await listUids(house.db, inbox.id)).length, 1)
})
