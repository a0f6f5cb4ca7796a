import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { testHouse, type TestHouse } from '../test/support/house.ts'
import { inTransaction } from './platform/database/database.ts'
import { selfSigned } from './platform/tls/self-signed.ts'
import { stranger } from './values/actor.ts'
import { inboundDoor } from './features/mailbox/smtp/index.ts'
import { openEnquiry } from './features/enquiries/index.ts'
import { findEnquiry } from './features/enquiries/store/enquiries.ts'
import { messagesOf } from './features/enquiries/store/messages.ts'
import { replyAddress } from './features/enquiries/tokens.ts'
import { enquiryAddress, mostBytes } from './features/enquiries/by-mail/take-in.ts'

let house: TestHouse
let smtp: Awaited<ReturnType<typeof inboundDoor>>
let folder: string

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-reply-'))
  house = await testHouse({ config: { dataFolder: folder } })
  const certificate = selfSigned(['localhost'], new Date())
  smtp = await inboundDoor(house, 'smtp', { port: 0, certificate, addresses: [enquiryAddress(house)] })
})
after(async () => {
  await smtp.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

async function thread(): Promise<{ id: string; to: string }> {
  const { id } = await inTransaction(house.db, (tx) =>
    openEnquiry(
      tx,
      house,
      stranger,
      {
        desk: 'accounts',
        source: 'form',
        subject: 'I cannot sign in',
        words: 'It says blocked.',
        writer: { address: 'ama@outside.example' },
        language: 'en',
      },
      house.clock.now(),
    ),
  )
  return { id, to: replyAddress(house.secrets, id, house.config.mailDomain) }
}

type Sent = Parameters<ReturnType<typeof createTransport>['sendMail']>[0]

/** What the door answers to a mail. */
async function hand(to: string, mail: Sent = {}, from = 'ama@outside.example'): Promise<string> {
  const mailer = createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true })
  try {
    const { response } = await mailer.sendMail({
      from: 'ama@outside.example',
      text: 'Yes.',
      ...mail,
      to,
      envelope: { from, to },
    })
    return response
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    mailer.close()
  }
}

const theirs = async (id: string) => (await messagesOf(house.db, id, { withNotes: false })).slice(1)

test('a reply is filed on its thread: its words, what it repeats, and its files', async () => {
  const { id, to } = await thread()
  const text =
    'My name is Ama.\n\nOn Wed, 25 Nov 2026 at 09:00, Desk <desk@example.org> wrote:\n> Your name?\n'
  const attachments = [
    { filename: 'screen.pdf', content: Buffer.from('%PDF-1.7 screen') },
    { filename: 'run.html', content: '<script>alert(1)</script>', contentType: 'text/html' },
  ]
  assert.match(await hand(to.toUpperCase(), { text, attachments }), /^250/)
  const [message] = await theirs(id)
  assert.equal(message?.words, 'My name is Ama.')
  assert.match(message?.quoted ?? '', /Your name\?/)
  assert.equal(message?.fromAddress, 'ama@outside.example')
  assert.deepEqual(
    message?.files.map(({ name, kind }) => [name, kind]),
    [
      ['screen.pdf', 'pdf'],
      ['run.html', null],
    ],
  )
})

test('a page without text is read by its words, and nothing of it runs', async () => {
  const { id, to } = await thread()
  const html = '<style>p{color:red}</style><p>I am <b>Ama</b> &amp; Kofi.</p><script>alert(1)</script>'
  assert.match(await hand(to, { text: undefined, html }), /^250/)
  assert.equal((await theirs(id))[0]?.words, 'I am Ama & Kofi.')
})

test('a forged mark has no address, and files nothing', async () => {
  const { id, to } = await thread()
  const forged = to.replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@')
  assert.match(await hand(forged), /^550/)
  assert.deepEqual(await theirs(id), [])
})

test('the same mail twice is filed once, and brings a closed thread back', async () => {
  const { id, to } = await thread()
  await house.db.updateTable('enquiry').set({ state: 'closed' }).where('id', '=', id).execute()
  for (let nth = 0; nth < 2; nth++)
    assert.match(await hand(to, { messageId: '<same@outside.example>' }), /^250/)
  assert.equal((await theirs(id)).length, 1)
  assert.equal((await findEnquiry(house.db, id))?.state, 'open')
})

test('what a machine answers is taken, and opens nothing', async () => {
  const { id, to } = await thread()
  assert.match(await hand(to, { headers: { 'Auto-Submitted': 'auto-replied' } }), /^250/)
  assert.match(await hand(to, {}, ''), /^250/)
  assert.deepEqual(await theirs(id), [])
})

test('what is far too large is refused for good, what comes far too often for a while', async () => {
  const { id, to } = await thread()
  const { take } = enquiryAddress(house)
  const local = to.split('@')[0] as string
  const large = await take(Buffer.alloc(mostBytes + 1), { local, sender: 'ama@outside.example' })
  assert.equal(large.how, 'never')
  const raw = (nth: number) => Buffer.from(`Message-ID: <${nth}@outside.example>\r\n\r\nHello ${nth}`)
  const outcomes = []
  for (let nth = 0; nth < 25; nth++)
    outcomes.push((await take(raw(nth), { local, sender: 'ama@outside.example' })).how)
  assert.equal(outcomes.at(-1), 'later')
  assert.equal((await theirs(id)).length, 19)
})
