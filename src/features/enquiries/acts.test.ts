import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import { makeAccount } from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { stranger, system, type SignedIn } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { trailOf } from '../audit/index.ts'
import { answer } from './actions/answer.ts'
import { openEnquiry } from './actions/open.ts'
import { reply, settle } from './actions/reply.ts'
import { close, closeMany, handOver, note, putBack, take } from './actions/work.ts'
import { enquiryJobs } from './jobs.ts'
import { enquiriesMerge, forgetEnquiries, ownEnquiries } from './leaving.ts'
import { enquiryLetters } from './letter-writers.ts'
import { findEnquiry } from './store/enquiries.ts'
import { messagesOf } from './store/messages.ts'
import type { NewEnquiry } from './types.ts'

let house: TestHouse
let agent: SignedIn
let officer: SignedIn

before(async () => {
  house = await testHouse()
  agent = actorFor(await makeAccount(house.db, { name: 'Tomasz Wiśniewski' }), ['accounts.manage'])
  officer = actorFor(await makeAccount(house.db), ['visa-letters.manage'])
})
after(() => house.close())

let count = 0
async function opened(more: Partial<NewEnquiry> = {}) {
  const address = `stranger${++count}@outside.example`
  const it: NewEnquiry = {
    desk: 'accounts',
    source: 'form',
    subject: 'I cannot sign in',
    words: 'It says that my account is blocked.',
    writer: { name: 'Ama', address },
    language: 'en',
    ...more,
  }
  const made = await inTransaction(house.db, (tx) => openEnquiry(tx, house, stranger, it, house.clock.now()))
  return { ...made, address }
}
const stateOf = async (id: string) => (await findEnquiry(house.db, id))?.state
const words = async (id: string, withNotes = false) =>
  (await messagesOf(house.db, id, { withNotes })).map((one) => one.words)
const refusalOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : 'not refused')

describe('asking', () => {
  test('a thread has a number, and whoever left an address is told it without what they typed', async () => {
    const { id, number, address } = await opened({ subject: 'Buy my pills', words: 'Cheap pills' })
    assert.match(number, /^Q-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await runOutbox(house, enquiryLetters(house))
    const [mail] = await mailsTo(house.db, address)
    assert.match(mail?.subject ?? '', new RegExp(number))
    assert.doesNotMatch(mail?.text ?? '', /pills|Ama/)
    assert.match(mail?.source ?? '', /Reply-To:\s+.*enquiry\+[0-9a-f]{32}\.[0-9a-f]{16}@/i)
    assert.deepEqual(
      (await trailOf(house.db, id)).map(({ act }) => act),
      ['enquiries.opened'],
    )
  })

  test('somebody who left no address is written to nowhere', async () => {
    const { id } = await opened({ writer: {}, source: 'report' })
    assert.equal(await stateOf(id), 'open')
  })
})

describe('answering', () => {
  test('an answer goes by mail and the thread stays with whoever answered', async () => {
    const { id, address } = await opened()
    await answer(house, agent, id, { words: 'Your account is open again.', asks: false, revision: 1 })
    await runOutbox(house, enquiryLetters(house))
    const mails = await mailsTo(house.db, address)
    assert.match(mails.at(-1)?.text ?? '', /Your account is open again\./)
    const it = await findEnquiry(house.db, id)
    assert.deepEqual([it?.state, it?.assignedTo], ['answered', agent.accountId])
  })

  test('of ten who answer what they read at the same time, one answer leaves', async () => {
    const { id, address } = await opened()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        answer(house, agent, id, { words: `Answer ${nth}`, asks: false, revision: 1 }),
      ),
    )
    assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
    assert.equal((await words(id)).length, 2)
    const mails = await mailsTo(house.db, address)
    assert.equal(mails.filter(({ occasion }) => occasion === 'enquiries.answered').length, 1)
  })

  test('who reads before each answer sends as many as they write', async () => {
    const { id } = await opened()
    for (let nth = 0; nth < 3; nth++) {
      const revision = (await findEnquiry(house.db, id))?.revision ?? 0
      await answer(house, agent, id, { words: `Answer ${nth}`, asks: false, revision })
    }
    assert.equal((await words(id)).length, 4)
  })

  test('another desk cannot answer, note, take, hand over or close it, nor learn of it', async () => {
    const { id } = await opened()
    const tried = [
      await answer(house, officer, id, { words: 'No', asks: false, revision: 1 }),
      await note(house, officer, id, 'No'),
      await take(house, officer, id),
      await putBack(house, officer, id),
      await handOver(house, officer, id, 'visa'),
      await close(house, officer, id),
    ]
    assert.deepEqual([...new Set(tried.map(refusalOf))], ['enquiries.unknown'])
    assert.deepEqual((await words(id, true)).length, 1)
  })

  test('a question waits for whoever asked, and their reply brings it back to whoever has it', async () => {
    const { id } = await opened()
    await answer(house, agent, id, { words: 'Which address?', asks: true, revision: 1 })
    assert.equal(await stateOf(id), 'waiting')
    const before = await house.db
      .selectFrom('outbox')
      .selectAll()
      .where('occasion', '=', 'enquiries.came-back')
      .execute()
    await reply(house, stranger, id, { words: 'This one.' })
    assert.equal(await stateOf(id), 'open')
    const now = await house.db
      .selectFrom('outbox')
      .selectAll()
      .where('occasion', '=', 'enquiries.came-back')
      .execute()
    assert.equal(now.length, before.length + 1)
  })
})

