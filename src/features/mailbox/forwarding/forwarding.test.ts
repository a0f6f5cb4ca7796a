import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { createTransport } from 'nodemailer'
import DKIM from 'nodemailer/lib/dkim'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { openSink, type Manner, type Sink } from '../../../../test/support/sink.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { openTransport, type Transport } from '../../../platform/outgoing-mail/transport.ts'
import { selfSigned } from '../../../platform/tls/self-signed.ts'
import { stranger, system, type SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { blockAccount } from '../../accounts/index.ts'
import {
  giveUpLetter,
  listLetters,
  readRewritten,
  throughRelay,
  workQueue,
} from '../../mail-routing/index.ts'
import {
  archiveMailbox,
  askForwarding,
  changeCopy,
  confirmForwarding,
  declineForwarding,
  deliver,
  deliverInside,
  endForwarding,
  findFolderOfRole,
  forwardingsOf,
  forwardRefused,
  pageOf,
  readRaw,
  suspendMailbox,
} from '../index.ts'
import { inboundDoor, type SmtpDoor } from '../smtp/doors.ts'
import { forwardingToken } from './store.ts'

let house: TestHouse
let smtp: SmtpDoor
let sink: Sink
let relay: Transport
let manner: Manner = () => undefined
const certificate = selfSigned(['localhost'], new Date())
const signing = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKey = signing.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const publicKey = signing.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const resolver = async (name: string, type: string) => {
  if (name === 'k1._domainkey.sankofa.example') return [[`v=DKIM1; k=rsa; p=${publicKey}`]]
  if (name === '_dmarc.forged.example' && type === 'TXT') return [['v=DMARC1; p=reject']]
  throw Object.assign(new Error('not there'), { code: 'ENOTFOUND' })
}

before(async () => {
  sink = await openSink({ manner: (mail) => manner(mail) })
  // The house would sign what it writes itself: what goes on is nobody's to sign.
  house = await testHouse({ config: { smtpUrl: sink.url, dkimKey: privateKey } })
  relay = openTransport(sink.url)
  smtp = await inboundDoor(house, 'smtp', { port: 0, certificate, resolver: resolver })
})
beforeEach(() => {
  manner = () => undefined
  sink.caught.splice(0)
})
after(async () => {
  relay.close()
  await Promise.all([smtp.close(), sink.close()])
  await house.close()
})

const actorOf = ({ account }: MadeMailbox): SignedIn => ({
  kind: 'person',
  accountId: account.id,
  personId: account.personId,
  name: 'Ama',
  permissions: new Set(),
  assurance: 'two-factor',
  withheld: new Set(),
})

/** Asks at an address and says yes there. */
async function forward(box: MadeMailbox, target: string, keepsCopy = true): Promise<void> {
  const asked = await askForwarding(house, actorOf(box), { target, keepsCopy, language: 'en' })
  if (isRefusal(asked)) assert.fail(asked.refused)
  const confirmed = await confirmForwarding(house, stranger, await tokenFor(box))
  if (isRefusal(confirmed)) assert.fail(confirmed.refused)
}
const tokenFor = async ({ id }: MadeMailbox) =>
  forwardingToken(house.secrets, (await forwardingsOf(house.db, id)).waiting!.id)

async function hand(to: string, raw: Buffer, from = 'ama@sankofa.example'): Promise<string> {
  const mailer = createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true })
  try {
    return (await mailer.sendMail({ envelope: { from, to: [to] }, raw })).response
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    mailer.close()
  }
}

/** Works until nothing is due any more. */
async function work(): Promise<void> {
  const refused = forwardRefused(house)
  const doors = { inside: deliverInside(house, []), outside: throughRelay(house, relay), refused }
  while ((await workQueue(house, doors)) > 0);
}

const inboxOf = async ({ id }: MadeMailbox) => {
  const inbox = (await findFolderOfRole(house.db, id, 'inbox'))!
  return (await pageOf(house.db, inbox.id, { limit: 50 })).messages
}
const tellings = (occasion: string, { account }: MadeMailbox) =>
  house.db
    .selectFrom('outbox')
    .select(['to_address', 'facts'])
    .where('occasion', '=', occasion)
    .where('person_id', '=', account.personId)
    .execute()

