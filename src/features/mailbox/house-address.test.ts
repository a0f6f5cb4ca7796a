import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../test/support/mailboxes.ts'
import { selfSigned } from '../../platform/tls/self-signed.ts'
import { isRefusal } from '../../values/refusal.ts'
import { listSendings, workQueue } from '../mail-routing/index.ts'
import { deliverInside, sendLetter } from './index.ts'
import { inboundDoor, type SmtpDoor } from './smtp/doors.ts'
import { type HouseAddress, type HouseMail, isHouseName } from './house-address.ts'

let house: TestHouse
let smtp: SmtpDoor
const taken: (HouseMail & { readonly raw: string })[] = []
const enquiries: HouseAddress = {
  matches: (local) => /^enquiry\+[a-z0-9]+$/i.test(local),
  take: (raw, facts) => {
    if (facts.local.endsWith('forged'))
      return Promise.resolve({ how: 'never', said: 'unknown', code: '5.1.1' })
    if (facts.local.endsWith('busy')) return Promise.resolve({ how: 'later', said: 'busy' })
    taken.push({ ...facts, raw: raw.toString() })
    return Promise.resolve({ how: 'sent' })
  },
}

before(async () => {
  house = await testHouse()
  const certificate = selfSigned(['localhost'], new Date())
  smtp = await inboundDoor(house, 'smtp', { port: 0, certificate, addresses: [enquiries] })
})
after(async () => {
  await smtp.close()
  await house.close()
})

async function hand(local: string): Promise<string> {
  const mailer = createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true })
  const envelope = { from: 'ama@outside.example', to: [`${local}@${house.config.mailDomain}`] }
  try {
    return (await mailer.sendMail({ envelope, raw: letter() })).response
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    mailer.close()
  }
}

test('what is sent to an address of the house is taken by its room, whatever the case, with what is known of it', async () => {
  assert.match(await hand('Enquiry+K7'), /^250/)
  const [mail] = taken.splice(0)
  assert.equal(mail?.local, 'Enquiry+K7')
  assert.equal(mail?.sender, 'ama@outside.example')
  assert.equal(mail?.verdict.origin, 'outside')
  assert.match(mail?.raw ?? '', /^Return-Path: <ama@outside\.example>\r\nReceived: /)
})

test('the room says whether there is such an address, and whether to try again', async () => {
  assert.match(await hand('enquiry+forged'), /^550 5\.1\.1/)
  assert.match(await hand('enquiry+busy'), /^451 /)
  assert.match(await hand('enquiry'), /^550 5\.1\.1/)
  assert.equal(taken.length, 0)
})

test('a member’s letter to the house waits for the process that has its rooms, and is then taken once', async () => {
  const box = await makeMailbox(house)
  const to = `enquiry+k8@${house.config.mailDomain}`
  const it = { sender: box.address, recipients: [to], raw: letter({ from: box.address }) }
  const sent = await sendLetter(house, box.id, it)
  if (isRefusal(sent)) assert.fail(sent.refused)
  const state = async () => (await listSendings(house.db, { accountId: box.account.id }))[0]?.state
  assert.equal(taken.length, 0)
  assert.equal(await state(), 'queued')
  await workQueue(house, { inside: deliverInside(house, [enquiries]) })
  await workQueue(house, { inside: deliverInside(house, [enquiries]) })
  assert.deepEqual(
    taken.splice(0).map(({ sender, verdict }) => [sender, verdict.accountId]),
    [[box.address, box.account.id]],
  )
  assert.equal(await state(), 'sent')
})

test('names of the house are never anybody’s, with or without a tag', () => {
  for (const local of ['postmaster', 'Abuse', 'abuse+spam', 'enquiry+x', 'ENQUIRY'])
    assert.ok(isHouseName(local), local)
  for (const local of ['mensaha', 'postmasters', 'enquiry.desk']) assert.ok(!isHouseName(local), local)
})
