import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { selfSigned } from '../../../platform/tls/self-signed.ts'
import { postmasterAddress } from '../postmaster/address.ts'
import { MailSessions } from '../entrance/sessions.ts'
import { findFolderOfRole, pageOf, readRaw } from '../index.ts'
import { inboundDoor, submissionDoor, type SmtpDoor } from './doors.ts'
import { headerMeter, mostHeaderBytes } from './header-meter.ts'

let house: TestHouse
let sessions: MailSessions
let smtp: SmtpDoor
let lmtp: SmtpDoor
let submission: SmtpDoor
/** The same, spoken to from far away. */
let farAway: SmtpDoor
before(async () => {
  house = await testHouse()
  sessions = new MailSessions(house)
  await sessions.ready()
  const wishes = { port: 0, certificate: selfSigned(['localhost'], new Date()), delay: 0 }
  smtp = await inboundDoor(house, 'smtp', { ...wishes, addresses: [postmasterAddress(house)] })
  lmtp = await inboundDoor(house, 'lmtp', wishes)
  submission = await submissionDoor(house, sessions, wishes)
  farAway = await submissionDoor(house, sessions, { ...wishes, isNear: () => false })
})
after(async () => {
  await Promise.all([smtp, lmtp, submission, farAway].map((door) => door.close()))
  await sessions.close()
  await house.close()
})

/** Says everything in one go, as whoever pipelines does, and gives each answer with its last line. */
function talk(door: SmtpDoor, lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, '127.0.0.1')
    let said = ''
    let hasSpoken = false
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      said += text
      if (!hasSpoken) socket.write(`${lines.join('\r\n')}\r\n`)
      hasSpoken = true
    })
    socket.on('close', () => resolve(said.match(/^\d{3} .*$/gm)?.slice(1) ?? []))
    socket.on('error', reject)
  })
}
const codes = (answers: readonly string[]) => answers.map((one) => /^\d{3}(?: \d\.\d+\.\d+)?/.exec(one)![0])
const inboxOf = async (box: MadeMailbox) =>
  (await pageOf(house.db, (await findFolderOfRole(house.db, box.id, 'inbox'))!.id, { limit: 50 })).messages
const newest = async (box: MadeMailbox) =>
  (await readRaw(house.db, (await inboxOf(box))[0]!.blobId))!.toString()
const signIn = ({ address }: MadeMailbox) =>
  `AUTH PLAIN ${Buffer.from(`\0${address}\0${testPassword}`).toString('base64')}`
const data = (raw = letter()) => ['DATA', `${raw.toString()}\r\n.`]

test('a whole message said in one go is taken, and the next one on the same line too', async () => {
  const box = await makeMailbox(house)
  const one = [
    'MAIL FROM:<ama@outside.example> BODY=8BITMIME SIZE=400',
    `RCPT TO:<${box.address}>`,
    ...data(),
  ]
  const answers = await talk(smtp, ['EHLO x.example', ...one, ...one, 'QUIT'])
  const taken = ['250 2.1.0', '250 2.1.5', '354', '250 2.6.0']
  assert.deepEqual(codes(answers), ['250', ...taken, ...taken, '221 2.0.0'])
  assert.equal((await inboxOf(box)).length, 2)
})