test('nothing goes on before somebody at the target has said yes; then the holder is told at the contact address', async () => {
  const box = await makeMailbox(house)
  await askForwarding(house, actorOf(box), { target: 'ama@home.example', keepsCopy: true, language: 'fr' })
  const asked = await house.db
    .selectFrom('outbox')
    .select(['to_address', 'person_id', 'language'])
    .where('occasion', '=', 'mailbox.forwarding-asked')
    .execute()
  assert.deepEqual(asked, [{ to_address: 'ama@home.example', person_id: null, language: 'fr' }])
  await hand(box.address, letter())
  await work()
  assert.equal(sink.caught.length, 0)
  await confirmForwarding(house, stranger, await tokenFor(box))
  const told = await tellings('mailbox.forwarding-set', box)
  assert.deepEqual(
    told.map((one) => one.to_address),
    [box.account.email],
  )
  await hand(box.address, letter())
  await work()
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [['ama@home.example']],
  )
  assert.equal((await inboxOf(box)).length, 2)
})

test('not one byte of what goes on is changed, so that its signature still holds; its sender is ours and leads back', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'ama@home.example')
  const options = { domainName: 'sankofa.example', keySelector: 'k1', privateKey }
  const chunks: Buffer[] = []
  const plain = letter({
    from: 'Ama <ama@sankofa.example>',
    subject: 'Наша повестка',
    text: 'Line\n\n.dot\n\ttab  \n',
  })
  for await (const chunk of new DKIM(options).sign(plain)) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  assert.match(await hand(box.address, raw), /^250/)
  await work()
  const [mail] = sink.caught
  const source = Buffer.from(mail!.source)
  assert.ok(source.subarray(-raw.length).equals(raw))
  const before = source.subarray(0, source.length - raw.length).toString()
  assert.match(before, new RegExp(`^Delivered-To: ${box.address}\r\nReceived: from [^]*?\r\n$`))
  assert.doesNotMatch(before, /DKIM-Signature|Return-Path/)
  const { results } = await dkimVerify(source, { resolver: resolver })
  assert.deepEqual(
    results.map(({ signingDomain, status }) => [signingDomain, status.result]),
    [['sankofa.example', 'pass']],
  )
  const [local = '', domain] = mail!.from.split('@')
  assert.equal(domain, house.config.mailDomain)
  assert.deepEqual(readRewritten(house.secrets, local, house.clock.now()), {
    local: 'ama',
    domain: 'sankofa.example',
  })
})

test('without a copy nothing stays here, and a full mailbox keeps nothing from going on; with one it does', async () => {
  const box = await makeMailbox(house, { quotaBytes: 3000 })
  await forward(box, 'ama@home.example', false)
  const big = () => letter({ bytes: 9000 })
  assert.match(await hand(box.address, big()), /^250/)
  await work()
  assert.equal(sink.caught.length, 1)
  assert.equal((await inboxOf(box)).length, 0)
  await changeCopy(house, actorOf(box), true)
  assert.match(await hand(box.address, big()), /^452 4\.2\.2/)
  await work()
  assert.equal(sink.caught.length, 1, 'its sender tries again, and it must not come twice')
})

test('two mailboxes that send to each other come to rest, and nothing is lost', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  await forward(one, other.address, false)
  const back = await askForwarding(house, actorOf(other), {
    target: one.address,
    keepsCopy: false,
    language: 'en',
  })
  assert.equal(isRefusal(back) && back.refused, 'mailbox.forwarding.goes-on')
  // Each set when the other was not yet there: the rule at the door must hold alone.
  await house.db
    .updateTable('mail_forwarding')
    .set({ mailbox_id: other.id, target: one.address })
    .where('mailbox_id', '=', one.id)
    .execute()
  await forward(one, 'elsewhere@home.example', false)
  await house.db
    .updateTable('mail_forwarding')
    .set({ target: other.address })
    .where('mailbox_id', '=', one.id)
    .execute()
  await hand(one.address, letter({ subject: 'Round' }))
  await work()
  assert.equal(sink.caught.length, 0, 'between mailboxes of this house nothing goes over the relay')
  assert.deepEqual([(await inboxOf(one)).length, (await inboxOf(other)).length], [0, 1])
  const [mail] = await inboxOf(other)
  assert.equal(
    mail?.verdict.origin,
    'outside',
    'what came from outside is not from inside because it went on',
  )
})

