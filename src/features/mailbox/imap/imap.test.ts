import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ImapFlow } from 'imapflow'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { deliver } from '../actions/deliver.ts'
import { changeQuota } from '../actions/life.ts'
import { system } from '../../../values/actor.ts'
import { findMailbox } from '../store/mailboxes.ts'
import { imapServer, type ImapServer } from './index.ts'

let house: TestHouse
let server: ImapServer
const open: ImapFlow[] = []
before(async () => {
  house = await testHouse()
  server = await imapServer(house, { port: 'any', tls: 'none', delay: 1 })
})
after(async () => {
  for (const client of open) client.close()
  await server.close()
  await house.close()
})

async function connect({ account }: MadeMailbox): Promise<ImapFlow> {
  const auth = { user: account.username, pass: testPassword }
  const client = new ImapFlow({ host: '127.0.0.1', port: server.port!, secure: false, auth, logger: false })
  open.push(client)
  await client.connect()
  return client
}

const outside = { verdict: { origin: 'outside' } } as const
const byPath = ([a]: (string | undefined)[], [b]: (string | undefined)[]) => (a! < b! ? -1 : 1)
const pathsOf = async (client: ImapFlow) => (await client.list()).map(({ path }) => path).sort()

test('a mail program finds the folders and what they are for, and makes, renames and takes away its own', async () => {
  const client = await connect(await makeMailbox(house))
  const folders = await client.list({ statusQuery: { messages: true, unseen: true } })
  assert.deepEqual(folders.map(({ path, specialUse }) => [path, specialUse]).sort(byPath), [
    ['Archive', '\\Archive'],
    ['Drafts', '\\Drafts'],
    ['INBOX', '\\Inbox'],
    ['Junk', '\\Junk'],
    ['Sent', '\\Sent'],
    ['Trash', '\\Trash'],
  ])
  await client.mailboxCreate('会议/Étude & co')
  assert.ok((await pathsOf(client)).includes('会议/Étude & co'))
  await client.mailboxRename('会议', '旧')
  assert.ok((await pathsOf(client)).includes('旧/Étude & co'))
  await client.mailboxDelete('旧/Étude & co')
  assert.ok(!(await pathsOf(client)).includes('旧/Étude & co'))
  await assert.rejects(client.mailboxDelete('Trash'), /Command failed/)
})

test('what is filed is read back byte for byte, with its parts, flags and day', async () => {
  const client = await connect(await makeMailbox(house))
  const raw = Buffer.from(
    [
      'From: =?utf-8?q?Fran=C3=A7oise?= <f@example.org>',
      'To: a@example.org, "B, C" <b@example.org>',
      'Subject: =?utf-8?b?2KfYrNiq2YXYp9i5?=',
      'Date: Wed, 25 Nov 2026 10:00:00 +0100',
      'Message-ID: <one@example.org>',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'text',
      '--x',
      'Content-Type: application/pdf; name="a.pdf"',
      'Content-Disposition: attachment; filename="a.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--x--',
      '\0\xff',
    ].join('\r\n'),
    'latin1',
  )
  const day = new Date('2020-02-29T12:30:00Z')
  const filed = await client.append('INBOX', raw, ['\\Seen', '$Forwarded'], day)
  assert.ok(filed && filed.uid === 1)
  const lock = await client.getMailboxLock('INBOX')
  const query = {
    envelope: true,
    bodyStructure: true,
    flags: true,
    size: true,
    source: true,
    internalDate: true,
  } as const
  const found = await client.fetchOne('1', { ...query, bodyParts: ['1', '2.mime', '2'] }, { uid: true })
  assert.ok(found)
  assert.deepEqual(found.source, raw)
  assert.equal(found.size, raw.length)
  assert.equal(found.envelope?.subject, 'اجتماع')
  assert.deepEqual(found.envelope?.to, [
    { name: '', address: 'a@example.org' },
    { name: 'B, C', address: 'b@example.org' },
  ])
  assert.deepEqual([...(found.flags ?? [])].sort(), ['$Forwarded', '\\Seen'])
  assert.equal(new Date(found.internalDate!).toISOString(), day.toISOString())
  assert.equal(found.bodyStructure?.childNodes?.[1]?.dispositionParameters?.['filename'], 'a.pdf')
  assert.equal(found.bodyParts?.get('1')?.toString(), 'text')
  assert.match(String(found.bodyParts?.get('2.mime')), /^Content-Type: application\/pdf[^]*\r\n\r\n$/)
  const { content } = await client.download('1', '2', { uid: true })
  assert.equal(String((await content?.toArray())?.join('')), '%PDF-')
  lock.release()
})

