import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../test/support/mailboxes.ts'
import { isRefusal } from '../../values/refusal.ts'
import {
  append,
  type Criterion,
  deliver,
  findFolderOfRole,
  listThread,
  mark,
  move,
  pageOf,
  search,
} from './index.ts'

let house: TestHouse
let box: MadeMailbox
before(async () => {
  house = await testHouse()
  box = await makeMailbox(house)
  for (const { subject, text, from = 'Ama Mensah <ama@sankofa.example>' } of letters)
    await deliver(house, box.id, letter({ subject, text, from }), { verdict: { origin: 'outside' } })
  const other = await makeMailbox(house)
  await deliver(house, other.id, letter({ subject: 'Agenda of another mailbox' }), {
    verdict: { origin: 'outside' },
  })
})
after(() => house.close())

const letters = [
  { subject: 'Agenda of the meeting', text: 'The provisional agenda is attached.' },
  { subject: 'Ordre du jour', text: 'Veuillez trouver le procès-verbal de la réunion.' },
  { subject: 'Повестка дня', text: 'Прилагается предварительная повестка дня собрания.' },
  { subject: '会议议程', text: '请查收第三研究组会议的临时议程。' },
  { subject: 'جدول أعمال الاجتماع', text: 'تجدون طيه جدول الأعمال المؤقّت للجنة الدراسات.' },
  { subject: 'Straßenkarte', text: 'Die Anfahrt.', from: '渡辺 陽子 <watanabe@example.jp>' },
  { subject: 'กำหนดการประชุม', text: 'โปรดดูกำหนดการประชุม' },
  { subject: 'आगामी बैठक', text: 'कार्यसूची संलग्न है।' },
]

/** The subjects found, by their place in the list above. */
async function found(criterion: Criterion): Promise<string[]> {
  const hits = await search(house.db, { mailboxId: box.id }, criterion)
  return hits.map(({ uid }) => letters[uid - 1]!.subject).sort()
}

test('words are found in any script, in any case, with or without accents and vowel signs', async () => {
  const asked: [string, string][] = [
    ['AGENDA', 'Agenda of the meeting'],
    ['provisional', 'Agenda of the meeting'],
    ['proces-verbal reunion', 'Ordre du jour'],
    ['повестка', 'Повестка дня'],
    ['议程', '会议议程'],
    ['研究组', '会议议程'],
    ['المؤقت', 'جدول أعمال الاجتماع'],
    ['اعمال', 'جدول أعمال الاجتماع'],
    ['strassenkarte', 'Straßenkarte'],
    ['渡辺', 'Straßenkarte'],
    ['陽', 'Straßenkarte'],
    ['ประชุม', 'กำหนดการประชุม'],
    ['बैठक', 'आगामी बैठक'],
  ]
  for (const [words, subject] of asked) assert.deepEqual(await found({ words }), [subject], words)
})

test('a word that is only begun is found', async () => {
  assert.deepEqual(await found({ words: 'provis' }), ['Agenda of the meeting'])
  assert.deepEqual(await found({ words: 'предвар' }), ['Повестка дня'])
})

test('all words must be there, and signs beside each other must be beside each other', async () => {
  assert.deepEqual(await found({ words: 'agenda nonsense' }), [])
  assert.deepEqual(await found({ words: '程议' }), [])
  assert.deepEqual(await found({ words: '!?' }), [])
})

test('words can be looked for in one place only', async () => {
  assert.deepEqual(await found({ words: 'watanabe', in: 'from' }), ['Straßenkarte'])
  assert.deepEqual(await found({ words: 'watanabe', in: 'subject' }), [])
  assert.deepEqual(await found({ words: 'agenda', in: 'subject' }), ['Agenda of the meeting'])
})

test('no search finds what is in another mailbox', async () => {
  assert.deepEqual(await found({ words: 'agenda' }), ['Agenda of the meeting'])
  assert.equal((await search(house.db, { mailboxId: box.id }, { all: [] })).length, letters.length)
})