test('what comes back from where it went stays here', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'ama@home.example', false)
  await hand(box.address, letter())
  await work()
  await hand(box.address, Buffer.from(sink.caught.splice(0)[0]!.source))
  await work()
  assert.equal(sink.caught.length, 0)
  assert.equal((await inboxOf(box)).length, 1)
})

test('what its own domain disowns does not go on in our name', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'ama@home.example', false)
  await hand(box.address, letter({ from: 'x@forged.example' }), 'x@forged.example')
  await work()
  assert.equal(sink.caught.length, 0)
  assert.equal((await inboxOf(box)).length, 1)
})

test('what the target refuses comes back into the mailbox; its holder is told once a day, its sender nothing', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'ama@home.example', false)
  manner = () => ({ code: 550, words: '5.7.26 rejected by policy' })
  await hand(box.address, letter({ subject: 'Refused' }))
  await hand(box.address, letter({ subject: 'Refused again' }))
  await work()
  assert.equal(sink.caught.length, 0, 'the sender is told nothing, least of all where it had gone')
  assert.deepEqual((await inboxOf(box)).map(({ subject }) => subject).toSorted(), [
    'Refused',
    'Refused again',
  ])
  assert.equal((await tellings('mailbox.forwarding-failed', box)).length, 1)
  assert.match((await forwardingsOf(house.db, box.id)).active!.said!, /5\.7\.26 rejected by policy/)
})

test('a target that takes nothing for three days is given up, and its holder is told', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'gone@home.example', false)
  manner = () => ({ code: 550, words: '5.1.1 no such user' })
  for (let day = 0; day < 5; day++) {
    await hand(box.address, letter())
    await work()
    house.clock.move(86_400_000)
  }
  const { active, ended } = await forwardingsOf(house.db, box.id)
  assert.equal(active, undefined)
  assert.equal(ended?.endReason, 'bounced')
  assert.equal((await tellings('mailbox.forwarding-over', box)).length, 1)
  assert.equal((await inboxOf(box)).length, 5)
})

test('a target that refuses some letters and takes others between them is not given up', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'sometimes@home.example', false)
  for (let day = 0; day < 5; day++) {
    manner = () => ({ code: 550, words: '5.2.2 the mailbox is full' })
    await hand(box.address, letter())
    await work()
    house.clock.move(43_200_000)
    manner = () => undefined
    await hand(box.address, letter())
    await work()
    house.clock.move(43_200_000)
  }
  assert.equal(sink.caught.length, 5)
  assert.ok((await forwardingsOf(house.db, box.id)).active)
  assert.equal((await tellings('mailbox.forwarding-over', box)).length, 0)
})

test('what comes back comes once, also when the process ends before it is noted that it came', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'ama@home.example', false)
  manner = () => ({ code: 550, words: '5.1.1 no such user' })
  await hand(box.address, letter({ subject: 'Back once' }))
  const takeBack = forwardRefused(house)
  const dies: typeof takeBack = async (...given) => {
    await takeBack(...given)
    throw new Error('the process ends here')
  }
  await workQueue(house, {
    inside: deliverInside(house, []),
    outside: throughRelay(house, relay),
    refused: dies,
  })
  assert.equal((await inboxOf(box)).length, 0)
  assert.equal((await forwardingsOf(house.db, box.id)).active?.failures, 0)
  house.clock.move(301_000)
  await work()
  const [back, ...more] = await inboxOf(box)
  assert.equal(more.length, 0)
  assert.equal(back?.subject, 'Back once')
  assert.deepEqual(back?.verdict.returned, { by: 'target', said: '550 5.1.1 no such user' })
})