test('messages are marked, searched, copied, moved and taken away', async () => {
  const box = await makeMailbox(house)
  const client = await connect(box)
  for (const subject of ['apples', 'pears', 'Crème brûlée', 'plums'])
    await deliver(house, box.id, letter({ subject, text: `About ${subject}.` }), outside)
  const lock = await client.getMailboxLock('INBOX')
  assert.deepEqual(await client.search({ seen: false }), [1, 2, 3, 4])
  await client.messageFlagsAdd('1:2', ['\\Seen', '$Label1'])
  await client.messageFlagsRemove('2', ['\\Seen'])
  await client.messageFlagsSet('4', ['\\Flagged'])
  assert.deepEqual(await client.search({ seen: true }), [1])
  assert.deepEqual(await client.search({ keyword: '$label1' }), [1, 2])
  assert.deepEqual(await client.search({ subject: 'BRÛLÉE' }), [3])
  assert.deepEqual(await client.search({ body: 'about pears' }), [2])
  assert.deepEqual(await client.search({ or: [{ flagged: true }, { subject: 'apples' }] }), [1, 4])
  assert.deepEqual(await client.search({ not: { from: 'ama' } }), [])
  assert.deepEqual(await client.search({ since: new Date('2030-01-01') }), [])
  const copied = await client.messageCopy('1:2', 'Archive')
  assert.ok(copied)
  assert.deepEqual(
    [...copied.uidMap!],
    [
      [1, 1],
      [2, 2],
    ],
  )
  const moved = await client.messageMove('2,4', 'Trash')
  assert.ok(moved)
  assert.deepEqual(
    [...moved.uidMap!],
    [
      [2, 1],
      [4, 2],
    ],
  )
  assert.deepEqual(await client.search({ all: true }, { uid: true }), [1, 3])
  await client.messageDelete('3', { uid: true })
  assert.deepEqual(await client.search({ all: true }, { uid: true }), [1])
  lock.release()
})

test('a client that idles is told at once of mail, flags and what went', async () => {
  const box = await makeMailbox(house)
  const idler = await connect(box)
  const other = await connect(box)
  await deliver(house, box.id, letter(), outside)
  await idler.mailboxOpen('INBOX')
  await other.mailboxOpen('INBOX')
  const idling = idler.idle()
  const next = (event: 'exists' | 'expunge' | 'flags') =>
    new Promise<unknown>((resolve) => idler.once(event, resolve))
  const [exists] = await Promise.all([next('exists'), deliver(house, box.id, letter(), outside)])
  assert.equal((exists as { count: number }).count, 2)
  await other.noop()
  const [flags] = await Promise.all([next('flags'), other.messageFlagsAdd('2', ['\\Flagged'])])
  assert.deepEqual([...(flags as { flags: Set<string> }).flags], ['\\Flagged'])
  const [gone] = await Promise.all([next('expunge'), other.messageDelete('1')])
  assert.equal((gone as { seq: number }).seq, 1)
  await idler.noop()
  await idling
})

test('a full mailbox takes nothing in, but everything can be copied, moved and deleted, and then there is room', async () => {
  const box = await makeMailbox(house, { quotaBytes: 100_000 })
  const client = await connect(box)
  await client.append('INBOX', letter({ bytes: 40_000 }))
  await client.append('INBOX', letter({ bytes: 50_000 }))
  await assert.rejects(
    client.append('INBOX', letter({ bytes: 20_000 })),
    (error: { serverResponseCode?: string }) => {
      assert.equal(error.serverResponseCode, 'OVERQUOTA')
      return true
    },
  )
  await changeQuota(house, system, box.id, 50_000)
  const quota = await client.getQuota('INBOX')
  const storage = quota ? quota.storage : undefined
  assert.equal(storage?.limit, 48 * 1024)
  assert.ok((storage?.usage ?? 0) > 48 * 1024)
  const lock = await client.getMailboxLock('INBOX')
  assert.ok(await client.messageCopy('1:2', 'Archive'))
  assert.ok(await client.messageMove('1', 'Trash'))
  assert.ok(await client.messageDelete('1:*'))
  lock.release()
  for (const path of ['Archive', 'Trash']) {
    const held = await client.getMailboxLock(path)
    assert.ok(await client.messageDelete('1:*'))
    held.release()
  }
  assert.equal((await findMailbox(house.db, box.id))?.usedBytes, 0)
  assert.ok(await client.append('INBOX', letter({ bytes: 20_000 })))
})

test('ten clients at once give every message its own number, and all see the same in the end', async () => {
  const box = await makeMailbox(house)
  const clients = await Promise.all(Array.from({ length: 10 }, () => connect(box)))
  await Promise.all(clients.map((client) => client.mailboxOpen('INBOX')))
  const filed = await Promise.all(
    clients.flatMap((client) => [1, 2, 3].map(() => client.append('INBOX', letter()))),
  )
  const uids = filed.map((one) => (one ? one.uid! : 0)).sort((a, b) => a - b)
  assert.deepEqual(
    uids,
    Array.from({ length: 30 }, (_none, n) => n + 1),
  )
  await Promise.all(
    clients.map((client, n) => client.messageFlagsAdd(String(n + 1), ['\\Flagged'], { uid: true })),
  )
  await Promise.all(clients.map((client, n) => client.messageMove(String(n + 1), 'Archive', { uid: true })))
  for (const client of clients) {
    await client.noop()
    assert.deepEqual(await client.search({ all: true }, { uid: true }), uids.slice(10))
  }
})
