import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { test } from 'node:test'
import { submissionDoor } from '../../src/features/mailbox/smtp/index.ts'
import { makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { linesOf, messagesOf, stand } from './stand.ts'
import { afterMessage, swaks, toRecipients } from './swaks.ts'
import { folderFor, isHere } from './tools.ts'

const it = stand()
const signedIn = ({ account }: MadeMailbox, password = testPassword) => [
  '--auth-user',
  account.username,
  '--auth-password',
  password,
]

test('swaks signs in after STARTTLS and sends; the certificate is ours', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const [one, other] = [await makeMailbox(it.house), await makeMailbox(it.house)]
  for (const way of ['PLAIN', 'LOGIN']) {
    const how = ['--tls', '--auth', way, ...signedIn(one)]
    const talk = await swaks(folder, it.submission.port, ...how, '--from', one.address, '--to', other.address)
    assert.equal(talk.code, 0, talk.whole)
    assert.match(talk.whole, /TLS started with cipher TLSv1\.[23]:[^]*TLS peer DN="\/CN=localhost"/)
    assert.match(talk.whole, new RegExp(`^ ~> AUTH ${way}`, 'm'))
    assert.match(afterMessage(talk)[0]!, /^250 2\.6\.0 Accepted /)
  }
  const got = await messagesOf(it, other)
  assert.deepEqual(
    got.map(({ verdict }) => verdict.origin),
    ['inside', 'inside'],
  )
  assert.deepEqual(await linesOf(it, one, 'Sent'), [], 'a program files its own copy')
})

test('swaks sends nothing with a wrong password, without one, or under an address of somebody else', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const [one, other] = [await makeMailbox(it.house), await makeMailbox(it.house)]
  const send = (from: string, ...how: string[]) =>
    swaks(folder, it.submission.port, '--tls', ...how, '--from', from, '--to', other.address)
  const wrong = await send(one.address, ...signedIn(one, 'a quiet harbour at dusk'))
  assert.equal(wrong.code, 28, wrong.whole)
  assert.equal(wrong.heard.filter((line) => line.startsWith('535 5.7.8 ')).length, 2)
  const nobody = await send(one.address)
  assert.equal(nobody.code, 23, nobody.whole)
  assert.ok(nobody.heard.some((line) => line.startsWith('530 ')))
  const envelope = await send(other.address, ...signedIn(one))
  assert.equal(envelope.code, 23, envelope.whole)
  assert.ok(envelope.heard.some((line) => line.startsWith('550 5.7.1 ')))
  const from = await send(one.address, ...signedIn(one), '--h-From', other.address)
  assert.equal(from.code, 26, from.whole)
  assert.match(afterMessage(from)[0]!, /^550 5\.7\.1 /)
  assert.deepEqual(await linesOf(it, other), [])
})

test('swaks hears at once who does not exist, and the others still get it', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const [one, other] = [await makeMailbox(it.house), await makeMailbox(it.house)]
  const to = `nobody-at-all@${it.house.config.mailDomain},${other.address}`
  const how = ['--tls', ...signedIn(one), '--from', one.address, '--to', to]
  const talk = await swaks(folder, it.submission.port, ...how)
  assert.match(toRecipients(talk)[0]!, /^550 5\.1\.1 /)
  assert.equal((await linesOf(it, other)).length, 1)
})

/** An address of this machine by which it is reached as from elsewhere. */
const elsewhere = () =>
  Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

test('from elsewhere swaks is asked for no password before TLS, and says none', async (t) => {
  if (!isHere(t, 'swaks')) return
  const host = elsewhere()
  if (!host) return t.skip('this machine has no address but its own')
  const folder = folderFor(t)
  const house = { ...it.house, config: { ...it.house.config, host } }
  const { certificate, sessions } = it
  const door = await submissionDoor(house, sessions, { port: 0, certificate, delay: 1 })
  t.after(() => door.close())
  const [one, other] = [await makeMailbox(it.house), await makeMailbox(it.house)]
  const how = ['--server', host, ...signedIn(one), '--from', one.address, '--to', other.address]
  const inClear = await swaks(folder, door.port, ...how)
  assert.equal(inClear.code, 28, inClear.whole)
  assert.ok(!inClear.heard.some((line) => /^250[- ]AUTH/.test(line)))
  assert.doesNotMatch(inClear.whole, / -> AUTH/, 'the password never left')
  const tls = await swaks(folder, door.port, '--tls', ...how)
  assert.equal(tls.code, 0, tls.whole)
  assert.equal((await linesOf(it, other)).length, 1)
})