test('every answer has its enhanced code, and has it once', async () => {
  const box = await makeMailbox(house)
  const lines = [
    'EHLO x.example',
    ...['NOOP', 'RSET', 'VRFY ama', 'EXPN list', 'BDAT 5 LAST', 'XCLIENT ADDR=192.0.2.1', 'WIZ x'],
    ...['MAIL FROM:nonsense', 'RCPT TO:<a@b.example>', 'MAIL FROM:<a@b.example> SIZE=x'],
    ...['MAIL FROM:<a@b.example> SIZE=99999999', 'MAIL FROM:<a@b.example> BODY=BINARYMIME'],
    ...['MAIL FROM:<a@b.example>', 'MAIL FROM:<a@b.example>', 'RCPT TO:<nobody-at-all@x.example>'],
    ...[
      `RCPT TO:<nobody-at-all@${house.config.mailDomain}>`,
      `RCPT TO:<${box.address}>`,
      'DATA',
      '.',
      'QUIT',
    ],
  ]
  const answers = await talk(smtp, lines)
  assert.deepEqual(codes(answers), [
    '250',
    ...['250 2.0.0', '250 2.0.0', '252 2.1.5', '500 5.5.2', '500 5.5.2', '500 5.5.2', '500 5.5.2'],
    ...['501 5.1.7', '503 5.5.1', '501 5.5.4'],
    ...['552 5.3.4', '501 5.5.4'],
    ...['250 2.1.0', '503 5.5.1', '550 5.7.1'],
    ...['550 5.1.1', '250 2.1.5', '354', '250 2.6.0', '221 2.0.0'],
  ])
  for (const one of answers) assert.doesNotMatch(one, /\d\.\d\.\d+ \d\.\d\.\d/)
})

test('what is offered is what is done: codes, pipelining and UTF-8, and no parts of messages', async () => {
  for (const [door, greeting] of [
    [smtp, 'EHLO'],
    [lmtp, 'LHLO'],
    [submission, 'EHLO'],
  ] as const) {
    const socket = connect(door.port, '127.0.0.1')
    const said = await new Promise<string>((resolve) => {
      let all = ''
      socket.on('data', (bytes: Buffer) => {
        all += bytes.toString()
        if (/^220 .*\r\n$/.test(all)) socket.write(`${greeting} x.example\r\n`)
        if (/^250 .*\r\n$/m.test(all)) socket.write('QUIT\r\n')
      })
      socket.on('close', () => resolve(all))
    })
    for (const word of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'SIZE'])
      assert.match(said, new RegExp(`^250[- ]${word}`, 'm'))
    assert.doesNotMatch(said, /CHUNKING|BINARYMIME|DSN|XCLIENT/)
  }
})

test('LMTP answers everybody who was named, whoever was named twice twice, and delivers once', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  const to = [one.address, other.address, one.address.toUpperCase()].map((address) => `RCPT TO:<${address}>`)
  const start = ['LHLO x.example', 'MAIL FROM:<a@outside.example>', ...to]
  const answers = codes(await talk(lmtp, [...start, ...data(), 'NOOP', 'QUIT']))
  const each = ['250 2.1.5', '250 2.1.5', '250 2.1.5']
  assert.deepEqual(answers, ['250', '250 2.1.0', ...each, '354', ...each, '250 2.0.0', '221 2.0.0'])
  assert.deepEqual([(await inboxOf(one)).length, (await inboxOf(other)).length], [1, 1])
  const long = letter({ headers: Array.from({ length: 6000 }, () => 'X: y') })
  const refused = codes(await talk(lmtp, [...start, ...data(long), 'QUIT']))
  assert.deepEqual(refused.slice(-4), ['552 5.3.4', '552 5.3.4', '552 5.3.4', '221 2.0.0'])
})

test('no sender, a route before the address and a postmaster without a domain are taken', async () => {
  const box = await makeMailbox(house)
  const lines = ['EHLO x.example', 'MAIL FROM:<>', `RCPT TO:<@relay.example,@b.example:${box.address}>`]
  const answers = await talk(smtp, [...lines, 'RCPT TO:<PostMaster>', ...data(), 'QUIT'])
  assert.deepEqual(codes(answers).slice(1, 4), ['250 2.1.0', '250 2.1.5', '250 2.1.5'])
  assert.match(await newest(box), /^Return-Path: <>\r\n/)
})