describe('working', () => {
  test('a note is for staff alone', async () => {
    const { id, address } = await opened()
    await note(house, agent, id, 'Known trouble-maker')
    assert.deepEqual((await words(id)).length, 1)
    assert.ok((await words(id, true)).includes('Known trouble-maker'))
    await runOutbox(house, enquiryLetters(house))
    for (const { text } of await mailsTo(house.db, address)) assert.doesNotMatch(text, /trouble/)
  })

  test('handed over, it is on the other desk and nobody’s yet', async () => {
    const { id } = await opened()
    await take(house, agent, id)
    await handOver(house, agent, id, 'visa')
    const it = await findEnquiry(house.db, id)
    assert.deepEqual([it?.desk, it?.assignedTo], ['visa', null])
    assert.equal(refusalOf(await take(house, agent, id)), 'enquiries.unknown')
    assert.equal(refusalOf(await take(house, officer, id)), 'not refused')
  })

  test('many are closed one by one: what is closed already says so and keeps nobody else', async () => {
    const [one, other] = [await opened(), await opened()]
    await close(house, agent, one.id)
    const outcomes = await closeMany(house, agent, [one.id, other.id])
    assert.equal(refusalOf(outcomes.get(one.id)), 'enquiries.closed-already')
    assert.equal(await stateOf(other.id), 'closed')
  })

  test('a reply opens a closed one again; the person settles it themselves and gets no mail', async () => {
    const { id, address } = await opened()
    await close(house, agent, id)
    await reply(house, stranger, id, { words: 'Not yet!' })
    assert.equal(await stateOf(id), 'open')
    const before = (await mailsTo(house.db, address)).length
    await settle(house, stranger, id)
    assert.equal(await stateOf(id), 'closed')
    assert.equal((await mailsTo(house.db, address)).length, before)
  })

  test('a mail that comes twice is filed once, and after twenty within an hour nothing is', async () => {
    const { id } = await opened()
    const mail = { words: 'Hello', messageId: '<one@outside.example>', fromAddress: 'ama@outside.example' }
    await Promise.all(Array.from({ length: 10 }, () => reply(house, stranger, id, mail)))
    assert.equal((await words(id)).length, 2)
    for (let nth = 0; nth < 18; nth++) await reply(house, stranger, id, { words: `${nth}` })
    assert.equal(refusalOf(await reply(house, stranger, id, { words: 'once more' })), 'enquiries.too-often')
    house.clock.move(3_600_001)
    assert.equal(refusalOf(await reply(house, stranger, id, { words: 'once more' })), 'not refused')
  })
})

describe('leaving', () => {
  test('a person’s copy has what was asked and answered, never a note', async () => {
    const asker = await makeAccount(house.db)
    const { id } = await opened({ writer: { personId: asker.personId } })
    await note(house, agent, id, 'A note')
    await answer(house, agent, id, { words: 'An answer', asks: false, revision: 1 })
    const own = JSON.stringify(
      await ownEnquiries(house)({ accountId: asker.id, personId: asker.personId }, house.texts('en')),
    )
    assert.match(own, /account is blocked.*An answer/)
    assert.doesNotMatch(own, /A note/)
  })

  test('merged and taken apart, threads go along and come back; erased, they are empty', async () => {
    const [from, into] = [await makeAccount(house.db), await makeAccount(house.db)]
    const { id } = await opened({ writer: { personId: from.personId } })
    const people = { from: from.personId, into: into.personId }
    const moved = await inTransaction(house.db, (tx) => enquiriesMerge.merge(tx, system, people))
    assert.equal((await findEnquiry(house.db, id))?.personId, into.personId)
    await inTransaction(house.db, (tx) => enquiriesMerge.takeApart(tx, system, people, moved))
    assert.equal((await findEnquiry(house.db, id))?.personId, from.personId)
    await inTransaction(house.db, (tx) => forgetEnquiries(tx, system, from, house.clock.now()))
    assert.equal(await findEnquiry(house.db, id), undefined)
    assert.deepEqual(await words(id, true), [])
  })

  test('two years after the last word the words go', async () => {
    const { id } = await opened()
    house.clock.move(731 * 86_400_000)
    for (const job of enquiryJobs) await job.run(house, {})
    assert.equal(await findEnquiry(house.db, id), undefined)
    assert.deepEqual(await words(id, true), [])
  })
})