test('what the service desk gives up comes back into the mailbox, says so, and its writer is told nothing', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'slow@home.example', false)
  manner = () => ({ code: 451, words: '4.3.2 later' })
  await hand(box.address, letter({ subject: 'Given up' }))
  await work()
  const [row] = await listLetters(house.db, box.account.id, { most: 9, page: 1 })
  const given = await inTransaction(house.db, (tx) =>
    giveUpLetter(
      tx,
      house,
      { refused: forwardRefused(house) },
      { accountId: box.account.id, id: row!.id },
      house.clock.now(),
    ),
  )
  if (isRefusal(given)) assert.fail(given.refused)
  manner = () => undefined
  house.clock.move(86_400_000)
  await work()
  assert.equal(sink.caught.length, 0, 'neither the letter nor a notice about it')
  const [back, ...more] = await inboxOf(box)
  assert.equal(more.length, 0)
  assert.equal(back?.subject, 'Given up')
  assert.deepEqual(back?.verdict.returned, { by: 'desk', said: '' })
  assert.equal((await tellings('mailbox.forwarding-given-up', box)).length, 1)
  assert.equal((await forwardingsOf(house.db, box.id)).active?.failures, 0, 'nobody refused it')
})

test('what cannot come back because the mailbox is full is told to whoever wrote it', async () => {
  const box = await makeMailbox(house, { quotaBytes: 3000 })
  await forward(box, 'ama@home.example', false)
  manner = ({ to }) => (to === 'ama@home.example' ? { code: 550, words: '5.1.1 no' } : undefined)
  await hand(box.address, letter({ subject: 'No room', bytes: 9000 }))
  await work()
  assert.deepEqual(
    sink.caught.map(({ from, to }) => [from, to]),
    [['', ['ama@sankofa.example']]],
  )
  assert.doesNotMatch(sink.caught[0]!.source, /home\.example/)
})

const bounce = (about: string, target: string) =>
  letter({
    from: 'MAILER-DAEMON@home.example',
    subject: 'Undelivered',
    text: `Final-Recipient: rfc822; ${target}\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 5.2.1 off\n\nMessage-ID: ${about}`,
  })

test('a bounce to the rewritten sender reaches the holder and nobody else; a forged or old address takes nothing', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'later@home.example', false)
  await hand(box.address, letter({ messageId: '<about-1@sankofa.example>' }))
  await work()
  const [mail] = sink.caught.splice(0)
  const raw = bounce('<about-1@sankofa.example>', 'later@home.example')
  assert.match(await hand(mail!.from, raw, 'evil@outside.example'), /^550 5\.7\.1/, 'only bounces')
  assert.match(await hand(mail!.from, raw, ''), /^250/)
  await work()
  assert.equal(sink.caught.length, 0)
  assert.deepEqual(
    (await inboxOf(box)).map(({ subject }) => subject),
    ['Undelivered'],
  )
  assert.equal((await forwardingsOf(house.db, box.id)).active?.said, '550 5.2.1 off')
  assert.match(await hand(mail!.from.replace('sankofa', 'sankofb'), raw, ''), /^550 5\.1\.1/)
  assert.match(await hand(mail!.from, raw, ''), /^250/, 'brought again')
  assert.equal((await inboxOf(box)).length, 1)
  house.clock.move(30 * 86_400_000)
  assert.match(await hand(mail!.from, raw, ''), /^550 5\.1\.1/)
})

test('behind a relay that takes everything, a target that is gone is known by its bounces alone, and given up', async () => {
  const box = await makeMailbox(house)
  await forward(box, 'gone@home.example', false)
  for (let day = 0; day < 5; day++) {
    const two = ['one', 'other'].map((name) => `<${name}-${day}@sankofa.example>`)
    for (const messageId of two) await hand(box.address, letter({ messageId }))
    await work()
    // The bounces of one moment cross: the letter that was sent last is told of first.
    for (const [place, mail] of sink.caught.splice(0).toReversed().entries())
      assert.match(await hand(mail.from, bounce(two[1 - place]!, 'gone@home.example'), ''), /^250/)
    house.clock.move(86_400_000)
  }
  assert.equal((await forwardingsOf(house.db, box.id)).ended?.endReason, 'bounced')
})

