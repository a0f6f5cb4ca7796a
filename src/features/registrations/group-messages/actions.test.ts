import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { withoutLocks } from '../../../../test/support/forgetful.ts'
import {
  makeAccount,
  makeEvent,
  makePerson,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { parseFilter } from '../desk/filter.ts'
import { sendMessage, stopMessage } from './actions/send.ts'
import { goOn, leftBehindAfter, tellAll, tellBatch } from './actions/tell-batch.ts'
import { discardMessage, rewriteMessage, writeMessage } from './actions/write.ts'
import { groupMessageLetters } from './jobs.ts'
import { findMessage } from './store/messages.ts'
import { reachOf, sampleReaders } from './store/readers.ts'
import type { Wording } from './types.ts'

let house: TestHouse
let clerk: MadeAccount
let event: MadeEvent
let people: MadeAccount[]

before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  clerk = await makeAccount(house.db)
})
after(() => house.close())

beforeEach(async () => {
  await house.db.deleteFrom('outbox').execute()
  event = await makeEvent(house.db, { title: { en: 'Workshop on light', fr: 'Atelier sur la lumière' } })
  people = []
  for (const language of ['en', 'en', 'fr', 'ar', 'en'])
    people.push(await makeAccount(house.db, { language }))
  for (const { personId } of people)
    await makeRegistration(house.db, { event, personId, state: 'confirmed', mode: 'remote' })
})

const wording = (more: Partial<Wording> = {}): Wording => ({
  query: `event=${event.code}&state=confirmed`,
  texts: {
    en: { subject: 'Doors open for {event}', body: 'Dear {name},\n\n- at eight\n- at the east gate' },
    fr: { subject: 'Ouverture : {event}', body: 'Bonjour {name}' },
  },
  fallback: 'en',
  replyTo: undefined,
  ...more,
})

const actor = () => actorFor(clerk, ['messages.send'])
const write = (more: Partial<Wording> = {}) => writeMessage(house, actor(), wording(more))
const begin = async (id: string, readers = 5) =>
  sendMessage(house, actor(), id, { readers, revision: (await findMessage(house.db, id))?.revision ?? 0 })
const mails = () =>
  house.db.selectFrom('outbox').selectAll().where('occasion', '=', 'registrations.group-message').execute()
const standing = async (id: string) => {
  const it = await findMessage(house.db, id)
  return it && { state: it.state, told: it.told, readers: it.readers, skipped: it.skipped }
}

test('who gets a message is counted by language, everybody once, and who is skipped and why', async () => {
  const nobody = await makePerson(house.db)
  await makeRegistration(house.db, { event, personId: nobody.id, state: 'confirmed' })
  const gone = await makeAccount(house.db, { state: 'closed' })
  await makeRegistration(house.db, { event, personId: gone.personId, state: 'confirmed' })
  const other = await makeEvent(house.db)
  await makeRegistration(house.db, { event: other, personId: people[0]!.personId, state: 'confirmed' })
  const reach = await reachOf(
    house.db,
    parseFilter(new URLSearchParams(`event=${event.code}`)),
    house.clock.now(),
  )
  assert.deepEqual(reach, {
    byLanguage: [
      { language: 'en', count: 3 },
      { language: 'ar', count: 1 },
      { language: 'fr', count: 1 },
    ],
    readers: 5,
    registrations: 7,
    skipped: { 'no-address': 1, 'account-closed': 1 },
  })
  const samples = await sampleReaders(house.db, parseFilter({ event: event.code }), house.clock.now())
  assert.deepEqual(samples.map(({ to }) => to.language).sort(), ['ar', 'en', 'fr'])
})

