import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox, type TestMail } from '../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../test/support/people.ts'
import { actorFor, choicesFor, eventOf, register } from '../../../test/support/registering.ts'
import { newId } from '../../platform/ids.ts'
import { isRefusal } from '../../values/refusal.ts'
import { changeMode } from './actions/change-mode.ts'
import { withdraw } from './actions/withdraw.ts'
import { decide } from './approvals/actions/decide.ts'
import { codeFor, registrationOfCode } from './code.ts'
import { registrationLetters } from './jobs.ts'
import { knownOf } from './notices/rules.ts'
import type { Registration } from './types.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const newcomer = (language = 'en') =>
  makeAccount(house.db, { claimedCategory: 'unknown', language, passwordHash: null })
async function registered(account: MadeAccount, eventId: string, mode: 'on-site' | 'remote' = 'remote') {
  const it = await register(house, actorFor(account), eventId, choicesFor(mode))
  assert.ok(!isRefusal(it))
  return it
}
async function mails(account: MadeAccount): Promise<TestMail[]> {
  await runOutbox(house, registrationLetters(house))
  return mailsTo(house.db, account.email)
}
const calendarOf = async (mail: TestMail | undefined) => {
  const { attachments } = await PostalMime.parse(mail?.source ?? '')
  const file = attachments.find((one) => one.mimeType.startsWith('text/calendar'))
  const ics = typeof file?.content === 'string' ? file.content : new TextDecoder().decode(file?.content)
  const line = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(ics ?? '')?.[1]?.trim()
  return {
    method: line('METHOD'),
    uid: line('UID'),
    sequence: Number(line('SEQUENCE')),
    status: line('STATUS'),
  }
}

test('the confirmation carries text, HTML, an invitation and the code, in the reader’s language', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer('fr')
  const it = await registered(account, event.id)
  const [mail] = await mails(account)
  assert.match(mail?.subject ?? '', /^Confirmée/)
  assert.match(mail?.text ?? '', new RegExp(it.number))
  assert.match(mail?.html ?? '', /<html lang="fr"/)
  assert.match(mail?.html ?? '', /cid:registration-code/)
  const { attachments } = await PostalMime.parse(mail?.source ?? '')
  assert.ok(attachments.some((one) => one.mimeType === 'image/png'))
  assert.equal((await calendarOf(mail)).method, 'REQUEST')
})

test('one entry lives through everything: the same UID, a rising sequence, and a CANCEL at the end', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const it = await registered(account, event.id)
  await mails(account)
  house.clock.move(1000)
  await changeMode(house, actorFor(account), it, 'on-site')
  await mails(account)
  house.clock.move(1000)
  await withdraw(house, actorFor(account), it)
  const all = await Promise.all((await mails(account)).map(calendarOf))
  assert.deepEqual(
    all.map((one) => one.method),
    ['REQUEST', 'REQUEST', 'CANCEL'],
  )
  assert.equal(new Set(all.map((one) => one.uid)).size, 1)
  const sequences = all.map((one) => one.sequence)
  assert.deepEqual(
    sequences,
    [...sequences].sort((one, other) => one - other),
  )
  assert.equal(new Set(sequences).size, 3)
  assert.equal(all[2]?.status, 'CANCELLED')
})

test('withdrawing before a decision cancels nothing in a calendar that had nothing', async () => {
  const organisation = await makeOrganisation(house.db)
  await makeFocalPoint(house.db, { organisation })
  const event = await makeEvent(house.db, { type: 'study-group' })
  const account = await makeAccount(house.db, { organisation, passwordHash: null })
  const it = await registered(account, event.id)
  await withdraw(house, actorFor(account), it)
  const last = (await mails(account)).at(-1)
  assert.equal(last?.occasion, 'registrations.withdrawn')
  assert.equal((await calendarOf(last)).method, undefined)
})

