import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deliver, mostMessageBytes } from '../../src/features/mailbox/index.ts'
import { letter, makeMailbox } from '../support/mailboxes.ts'
import { manyParts } from './many-parts.ts'
import { linesOf, messagesOf, stand } from './stand.ts'
import { afterMessage, swaks, toRecipients } from './swaks.ts'
import { folderFor, isHere } from './tools.ts'

const it = stand()
const stranger = ['--from', 'ama@outside.example']

test('swaks hands a message in from outside, in clear, by STARTTLS and in one go, and every byte is kept', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const box = await makeMailbox(it.house)
  const raw = Buffer.concat([manyParts, Buffer.from('.\r\n..two dots\r\n.one\r\n')])
  writeFileSync(join(folder, 'letter.eml'), raw)
  const send = ['--to', box.address, '--data', '@letter.eml']
  for (const how of [[], ['--tls'], ['--pipeline']]) {
    const talk = await swaks(folder, it.smtp.port, ...stranger, ...send, ...how)
    assert.equal(talk.code, 0, talk.whole)
    assert.match(afterMessage(talk)[0]!, /^250 2\.6\.0 /)
  }
  const kept = await messagesOf(it, box)
  assert.equal(kept.length, 3)
  for (const one of kept) assert.ok(one.raw.includes(raw.toString()))
  assert.equal(kept.filter((one) => /^Received: .*\r\n\tby \S+ with ESMTPS id /m.test(one.raw)).length, 1)
})

test('swaks hears at the recipient who is unknown, who is full, and that nobody passes mail on through here', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const full = await makeMailbox(it.house, { quotaBytes: 4000 })
  await deliver(it.house, full.id, letter({ bytes: 4000 }), { verdict: { origin: 'outside' } })
  const answers: [string, RegExp][] = [
    [`nobody-at-all@${it.house.config.mailDomain}`, /^550 5\.1\.1 /],
    ['friend@elsewhere.example', /^550 5\.7\.1 /],
    [full.address, /^452 4\.2\.2 /],
  ]
  for (const [to, answer] of answers) {
    const talk = await swaks(folder, it.smtp.port, ...stranger, '--to', to)
    assert.equal(talk.code, 24, talk.whole)
    assert.match(toRecipients(talk)[0]!, answer)
  }
})

test('swaks is told that a message is too large, and nothing of it is kept', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const box = await makeMailbox(it.house)
  writeFileSync(join(folder, 'large.eml'), letter({ bytes: mostMessageBytes + 1 }))
  const large = ['--to', box.address, '--data', '@large.eml', '--suppress-data']
  const talk = await swaks(folder, it.smtp.port, ...stranger, ...large)
  assert.equal(talk.code, 26, talk.whole)
  assert.ok(talk.heard.includes(`250 SIZE ${mostMessageBytes}`))
  assert.match(afterMessage(talk)[0]!, /^552 5\.3\.4 /)
  assert.deepEqual(await linesOf(it, box), [])
})

test('a stranger who claims to be one of ours is shown as a stranger, and can neither sign in there nor vouch for others', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const [box, other] = [await makeMailbox(it.house), await makeMailbox(it.house)]
  const claim = ['--from', other.address, '--to', box.address]
  assert.equal((await swaks(folder, it.smtp.port, ...claim)).code, 0)
  const [kept] = await messagesOf(it, box)
  assert.deepEqual(kept?.verdict, { origin: 'outside', spf: 'fail', dkim: 'none', dmarc: 'fail' })
  const login = ['--auth-user', other.address, '--auth-password', 'x']
  const signing = await swaks(folder, it.smtp.port, ...claim, ...login)
  assert.equal(signing.code, 28, 'nobody signs in at the door for mail from outside')
  const vouching = ['--xclient-addr', '192.0.2.1', '--xclient-login', other.account.username]
  assert.equal((await swaks(folder, it.smtp.port, ...claim, ...vouching)).code, 33)
  assert.equal((await linesOf(it, box)).length, 1)
})
