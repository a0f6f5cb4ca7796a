import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { selfSigned } from '../../../platform/tls/self-signed.ts'
import { workQueue } from '../../mail-routing/index.ts'
import { deliverInside, findFolderOfRole, forwardRefused, mailboxLetters, pageOf } from '../index.ts'
import { inboundDoor, type SmtpDoor } from '../smtp/doors.ts'
import { postmasterAddress } from './address.ts'

let house: TestHouse
let smtp: SmtpDoor
const certificate = selfSigned(['localhost'], new Date())
before(async () => {
  house = await testHouse()
  smtp = await inboundDoor(house, 'smtp', { port: 0, certificate, addresses: [postmasterAddress(house)] })
})
after(async () => {
  await smtp.close()
  await house.close()
})

async function hand(door: SmtpDoor, to: string, raw = letter()): Promise<string> {
  const mailer = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true })
  try {
    return (await mailer.sendMail({ envelope: { from: 'ama@outside.example', to: [to] }, raw })).response
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    mailer.close()
  }
}
const told = () =>
  house.db
    .selectFrom('outbox')
    .select(['to_address', 'facts'])
    .where('occasion', '=', 'mailbox.to-postmaster')
    .orderBy('created_at')
    .execute()

test('postmaster and abuse are taken in any case, and told to the service desk once', async () => {
  const { mailDomain } = house.config
  const raw = letter({ subject: 'Spam from you', text: 'It came from 192.0.2.7.' })
  for (const to of [`Postmaster@${mailDomain}`, `POSTMASTER@${mailDomain}`, `abuse@${mailDomain}`])
    assert.match(await hand(smtp, to, raw), /^250/, to)
  const all = await told()
  assert.deepEqual(
    all.map((one) => one.to_address),
    Array.from({ length: 3 }, () => house.profile.helpContacts.accounts),
  )
  for (let n = 0; n < 3; n++) assert.match(await hand(smtp, `abuse@${mailDomain}`, raw), /^250/)
  assert.equal((await told()).length, 3)
  const write = mailboxLetters(house)['mailbox.to-postmaster']!
  const written = await write(all[2]!.facts as never, house.texts('en'), { address: 'x', language: 'en' })
  assert.match(JSON.stringify(written), /It came from 192\.0\.2\.7/)
  assert.ok((written!.attachments![0]!.content as Buffer).includes(raw))
})

test('postmaster is taken without a domain too, as every server must', async () => {
  const said = await new Promise<string>((resolve) => {
    const socket = connect(smtp.port, '127.0.0.1')
    const lines = ['EHLO x.example', 'MAIL FROM:<>', 'RCPT TO:<Postmaster>', 'RCPT TO:<nobody>', 'QUIT']
    let all = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      all += text
      if (/^\d{3} .*\r\n$/m.test(text) && lines.length > 0) socket.write(`${lines.shift()!}\r\n`)
    })
    socket.on('close', () => resolve(all))
  })
  assert.match(said, /^250 .*\r\n250 .*\r\n501 /m, said)
})

test('where an address is set it goes on there, unchanged; what would go round is told instead', async () => {
  const box = await makeMailbox(house)
  const { mailDomain } = house.config
  const set = (postmaster: string) => ({ ...house, config: { ...house.config, postmaster } })
  const there = set(box.address)
  const facts = {
    local: 'abuse',
    address: `abuse@${mailDomain}`,
    sender: 'ama@outside.example',
    verdict: { origin: 'outside' },
    at: house.clock.now(),
  } as const
  const raw = letter({ subject: 'To whom it concerns' })
  await postmasterAddress(there).take(raw, facts)
  while ((await workQueue(house, { inside: deliverInside(house, []) })) > 0);
  const inbox = (await findFolderOfRole(house.db, box.id, 'inbox'))!
  const [mail] = (await pageOf(house.db, inbox.id, { limit: 9 })).messages
  assert.equal(mail?.subject, 'To whom it concerns')
  assert.equal(mail?.verdict.origin, 'outside')
  const before = (await told()).length
  await postmasterAddress(set(`postmaster@${mailDomain}`)).take(letter(), facts)
  await postmasterAddress(there).take(letter({ headers: [`Delivered-To: abuse@${mailDomain}`] }), facts)
  assert.equal((await told()).length, before + 2)
})

test('where nobody takes it there, its writer is told, and the queue goes on', async () => {
  const { mailDomain } = house.config
  const nowhere = { ...house, config: { ...house.config, postmaster: `nobody.here@${mailDomain}` } }
  const facts = {
    local: 'abuse',
    address: `abuse@${mailDomain}`,
    sender: 'told@outside.example',
    verdict: { origin: 'outside' },
    at: house.clock.now(),
  } as const
  await postmasterAddress(nowhere).take(letter({ messageId: '<refused@outside.example>' }), facts)
  const doors = { inside: deliverInside(house, []), refused: forwardRefused(house) }
  while ((await workQueue(house, doors)) > 0);
  const notices = await house.db
    .selectFrom('mail_sending')
    .innerJoin('mail_sending_to', 'mail_sending_to.sending_id', 'mail_sending.id')
    .select('mail_sending_to.address')
    .where('mail_sending.kind', '=', 'notice')
    .where('mail_sending_to.address', '=', 'told@outside.example')
    .execute()
  assert.equal(notices.length, 1)
})