test('somebody with several registrations in the group gets one message, about the last they sent', async () => {
  const later = await makeEvent(house.db)
  const last = await makeRegistration(house.db, {
    event: later,
    personId: people[0]!.personId,
    state: 'confirmed',
    submittedAt: house.clock.now(),
  })
  const id = await write({ query: 'state=confirmed' })
  const reach = await reachOf(house.db, parseFilter({ state: 'confirmed' }), house.clock.now())
  assert.ok(!isRefusal(await begin(id, reach.readers)))
  await tellAll(house, id)
  const own = (await mails()).filter((one) => one.person_id === people[0]!.personId)
  assert.equal(own.length, 1)
  assert.equal((own[0]!.facts as { registrationId: string }).registrationId, last.id)
})

test('a message goes to its readers, each in the outbox once, and ends by itself', async () => {
  const id = await write()
  assert.deepEqual(await begin(id), { send: true })
  assert.equal(await tellBatch(house, id, 2), true)
  assert.deepEqual(await standing(id), { state: 'sending', told: 2, readers: 5, skipped: 0 })
  await tellAll(house, id)
  assert.deepEqual(await standing(id), { state: 'sent', told: 5, readers: 5, skipped: 0 })
  const sent = await mails()
  assert.deepEqual(
    sent.map((one) => String(one.person_id)).toSorted(),
    people.map((one) => one.personId).sort(),
  )
  assert.ok(sent.every((one) => one.lane === 'bulk'))
  assert.deepEqual((await trailOf(house.db, id)).map(({ act }) => act).sort(), [
    'registrations.message-begun',
    'registrations.message-sent',
    'registrations.message-written',
  ])
})

test('whoever sends it, ten at once and again, nobody gets it twice', async () => {
  const id = await write()
  await begin(id)
  await Promise.all(Array.from({ length: 10 }, () => tellAll(house, id)))
  await tellAll(house, id)
  assert.equal((await mails()).length, 5)
  assert.deepEqual(await standing(id), { state: 'sent', told: 5, readers: 5, skipped: 0 })
})

test('without locks the same are told again, which the tables do not let stand: nobody gets it twice', async () => {
  const id = await write()
  await begin(id)
  const careless = withoutLocks(house)
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => tellBatch(careless, id)))
  assert.equal((await mails()).length, 5)
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
  assert.ok(
    refused.some((one) => one.includes('group_message_tells_no_more_than_its_readers')),
    String(refused),
  )
})

test('a sender that dies in the middle of a batch leaves nothing half told; another goes on', async () => {
  const id = await write()
  await begin(id)
  await tellBatch(house, id, 2)
  const dying = {
    ...house,
    db: house.db.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind === 'UpdateQueryNode' && JSON.stringify(node.table).includes('group_message"'))
          throw new Error('the worker dies')
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  }
  await assert.rejects(tellBatch(dying, id, 2), /dies/)
  assert.equal((await mails()).length, 2)
  await goOn(house)
  assert.equal((await mails()).length, 2, 'one that moved a moment ago is somebody else’s')
  house.clock.move(leftBehindAfter + 1000)
  await goOn(house)
  assert.equal((await mails()).length, 5)
  assert.equal((await standing(id))?.state, 'sent')
})

test('pressed ten times, it begins once', async () => {
  const id = await write()
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => begin(id)))
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  const jobs = (await trailOf(house.db, id)).filter(({ act }) => act === 'registrations.message-begun')
  assert.equal(jobs.length, 1)
})

test('a group that changed after it was looked at is not written to', async () => {
  const id = await write()
  const newcomer = await makeAccount(house.db)
  await makeRegistration(house.db, { event, personId: newcomer.personId, state: 'confirmed' })
  assert.deepEqual(await begin(id, 5), {
    refused: 'registrations.message-group-changed',
    values: { seen: 5, now: 6 },
  })
  assert.equal((await standing(id))?.state, 'draft')
  assert.deepEqual(await begin(id, 6), { send: true })
})