test('a trace says how the message came', async () => {
  const box = await makeMailbox(house)
  const came = async (...lines: string[]) => {
    await talk(smtp, [...lines, `RCPT TO:<${box.address}>`, ...data(), 'QUIT'])
    return / with (\S+) id /.exec(await newest(box))?.[1]
  }
  assert.equal(await came('EHLO x.example', 'MAIL FROM:<a@b.example>'), 'ESMTP')
  assert.equal(await came('HELO x.example', 'MAIL FROM:<a@b.example>'), 'SMTP')
  assert.equal(await came('EHLO x.example', 'MAIL FROM:<δοκιμή@παράδειγμα.example> SMTPUTF8'), 'UTF8SMTP')
  assert.match(await newest(box), /^Return-Path: <δοκιμή@παράδειγμα\.example>\r\n/)
})

test('from far away nobody is asked for a password in clear, and is told to begin with STARTTLS', async () => {
  const box = await makeMailbox(house)
  const answers = await talk(farAway, ['EHLO x', signIn(box), `MAIL FROM:<${box.address}>`, 'WIZ x', 'QUIT'])
  assert.deepEqual(codes(answers), ['250', '500 5.5.2', '530 5.7.0', '500 5.5.2', '221 2.0.0'])
})

test('the word that a message was read has no sender, and a letter to the postmaster needs no domain', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  const raw = letter({ from: one.address, subject: 'Read' })
  const lines = [
    signIn(one),
    'MAIL FROM:<>',
    `RCPT TO:<${other.address}>`,
    'RCPT TO:<postmaster>',
    ...data(raw),
  ]
  const answers = codes(await talk(submission, ['EHLO x', ...lines, 'QUIT']))
  assert.deepEqual(answers.slice(2), ['250 2.1.0', '250 2.1.5', '250 2.1.5', '354', '250 2.6.0', '221 2.0.0'])
  assert.equal((await inboxOf(other))[0]?.subject, 'Read')
  const forged = letter({ from: other.address })
  const asOther = [
    'EHLO x',
    signIn(one),
    'MAIL FROM:<>',
    `RCPT TO:<${other.address}>`,
    ...data(forged),
    'QUIT',
  ]
  assert.equal(codes(await talk(submission, asOther)).at(-2), '550 5.7.1')
})

test('strangers of one address hold some lines and no more', async () => {
  const lines: Socket[] = []
  const open = () =>
    new Promise<string>((resolve) => {
      const socket = connect(farAway.port, '127.0.0.1')
      lines.push(socket)
      socket.on('error', () => {})
      socket.once('data', (bytes: Buffer) => resolve(bytes.toString()))
    })
  for (let n = 0; n < 20; n++) assert.match(await open(), /^220 /)
  assert.match(await open(), /^421 4\.7\.0 /)
  for (const socket of lines) socket.destroy()
})

test('a header is measured alike in whatever pieces it comes', () => {
  const measured = (raw: Buffer, piece: number) => {
    const measure = headerMeter()
    for (let at = 0; at < raw.length; at += piece) {
      const no = measure(raw.subarray(at, at + piece))
      if (no) return no.message.slice(0, 5)
    }
    return 'fits'
  }
  const long = Buffer.concat([Buffer.from('A: '), Buffer.alloc(mostHeaderBytes, 'x')])
  const cases: [Buffer, string][] = [
    [Buffer.concat([Buffer.from('A: b\r\n\r\n'), long]), 'fits'],
    [Buffer.concat([Buffer.from('A: b\n\n'), long]), 'fits'],
    [Buffer.from(`A: b\r\n\r\n${'x\r\n'.repeat(9000)}`), 'fits'],
    [long, '5.3.4'],
    [Buffer.from('A: b\r\n'.repeat(5001)), '5.3.4'],
    [Buffer.from('\r\r\r\n'.repeat(5001)), '5.3.4'],
  ]
  for (const [raw, outcome] of cases)
    for (const piece of [1, 2, 3, 7, 4096, raw.length]) assert.equal(measured(raw, piece), outcome)
})