test('mail programs find text in the middle of words, whatever its case, and the odd signs of patterns are plain signs', async () => {
  assert.deepEqual(await found({ text: 'GEND', in: 'subject' }), ['Agenda of the meeting'])
  assert.deepEqual(await found({ text: 'ВЕСТК', in: 'subject' }), ['Повестка дня'])
  assert.deepEqual(await found({ text: 'visional', in: 'body' }), ['Agenda of the meeting'])
  assert.deepEqual(await found({ text: 'Ordre du', in: 'body' }), [], 'a subject is no body')
  assert.deepEqual(await found({ text: 'watanabe', in: 'body' }), [])
  assert.deepEqual(await found({ text: '%', in: 'anywhere' }), [])
  assert.deepEqual(
    await found({ header: 'message-id', has: 'outside.example' }),
    letters.map((it) => it.subject).sort(),
  )
  assert.deepEqual(await found({ header: 'x-not-there', has: '' }), [])
  assert.deepEqual(await found({ header: 'From', has: 'example.jp' }), ['Straßenkarte'])
})

test('everything that can be asked can be asked for together, or its opposite', async () => {
  const inbox = (await findFolderOfRole(house.db, box.id, 'inbox'))!
  await mark(house, box.id, inbox.id, [1, 2], { how: 'add', flags: ['\\Seen'] })
  await mark(house, box.id, inbox.id, [2], { how: 'add', flags: ['Later'] })
  const uids = async (criterion: Criterion) =>
    (await search(house.db, { mailboxId: box.id, folderId: inbox.id }, criterion)).map(({ uid }) => uid)
  assert.deepEqual(await uids({ flag: '\\Seen' }), [1, 2])
  assert.deepEqual(await uids({ all: [{ flag: '\\Seen' }, { not: { flag: 'LATER' } }] }), [1])
  assert.deepEqual(await uids({ any: [{ uids: [[1, 2]] }, { uids: [[7, Infinity]] }] }), [1, 2, 7, 8])
  assert.deepEqual(await uids({ uids: [[Infinity, Infinity]] }), [8])
  assert.deepEqual(await uids({ uids: [[100, Infinity]] }), [8])
  assert.deepEqual(await uids({ not: { larger: 1 } }), [])
  assert.deepEqual(await uids({ smaller: 100_000 }), [1, 2, 3, 4, 5, 6, 7, 8])
  assert.deepEqual(await uids({ since: new Date('2026-11-25') }), [1, 2, 3, 4, 5, 6, 7, 8])
  assert.deepEqual(await uids({ sentBefore: new Date('2026-11-25T07:59:00Z') }), [])
  assert.deepEqual(await uids({ sentSince: new Date('2026-11-25') }), [1, 2, 3, 4, 5, 6, 7, 8])
  assert.deepEqual(await uids({ not: { header: 'x-not-there', has: 'x' } }), [1, 2, 3, 4, 5, 6, 7, 8])
})

test('the day on which a message was sent is the one its sender wrote, whatever the zone', async () => {
  const { id } = await makeMailbox(house)
  const dates = [
    'Sun, 21 Mar 1993 23:56:48 -0800 (PST)',
    '22 Mar 1993 00:30:00 +1400',
    'Mon, 22 Mar 1959 12:00:00',
    'Mon, 22 Mar 1993 12:00:00 +9999',
  ]
  for (const date of dates) await append(house, id, 'INBOX', Buffer.from(`Date: ${date}\r\n\r\n`))
  const on = async (day: string) => {
    const next = new Date(Date.parse(day) + 86_400_000)
    const hits = await search(
      house.db,
      { mailboxId: id },
      { all: [{ sentSince: new Date(day) }, { sentBefore: next }] },
    )
    return hits.map(({ uid }) => uid).sort((a, b) => a - b)
  }
  assert.deepEqual(await on('1993-03-21'), [1])
  assert.deepEqual(await on('1993-03-22'), [2])
  assert.deepEqual(await on('1959-03-22'), [3])
})