test('a bounce for a mailbox that is full is refused for now; after days, whoever wrote the letter is told', async () => {
  const box = await makeMailbox(house, { quotaBytes: 3000 })
  await forward(box, 'ama@home.example', false)
  await hand(box.address, letter({ messageId: '<full@sankofa.example>' }))
  await work()
  const [mail] = sink.caught.splice(0)
  await deliver(house, box.id, letter({ bytes: 2999 }), { verdict: { origin: 'outside' } })
  const raw = bounce('<full@sankofa.example>', 'ama@home.example')
  assert.match(await hand(mail!.from, raw, ''), /^451/)
  house.clock.move(5 * 86_400_000)
  assert.match(await hand(mail!.from, raw, ''), /^250/)
  await work()
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [['ama@sankofa.example']],
  )
  assert.doesNotMatch(sink.caught[0]!.source, /home\.example/)
})

test('a link is answered once, in time, and a new question takes the place of the old one', async () => {
  const box = await makeMailbox(house)
  const ask = (target: string) =>
    askForwarding(house, actorOf(box), { target, keepsCopy: true, language: 'en' })
  await ask('first@home.example')
  const first = await tokenFor(box)
  await ask('second@home.example')
  const refusalOf = async (outcome: Promise<unknown>) => {
    const it = await outcome
    return isRefusal(it) ? it.refused : undefined
  }
  assert.equal(await refusalOf(confirmForwarding(house, stranger, first)), 'mailbox.forwarding.link-over')
  const second = await tokenFor(box)
  const all = await Promise.all(
    Array.from({ length: 10 }, () => refusalOf(confirmForwarding(house, stranger, second))),
  )
  assert.equal(all.filter((one) => one === undefined).length, 1, 'of ten at once one is it')
  assert.equal((await tellings('mailbox.forwarding-set', box)).length, 1)
  await ask('third@home.example')
  assert.equal(await refusalOf(declineForwarding(house, stranger, await tokenFor(box))), undefined)
  assert.equal((await forwardingsOf(house.db, box.id)).active?.target, 'second@home.example')
  await ask('fourth@home.example')
  const late = await tokenFor(box)
  house.clock.move(4 * 86_400_000)
  assert.equal(await refusalOf(confirmForwarding(house, stranger, late)), 'mailbox.forwarding.link-over')
  assert.equal(await refusalOf(confirmForwarding(house, stranger, 'x')), 'mailbox.forwarding.link-unknown')
})

test('it stops at once: when its holder says so, while the mailbox rests, while the account is blocked, and for good with the mailbox', async () => {
  for (const stop of [
    (box: MadeMailbox) => endForwarding(house, actorOf(box)),
    (box: MadeMailbox) => suspendMailbox(house, system, box.id),
    (box: MadeMailbox) =>
      blockAccount(house, system, box.account.id, { reason: 'breach' }, house.clock.now()),
  ]) {
    const box = await makeMailbox(house)
    await forward(box, 'ama@home.example', false)
    await stop(box)
    assert.match(await hand(box.address, letter()), /^250/)
    await work()
    assert.deepEqual([sink.caught.length, (await inboxOf(box)).length], [0, 1])
  }
  const box = await makeMailbox(house)
  await forward(box, 'ama@home.example')
  await archiveMailbox(house, system, box.id)
  assert.equal((await forwardingsOf(house.db, box.id)).ended?.endReason, 'mailbox-over')
})

test('what goes on to somebody of this house says where it was delivered first, and is otherwise as it came', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  await forward(one, other.address)
  const raw = letter()
  await hand(one.address, raw)
  await work()
  const [mail] = await inboxOf(other)
  const kept = (await readRaw(house.db, mail!.blobId))!
  assert.ok(kept.subarray(-raw.length).equals(raw))
  assert.match(kept.toString(), new RegExp(`^Delivered-To: ${one.address}`, 'm'))
})