test('who decides is asked by mail, with a link to a page, and not after it was decided', async () => {
  const organisation = await makeOrganisation(house.db)
  const first = await makeFocalPoint(house.db, { organisation })
  const event = await makeEvent(house.db, { type: 'study-group' })
  const account = await makeAccount(house.db, { organisation, name: 'Adwoa Mensah', passwordHash: null })
  const it = await registered(account, event.id)
  const [asked] = await mails(first)
  assert.match(asked?.subject ?? '', /To decide: Adwoa Mensah/)
  assert.match(asked?.text ?? '', new RegExp(`/en/approvals/${it.number}`))

  const late = await makeAccount(house.db, { organisation, passwordHash: null })
  const other = await registered(late, event.id)
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  await decide(house, actorFor(first), remit, other.number, { is: 'approval' })
  const [, second] = await mails(first)
  assert.equal(second?.state, 'withheld')
  assert.equal(second?.subject, '')
})

test('a confirmation that is no longer true is not sent', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const it = await registered(account, event.id)
  await withdraw(house, actorFor(account), it)
  const sent = (await mails(account)).filter((mail) => mail.subject !== '')
  assert.deepEqual(
    sent.map((mail) => mail.occasion),
    ['registrations.withdrawn'],
  )
})

test('every letter can be written in every language of the body', async () => {
  const writers = registrationLetters(house)
  const organisation = await makeOrganisation(house.db)
  await makeFocalPoint(house.db, { organisation })
  const event = await makeEvent(house.db, { type: 'study-group' })
  const account = await makeAccount(house.db, { organisation, passwordHash: null })
  const it: Registration = await registered(account, event.id)
  const states = {
    received: 'pending',
    'to-decide': 'pending',
    confirmed: 'confirmed',
    waitlisted: 'waitlisted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    former: 'withdrawn',
    offered: 'offered',
    'offer-lapsed': 'withdrawn',
    'mode-changed': 'confirmed',
    'event-changed': 'confirmed',
    'event-cancelled': 'cancelled',
    'week-before': 'confirmed',
    'day-before': 'confirmed',
    afterwards: 'confirmed',
    'delegate-changed': 'withdrawn',
    needs: 'confirmed',
    'desk-cancelled': 'cancelled',
    'desk-entered': 'confirmed',
    'desk-represents': 'confirmed',
    reopened: 'pending',
  }
  assert.deepEqual(
    Object.keys(writers).sort(),
    Object.keys(states)
      .map((name) => `registrations.${name}`)
      .sort(),
  )
  const noticeId = await changed(event.id)
  for (const [name, state] of Object.entries(states)) {
    const offerUntil = state === 'offered' ? house.clock.now() : null
    const set = { state, offer_until: offerUntil }
    await house.db.updateTable('registration').set(set).where('id', '=', it.id).execute()
    for (const language of house.profile.languages) {
      const to = { address: account.email, language, personId: account.personId }
      const letter = await writers[`registrations.${name}`]?.(
        { registrationId: it.id, revision: 1, noticeId, eventId: event.id },
        house.texts(language),
        to,
      )
      assert.ok(letter && letter.subject.length > 5, `${name} ${language}`)
    }
  }
})

/** A change of an event that is being told. */
async function changed(eventId: string): Promise<string> {
  const known = knownOf(await eventOf(house.db, eventId))
  const [id, now] = [newId(), house.clock.now()]
  await house.db
    .insertInto('event_notice')
    .values({
      id,
      event_id: eventId,
      kind: 'changed',
      before: JSON.stringify({ ...known, venue: { en: 'Hall A' } }),
      after: JSON.stringify(known),
      due_at: now,
      begun_at: now,
      created_at: now,
    })
    .execute()
  return id
}

test('a code says which registration it is, and only if it was made here', () => {
  const id = '0190a000-0000-7000-8000-000000000001'
  const code = codeFor(house, id)
  assert.equal(registrationOfCode(house, code), id)
  assert.doesNotMatch(code, /0190a000/)
  const forged = `${code.slice(0, 3)}${code[3] === 'A' ? 'B' : 'A'}${code.slice(4)}`
  for (const wrong of [forged, code.slice(0, -2), `${code}.x`, '', 'nonsense', '..'])
    assert.equal(registrationOfCode(house, wrong), undefined)
})
