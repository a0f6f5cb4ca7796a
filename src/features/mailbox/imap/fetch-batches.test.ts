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

/** Whatever comes in, mail programs get it to the byte; also what no text of the database could hold. */
const odd = [
  letter({ subject: 'Réunion', text: 'Grüße' }),
  Buffer.from('Subject: a\xff\xfe b\r\nFrom: \xe9@example.org\r\n\r\n\x80\x81\x9f\r\n', 'latin1'),
  Buffer.from('Subject: nothing \0 within\r\nTo: x\0y@example.org\r\n\r\nand \0\0 within\r\n', 'latin1'),
  letter({ subject: 'after it' }),
]

test('bytes come out as they went in, whatever they are and whatever is read beside them', async () => {
  const box = await makeMailbox(house)
  for (const raw of odd) await deliver(house, box.id, raw, { verdict: { origin: 'outside' } })
  const client = await RawImap.signedIn(server.port!, box.account.username)
  await client.ask('SELECT INBOX')
  const told = async (item: string, from: number, to: number) =>
    (await client.ask(`FETCH ${from}:${to} ${item}`)).lines
  const headerOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n') + 4)
  for (const [from, to] of [
    [1, 4],
    [1, 2],
    [3, 3],
  ] as const) {
    const wanted = odd.slice(from - 1, to).map((raw) => raw.toString('latin1'))
    const say = (label: string, bytes: string, place: number) =>
      `* ${from + place} FETCH (${label} {${bytes.length}}\r\n${bytes})`
    assert.deepEqual(
      await told('BODY.PEEK[]', from, to),
      wanted.map((raw, place) => say('BODY[]', raw, place)),
    )
    assert.deepEqual(
      await told('BODY.PEEK[HEADER]', from, to),
      wanted.map((raw, place) => say('BODY[HEADER]', headerOf(raw), place)),
    )
  }
  client.close()
})

test('what was made ready at delivery is what would be written without it', async () => {
  const box = await makeMailbox(house)
  for (const raw of odd) await deliver(house, box.id, raw, { verdict: { origin: 'outside' } })
  const client = await RawImap.signedIn(server.port!, box.account.username)
  await client.ask('SELECT INBOX')
  const all = async () => (await client.ask('FETCH 1:* (ENVELOPE BODYSTRUCTURE)')).lines
  const ready = await all()
  const kept = await house.db
    .selectFrom('mail_blob')
    .select('imap_envelope')
    .where('mailbox_id', '=', box.id)
    .execute()
  assert.ok(kept.every((row) => row.imap_envelope !== null))
  await house.db
    .updateTable('mail_blob')
    .set({ imap_envelope: null, imap_structure: null })
    .where('mailbox_id', '=', box.id)
    .execute()
  assert.deepEqual(await all(), ready)
  client.close()
})
