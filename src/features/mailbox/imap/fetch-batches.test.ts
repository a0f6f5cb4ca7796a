import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { RawImap } from '../../../../test/support/imap.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { copy } from '../actions/copy.ts'
import { deliver } from '../actions/deliver.ts'
import { findFolderOfRole } from '../store/folders.ts'
import { imapServer, type ImapServer } from './index.ts'
import { fetchWanted } from './store.ts'

let house: TestHouse
let server: ImapServer
before(async () => {
  house = await testHouse()
  server = await imapServer(house, { port: 'any', securePort: 0, tls: 'none', delay: 1 })
})
after(async () => {
  await server.close()
  await house.close()
})

/** A mailbox with copies of one message, and their UIDs. */
async function copies(bytes: number, doublings: number) {
  const box = await makeMailbox(house)
  await deliver(house, box.id, letter({ bytes }), { verdict: { origin: 'outside' } })
  const { id } = (await findFolderOfRole(house.db, box.id, 'inbox'))!
  let uids = [1]
  for (let n = 0; n < doublings; n++) {
    await copy(house, box.id, id, uids, id)
    uids = Array.from({ length: uids.length * 2 }, (_, place) => place + 1)
  }
  return { box, folderId: id, uids }
}

test('of messages that are too many bytes at once only the first are read, and always one', async () => {
  const { folderId, uids } = await copies(10_000, 2)
  const read = async (most: number) =>
    (await fetchWanted(house.db, folderId, uids, ['header', 'envelope'], most)).map(({ uid }) => uid)
  assert.deepEqual(await read(100_000), [1, 2, 3, 4])
  assert.deepEqual(await read(15_000), [1, 2])
  assert.deepEqual(await read(1), [1])
})

test('however large messages are, each is told, once and in order', async () => {
  const { box, uids } = await copies(3_000_000, 6)
  const client = await RawImap.signedIn(server.port!, box.account.username)
  await client.ask('SELECT INBOX')
  const { lines } = await client.ask('FETCH 1:* (UID RFC822.SIZE)')
  assert.deepEqual(
    lines.map((line) => Number(/UID (\d+)/.exec(line)?.[1])),
    uids,
  )
  client.close()
})
