import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import DKIM from 'nodemailer/lib/dkim'
import { giveApp } from '../../../../test/support/factors.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { selfSigned } from '../../../platform/tls/self-signed.ts'
import { system } from '../../../values/actor.ts'
import { blockAccount } from '../../accounts/index.ts'
import { bounceAddress, listSendings } from '../../mail-routing/index.ts'
import { MailSessions } from '../entrance/sessions.ts'
import { deliver, findFolderOfRole, listFolders, pageOf, readRaw, suspendMailbox } from '../index.ts'
import { inboundDoor, submissionDoor, type SmtpDoor } from './doors.ts'

let house: TestHouse
let sessions: MailSessions
let smtp: SmtpDoor
let lmtp: SmtpDoor
let submission: SmtpDoor
const certificate = selfSigned(['localhost'], new Date())
const signing = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What the DNS says in these tests. */
const records: Record<string, string[][]> = {
  'sankofa.example TXT': [['v=spf1 ip4:192.0.2.0/24 -all']],
  'k1._domainkey.sankofa.example TXT': [
    [`v=DKIM1; k=rsa; p=${signing.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
  ],
  '_dmarc.sankofa.example TXT': [['v=DMARC1; p=reject']],
}
const resolver = async (name: string, type: string) => {
  const found = records[`${name} ${type}`]
  if (!found) throw Object.assign(new Error('not there'), { code: 'ENOTFOUND' })
  return found
}

before(async () => {
  house = await testHouse()
  sessions = new MailSessions(house)
  await sessions.ready()
  const wishes = { port: 0, certificate, resolver: resolver as never, delay: 0 }
  smtp = await inboundDoor(house, 'smtp', wishes)
  lmtp = await inboundDoor(house, 'lmtp', wishes)
  submission = await submissionDoor(house, sessions, wishes)
})
after(async () => {
  await Promise.all([smtp.close(), lmtp.close(), submission.close()])
  await sessions.close()
  await house.close()
})

const inboxOf = async (box: MadeMailbox) => {
  const inbox = (await findFolderOfRole(house.db, box.id, 'inbox'))!
  return (await pageOf(house.db, inbox.id, { limit: 50 })).messages
}

/** Hands a message to a door as another mail server does, and gives what was said to each. */
async function hand(
  door: SmtpDoor,
  it: { from?: string; to: string | string[]; raw?: Buffer; user?: string; password?: string; tls?: boolean },
): Promise<string> {
  const mailer = createTransport({
    host: '127.0.0.1',
    port: door.port,
    lmtp: door === lmtp,
    ignoreTLS: it.tls !== true,
    requireTLS: it.tls === true,
    tls: { rejectUnauthorized: false },
    ...(it.user && { auth: { user: it.user, pass: it.password ?? testPassword } }),
  })
  try {
    const to = [it.to].flat()
    const sent = await mailer.sendMail({ envelope: { from: it.from ?? '', to }, raw: it.raw ?? letter() })
    const rejected = (sent.rejectedErrors ?? []).map((error) => error.response ?? error.message)
    return [sent.response, ...rejected].join(' | ')
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    mailer.close()
  }
}

/** What a plain line is answered, command by command. */
function converse(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const left = [...lines]
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      said += text
      if (!/^\d{3} .*\r\n$/m.test(text)) return
      const next = left.shift()
      if (next === undefined) socket.end()
      else socket.write(`${next}\r\n`)
    })
    socket.on('close', () => resolve(said))
    socket.on('error', reject)
  })
}

test('mail from outside lies in the inbox, with the way it took before it and not a byte of it changed', async () => {
  const box = await makeMailbox(house)
  const raw = letter({ subject: 'Наша повестка' })
  assert.match(await hand(smtp, { from: 'ama@sankofa.example', to: box.address, raw }), /^250 2\.6\.0/)
  const [it] = await inboxOf(box)
  const kept = (await readRaw(house.db, it!.blobId))!
  assert.ok(kept.subarray(-raw.length).equals(raw))
  const before = kept.subarray(0, kept.length - raw.length).toString()
  assert.match(
    before,
    /^Return-Path: <ama@sankofa\.example>\r\nReceived: from \S+ \(\[127\.0\.0\.1\]\)\r\n\tby \S+ with ESMTP id /,
  )
})

test('what follows a plus is the holder’s own, and the case of an address does not matter', async () => {
  const box = await makeMailbox(house)
  const [local, domain] = box.address.split('@')
  assert.match(await hand(smtp, { to: `${local}+travel@${domain}` }), /^250/)
  assert.match(await hand(smtp, { to: box.address.toUpperCase() }), /^250/)
  assert.equal((await inboxOf(box)).length, 2)
})

test('nobody passes mail on through here, and addresses that programs read differently are no addresses', async () => {
  const box = await makeMailbox(house)
  const [local, domain] = box.address.split('@')
  assert.match(await hand(smtp, { to: 'somebody@elsewhere.example' }), /^550 5\.7\.1/)
  assert.match(await hand(smtp, { to: `nobody-at-all@${domain}` }), /^550 5\.1\.1/)
  const said = await converse(smtp.port, [
    'EHLO x',
    'MAIL FROM:<>',
    `RCPT TO:<"${local}@elsewhere.example"@${domain}>`,
    `RCPT TO:<"${local}"@${domain}>`,
    `RCPT TO:<${local}%elsewhere.example@${domain}>`,
    `RCPT TO:<@${domain}:friend@elsewhere.example>`,
    'DATA',
    'QUIT',
  ])
  assert.deepEqual(said.match(/^\d{3} \S+/gm)?.slice(2), [
    '250 2.1.0',
    '501 5.1.3',
    '553 5.1.3',
    '550 5.1.1',
    '550 5.7.1',
    '503 5.5.1',
    '221 2.0.0',
  ])
  assert.equal((await inboxOf(box)).length, 0)
})

test('a full mailbox is answered 452 for days and then 552, at the recipient, before the message is sent', async () => {
  const box = await makeMailbox(house, { quotaBytes: 4000 })
  await deliver(house, box.id, letter({ bytes: 4000 }), { verdict: { origin: 'outside' } })
  assert.match(await hand(smtp, { to: box.address }), /^452 4\.2\.2/)
  assert.match(await hand(lmtp, { to: box.address }), /^452 4\.2\.2/)
  house.clock.move(5 * 86_400_000)
  assert.match(await hand(smtp, { to: box.address }), /^552 5\.2\.2/)
  const facts = await house.db
    .selectFrom('outbox')
    .select('facts')
    .where('occasion', '=', 'mailbox.filling')
    .where('person_id', '=', box.account.personId)
    .execute()
  assert.ok(
    facts.some((one) => (one.facts as { percent: number }).percent === 100),
    'the holder is told',
  )
})

test('LMTP says for each recipient what became of it', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house, { quotaBytes: 4000 })]
  await deliver(house, other.id, letter({ bytes: 3990 }), { verdict: { origin: 'outside' } })
  const raw = letter({ bytes: 2000 })
  const said = await converse(lmtp.port, [
    'LHLO x',
    'MAIL FROM:<ama@sankofa.example>',
    `RCPT TO:<${one.address}>`,
    `RCPT TO:<${other.address}>`,
    'DATA',
    `${raw.toString()}\r\n.`,
  ])
  assert.match(said, /250 2\.1\.5 Delivered\r\n452 4\.2\.2/)
  assert.deepEqual([(await inboxOf(one)).length, (await inboxOf(other)).length], [1, 1])
})

test('who a message is from is asked of the DNS and kept with it', async () => {
  const box = await makeMailbox(house)
  const raw = letter({ from: 'ama@sankofa.example' })
  const options = {
    domainName: 'sankofa.example',
    keySelector: 'k1',
    privateKey: signing.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
  const chunks: Buffer[] = []
  for await (const chunk of new DKIM(options).sign(raw)) chunks.push(chunk as Buffer)
  await hand(smtp, { from: 'ama@sankofa.example', to: box.address, raw: Buffer.concat(chunks) })
  await hand(smtp, { from: 'ama@sankofa.example', to: box.address, raw })
  const [forged, real] = await inboxOf(box)
  assert.deepEqual(real?.verdict, {
    origin: 'outside',
    spf: 'fail',
    dkim: 'pass',
    dmarc: 'pass',
    domain: 'sankofa.example',
  })
  assert.deepEqual(forged?.verdict, { origin: 'outside', spf: 'fail', dkim: 'none', dmarc: 'fail' })
})

test('a message that has gone through more than a hundred hands is a loop, at every door', async () => {
  const box = await makeMailbox(house)
  const through = (hands: number) =>
    letter({
      from: box.address,
      headers: Array.from({ length: hands }, () => 'Received: from a\r\n\tby b'),
    })
  assert.match(await hand(smtp, { to: box.address, raw: through(100) }), /^250/)
  assert.match(await hand(smtp, { to: box.address, raw: through(101) }), /^554 5\.4\.6/)
  assert.match(await hand(lmtp, { to: box.address, raw: through(101) }), /^554 5\.4\.6/)
  const mine = { user: box.address, from: box.address, to: box.address }
  assert.match(await hand(submission, { ...mine, raw: through(101) }), /^554 5\.4\.6/)
})

test('a header that is longer than any mail program writes is refused, however it comes, and nothing of it is kept', async () => {
  const box = await makeMailbox(house)
  const long = letter({ headers: [`X-Long: ${'x'.repeat(900)}\r\n`.repeat(300).trim()] })
  const many = letter({ headers: Array.from({ length: 5001 }, () => 'X: y') })
  for (const raw of [long, many])
    for (const door of [smtp, lmtp]) assert.match(await hand(door, { to: box.address, raw }), /^552 5\.3\.4/)
  const mine = { user: box.address, from: box.address, to: box.address }
  assert.match(await hand(submission, { ...mine, raw: many }), /^552 5\.3\.4/)
  assert.equal((await inboxOf(box)).length, 0)
  const fit = letter({ headers: Array.from({ length: 4900 }, () => 'X: y'), bytes: 400_000 })
  assert.match(await hand(smtp, { to: box.address, raw: fit }), /^250/)
})

test('whoever signs in sends: inside at once, to outside held while no relay is set', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  const raw = letter({ from: `A <${one.address}>`, headers: ['Bcc: secret@elsewhere.example'] })
  const said = await hand(submission, {
    from: one.address,
    to: [other.address, 'friend@elsewhere.example'],
    raw,
    user: one.account.username,
    tls: true,
  })
  assert.match(said, /^250 2\.6\.0 Kept; no relay is set/)
  const [got] = await inboxOf(other)
  assert.equal(got?.verdict.origin, 'inside')
  assert.doesNotMatch((await readRaw(house.db, got.blobId))!.toString(), /Bcc|secret@|127\.0\.0\.1/)
  const lines = await listSendings(house.db, { accountId: one.account.id })
  assert.deepEqual(
    lines.map(({ address, state }) => `${address} ${state}`).sort(),
    [`${other.address} sent`, 'friend@elsewhere.example held'].sort(),
  )
  const sent = (await listFolders(house.db, one.id)).find(({ role }) => role === 'sent')
  assert.equal(sent?.messages, 0, 'a mail program files its own copy: two copies in Sent are one too many')
})

test('nobody writes under another’s address, in the envelope or in From, and nobody sends without signing in', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  const mine = letter({ from: one.address })
  const as = { user: one.address, to: other.address }
  assert.match(await hand(submission, { ...as, from: other.address, raw: mine }), /^550 5\.7\.1/)
  assert.match(
    await hand(submission, { ...as, from: one.address, raw: letter({ from: other.address }) }),
    /^550 5\.7\.1/,
  )
  const two = letter({ from: `${one.address}, ${other.address}` })
  assert.match(await hand(submission, { ...as, from: one.address, raw: two }), /^550 5\.7\.1/)
  const asSender = letter({ from: one.address, headers: [`Sender: ${other.address}`] })
  assert.match(await hand(submission, { ...as, from: one.address, raw: asSender }), /^550 5\.7\.1/)
  assert.match(await converse(submission.port, ['EHLO x', `MAIL FROM:<${one.address}>`, 'QUIT']), /^530 /m)
  assert.equal((await inboxOf(other)).length, 0)
})

test('from a full mailbox nothing is sent, and one sentence says why and what to do', async () => {
  const [one, other] = [await makeMailbox(house, { quotaBytes: 3000 }), await makeMailbox(house)]
  await deliver(house, one.id, letter({ bytes: 3000 }), { verdict: { origin: 'outside' } })
  const said = await hand(submission, {
    from: one.address,
    to: other.address,
    user: one.address,
    raw: letter({ from: one.address }),
  })
  assert.match(said, /^552 5\.2\.2 Your mailbox is full, so nothing can be sent from it\. Make room first/)
})

test('wrong passwords are refused in one way, and after three of them the line is closed', async () => {
  const box = await makeMailbox(house)
  const guess = (n: number) => `AUTH PLAIN ${Buffer.from(`\0${box.address}\0wrong ${n}`).toString('base64')}`
  const said = await converse(submission.port, ['EHLO x', guess(1), guess(2), guess(3), guess(4), 'NOOP'])
  assert.equal(said.match(/^535 5\.7\.8/gm)?.length, 3)
  assert.match(said, /^421 /m)
})

test('with a second factor the account’s password lets no mail program send', async () => {
  const box = await makeMailbox(house)
  await giveApp(house, box.account.id)
  const said = await hand(submission, {
    from: box.address,
    to: box.address,
    user: box.address,
    raw: letter({ from: box.address }),
  })
  assert.match(said, /^535 5\.7\.8/)
})

test('a block ends what is open: nothing more is sent with a password that somebody stole', async () => {
  for (const act of [
    (box: MadeMailbox) =>
      blockAccount(house, system, box.account.id, { reason: 'breach' }, house.clock.now()),
    (box: MadeMailbox) => suspendMailbox(house, system, box.id),
  ]) {
    const box = await makeMailbox(house)
    const socket = connect(submission.port, '127.0.0.1')
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
    let said = ''
    const until = (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        const look = () => pattern.test(said) && resolve()
        socket.on('data', look)
        look()
      })
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await until(/^220 /m)
    socket.write(
      `EHLO x\r\nAUTH PLAIN ${Buffer.from(`\0${box.address}\0${testPassword}`).toString('base64')}\r\n`,
    )
    await until(/^235 /m)
    await act(box)
    await closed
  }
})

test('too many recipients in an hour are refused with "later", and the count is exact', async () => {
  const box = await makeMailbox(house)
  await house.db
    .insertInto('mail_sending')
    .values({
      id: box.id,
      account_id: box.account.id,
      kind: 'letter',
      sender: box.address,
      size: 1,
      subject: '',
      created_at: house.clock.now(),
      expires_at: house.clock.now(),
    })
    .execute()
  await house.db
    .insertInto('mail_sending_to')
    .values(
      Array.from({ length: 499 }, (_, n) => ({
        id: crypto.randomUUID(),
        sending_id: box.id,
        address: `p${n}@elsewhere.example`,
        is_inside: false,
        state: 'sent',
        due_at: house.clock.now(),
        done_at: house.clock.now(),
      })),
    )
    .execute()
  const send = () =>
    hand(submission, {
      from: box.address,
      to: box.address,
      user: box.address,
      raw: letter({ from: box.address }),
    })
  assert.match(await send(), /^250/)
  assert.match(await send(), /^451 4\.7\.1/)
})

test('a bounce that comes back marks the letter it is about and lies in the inbox of whoever wrote it', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  await hand(submission, {
    from: one.address,
    to: [other.address, 'gone@elsewhere.example'],
    user: one.address,
    raw: letter({ from: one.address }),
  })
  const row = await house.db
    .selectFrom('mail_sending_to')
    .select('id')
    .where('address', '=', 'gone@elsewhere.example')
    .executeTakeFirstOrThrow()
  const back = bounceAddress(house.secrets, row.id, house.config.mailDomain)
  const raw = letter({
    subject: 'Undelivered',
    text: 'Action: failed\nDiagnostic-Code: smtp; 550 5.1.1 No such user',
  })
  assert.match(await hand(smtp, { to: back.toUpperCase(), raw }), /^250/)
  const [line] = (await listSendings(house.db, { accountId: one.account.id })).filter(
    ({ state }) => state === 'failed',
  )
  assert.equal(line?.said, '550 5.1.1 No such user')
  assert.equal((await inboxOf(one))[0]?.subject, 'Undelivered')
  const forged = back.replace(/\.([0-9a-f])/, (_, digit: string) => `.${digit === '0' ? '1' : '0'}`)
  assert.match(await hand(smtp, { to: forged, raw }), /^550 5\.1\.1/)
})

test('odd bytes at the doors never end the process', async () => {
  for (const door of [smtp, lmtp, submission])
    for (const junk of [
      '\0\0\0\r\n',
      'MAIL FROM:<a@\r\n',
      `${'x'.repeat(70_000)}\r\n`,
      'AUTH PLAIN !!!\r\nDATA\r\n',
      'EHLO \xff\r\nBDAT 99999999999\r\n',
    ])
      await new Promise<void>((resolve) => {
        const socket = connect(door.port, '127.0.0.1', () => socket.end(junk))
        socket.on('data', () => {})
        socket.on('error', () => {})
        socket.on('close', () => resolve())
      })
  const box = await makeMailbox(house)
  assert.match(await hand(smtp, { to: box.address }), /^250/)
})