test('a page of a folder is the newest first, and the next begins where it ended', async () => {
  const inbox = (await findFolderOfRole(house.db, box.id, 'inbox'))!
  const first = await pageOf(house.db, inbox.id, { limit: 3 })
  assert.deepEqual(
    first.messages.map(({ uid }) => uid),
    [8, 7, 6],
  )
  const second = await pageOf(house.db, inbox.id, { limit: 5, before: first.next })
  assert.deepEqual(
    second.messages.map(({ uid }) => uid),
    [5, 4, 3, 2, 1],
  )
  assert.equal(second.next, undefined)
  assert.equal(second.messages.at(-1)?.snippet, 'The provisional agenda is attached.')
})

test('answers belong to what they answer, in whatever order they come in, and in whichever folder they lie', async () => {
  const mine = await makeMailbox(house)
  const facts = { verdict: { origin: 'outside' } } as const
  const answer = (id: string, references: string) =>
    letter({ subject: 'Re: Seats', messageId: id, headers: [`References: ${references}`] })
  await deliver(house, mine.id, answer('<3@x.example>', '<1@x.example> <2@x.example>'), facts)
  await deliver(house, mine.id, letter({ subject: 'Seats', messageId: '<1@x.example>' }), facts)
  await append(house, mine.id, 'Sent', answer('<2@x.example>', '<1@x.example>'), { flags: ['\\Seen'] })
  await deliver(house, mine.id, letter({ subject: 'Something else' }), facts)
  const inbox = (await findFolderOfRole(house.db, mine.id, 'inbox'))!
  const { messages } = await pageOf(house.db, inbox.id, { limit: 10, threads: true })
  assert.deepEqual(
    messages.map(({ subject, inThread, unseenInThread }) => [subject, inThread, unseenInThread]),
    [
      ['Something else', 1, 1],
      ['Seats', 3, 2],
    ],
  )
  const thread = await listThread(house.db, mine.id, messages[1]!.threadId)
  assert.equal(thread.length, 3)
})

test('two conversations that turn out to be one become one', async () => {
  const mine = await makeMailbox(house)
  const facts = { verdict: { origin: 'outside' } } as const
  await deliver(house, mine.id, letter({ messageId: '<a@x.example>' }), facts)
  await deliver(house, mine.id, letter({ messageId: '<b@x.example>' }), facts)
  const both = letter({ headers: ['References: <a@x.example>', 'In-Reply-To: <b@x.example>'] })
  const put = await deliver(house, mine.id, both, facts)
  assert.ok(!isRefusal(put))
  const threads = await house.db
    .selectFrom('mail_blob')
    .select('thread_id')
    .distinct()
    .where('mailbox_id', '=', mine.id)
    .execute()
  assert.equal(threads.length, 1)
})

test('an answer that names nothing belongs to the newest message of its subject, and a new message does not', async () => {
  const mine = await makeMailbox(house)
  const facts = { verdict: { origin: 'outside' } } as const
  await deliver(house, mine.id, letter({ subject: 'Room for the working party' }), facts)
  await deliver(house, mine.id, letter({ subject: 'RE: Room for the working party' }), facts)
  await deliver(house, mine.id, letter({ subject: 'Room for the working party' }), facts)
  const inbox = (await findFolderOfRole(house.db, mine.id, 'inbox'))!
  const { messages } = await pageOf(house.db, inbox.id, { limit: 10, threads: true })
  assert.deepEqual(
    messages.map(({ inThread }) => inThread),
    [1, 2],
  )
})

test('a conversation does not count what is in the bin', async () => {
  const mine = await makeMailbox(house)
  const facts = { verdict: { origin: 'outside' } } as const
  await deliver(house, mine.id, letter({ messageId: '<q@x.example>' }), facts)
  await deliver(house, mine.id, letter({ headers: ['References: <q@x.example>'] }), facts)
  const inbox = (await findFolderOfRole(house.db, mine.id, 'inbox'))!
  const trash = (await findFolderOfRole(house.db, mine.id, 'trash'))!
  await move(house, mine.id, inbox.id, [1], trash.id)
  const { messages } = await pageOf(house.db, inbox.id, { limit: 10, threads: true })
  assert.equal(messages[0]?.inThread, 1)
})