test('who registers between two looks at the group is not written to unseen', async () => {
  const id = await write()
  const newcomer = await makeAccount(house.db)
  let hasCome = false
  const db = house.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const isLook = result.rows.some((row) => 'count' in row || 'revision' in row)
      if (isLook && !hasCome) {
        hasCome = true
        await makeRegistration(house.db, { event, personId: newcomer.personId, state: 'confirmed' })
      }
      return result
    },
  })
  const seen = { readers: 5, revision: (await findMessage(house.db, id))?.revision ?? 0 }
  assert.deepEqual(await sendMessage({ ...house, db }, actor(), id, seen), {
    refused: 'registrations.message-group-changed',
    values: { seen: 5, now: 6 },
  })
  assert.deepEqual(await begin(id, 6), { send: true })
  await tellAll(house, id)
  assert.deepEqual(await standing(id), { state: 'sent', told: 6, readers: 6, skipped: 0 })
})

test('who registers after it began does not get it, and who lost their address is skipped', async () => {
  const id = await write()
  await begin(id)
  const newcomer = await makeAccount(house.db)
  await makeRegistration(house.db, { event, personId: newcomer.personId, state: 'confirmed' })
  await house.db.updateTable('account').set({ state: 'closed' }).where('id', '=', people[1]!.id).execute()
  await tellAll(house, id)
  assert.deepEqual(await standing(id), { state: 'sent', told: 4, readers: 4, skipped: 1 })
  assert.equal((await mails()).length, 4)
})

test('stopped, nobody else is told, and mails of it that have not left never do', async () => {
  const id = await write()
  await begin(id)
  await tellBatch(house, id, 2)
  assert.deepEqual(await stopMessage(house, actor(), id), { stopped: 3 })
  await tellAll(house, id)
  assert.equal((await mails()).length, 2)
  assert.equal((await standing(id))?.state, 'stopped')
  assert.ok(isRefusal(await stopMessage(house, actor(), id)))
  const [mail] = await mails()
  const writer = groupMessageLetters(house)['registrations.group-message']!
  assert.equal(
    await writer(mail!.facts as Record<string, unknown>, house.texts('en'), {
      address: 'a@b.example',
      language: 'en',
    }),
    undefined,
  )
})

test('a draft is changed by who saw its last version, and thrown away; what has begun is neither', async () => {
  const id = await write()
  const again = { ...wording(), fallback: 'fr' }
  assert.deepEqual(await rewriteMessage(house, actor(), id, again, 1), { change: true })
  assert.deepEqual(await rewriteMessage(house, actor(), id, again, 1), {
    refused: 'registrations.message-changed',
  })
  await begin(id)
  assert.ok(isRefusal(await rewriteMessage(house, actor(), id, again, 2)))
  assert.ok(isRefusal(await discardMessage(house, actor(), id)))
  const other = await write()
  assert.deepEqual(await discardMessage(house, actor(), other), { discarded: true })
  assert.equal(await findMessage(house.db, other), undefined)
})

test('everybody reads it in their language, filled in; who has none is told so in theirs', async () => {
  const id = await write()
  await begin(id)
  await tellAll(house, id)
  const writer = groupMessageLetters(house)['registrations.group-message']!
  const letters = new Map<string, string>()
  for (const mail of await mails()) {
    const letter = await writer(mail.facts as Record<string, unknown>, house.texts(mail.language), {
      address: mail.to_address,
      language: mail.language,
    })
    letters.set(mail.language, `${letter?.subject}\n${JSON.stringify(letter?.blocks)}`)
  }
  assert.match(letters.get('en') ?? '', /^Doors open for Workshop on light\n.*Dear Ama Owusu.*"block":"list"/)
  assert.match(letters.get('fr') ?? '', /^Ouverture : Atelier sur la lumière\n.*Bonjour Ama Owusu/)
  assert.match(letters.get('ar') ?? '', /^Doors open for Workshop on light\n.*لم تُكتب هذه الرسالة بلغتك/)
  assert.doesNotMatch(letters.get('fr') ?? '', /pas été écrit dans votre langue/)
})
