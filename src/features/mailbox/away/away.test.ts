import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actorFor } from '../../../../test/support/registering.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { workQueue } from '../../mail-routing/index.ts'
import {
  deliverInside,
  changeAway,
  findFolderOfRole,
  pageOf,
  receive,
  sendLetter,
  suspendMailbox,
} from '../index.ts'
import { system } from '../../../values/actor.ts'
import { indexOf } from '../mime/index.ts'
import type { Verdict } from '../types.ts'
import { mayAnswer as decideAnswer, wordsFor } from './deciding.ts'
import { incomingOf, languagesOf } from './reading.ts'

const own = ['ama@body.example']
const verdict = { origin: 'outside', spf: 'pass', dmarc: 'pass' } as const
const incoming = (headers: readonly string[] = [], sender = 'friend@outside.example') => ({
  sender,
  raw: letter({ headers, to: 'Ama <Ama@Body.example>' }),
  verdict,
})
const mayAnswer = (it: { sender: string; raw: Buffer; verdict: Verdict }) =>
  decideAnswer(incomingOf({ ...it, index: indexOf(it.raw) }, own))

test('only what a person wrote to this person is answered', () => {
  assert.ok(mayAnswer(incoming()))
  assert.ok(mayAnswer(incoming(['Auto-Submitted: no'])))
  for (const header of [
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; x=y',
    'List-Id: <all.outside.example>',
    'List-Unsubscribe: <https://outside.example>',
    'Precedence: bulk',
    'Precedence: list',
    'X-Auto-Response-Suppress: OOF',
  ])
    assert.ok(!mayAnswer(incoming([header])), header)
})

test('no bounce, robot, list or own address is answered', () => {
  for (const sender of [
    '',
    'MAILER-DAEMON@outside.example',
    'postmaster@outside.example',
    'no-reply@outside.example',
    'noreply@outside.example',
    'owner-list@outside.example',
    'list-request@outside.example',
    'list-bounces@outside.example',
    'bounces+17@outside.example',
    'SRS0=ab12cd34=aa=x.example=a@outside.example',
    'ama@body.example',
    'nonsense',
  ])
    assert.ok(!mayAnswer(incoming([], sender)), sender)
})

test('who is not written to by name, and what its own domain disowns, is not answered', () => {
  assert.ok(!mayAnswer({ ...incoming(), raw: letter({ to: 'all@outside.example' }) }))
  assert.ok(!mayAnswer({ ...incoming(), verdict: { ...verdict, dmarc: 'fail' } }))
  assert.ok(!mayAnswer({ ...incoming(), verdict: { ...verdict, spf: 'fail' } }))
})

test('the answer is in a language the sender reads, else in all that were typed, the holder’s own first', () => {
  const words = { en: 'Away.', fr: 'Absente.', ru: 'Нет на месте.' }
  assert.deepEqual(languagesOf(letter({ headers: ['Accept-Language: fr-CH, fr;q=0.9'] })), ['fr', 'fr'])
  assert.deepEqual(wordsFor({ words }, ['de', 'fr'], 'ru'), { language: 'fr', words: 'Absente.' })
  const all = wordsFor({ words }, ['de'], 'ru')
  assert.equal(all.language, 'ru')
  assert.match(all.words, /^Нет на месте\.[^]*Away\.[^]*Absente\.$/)
})

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const day = 86_400_000
async function awayBox(inDays = 0): Promise<MadeMailbox> {
  const box = await makeMailbox(house)
  const startsAt = new Date(house.clock.now().getTime() + inDays * day)
  const endsAt = new Date(startsAt.getTime() + 30 * day)
  const kept = await changeAway(house, actorFor(box.account), {
    isOn: true,
    startsAt,
    endsAt,
    words: { en: 'Back in\nDecember.' },
  })
  if (isRefusal(kept)) assert.fail(kept.refused)
  return box
}
const arrive = (box: MadeMailbox, sender = 'friend@outside.example', headers: string[] = []) =>
  receive(house, box.id, {
    raw: letter({ to: box.address, headers, messageId: '<one@outside.example>' }),
    sender,
    verdict,
  })
const answersOf = ({ account }: MadeMailbox) =>
  house.db
    .selectFrom('mail_sending as its')
    .innerJoin('mail_sending_to as one', 'one.sending_id', 'its.id')
    .select(['its.id', 'its.kind', 'its.sender', 'one.address'])
    .where('its.account_id', '=', account.id)
    .orderBy('its.created_at')
    .execute()

test('a sender is answered once a week, with no sender in the envelope, as a program that names the letter it answers', async () => {
  const box = await awayBox()
  await arrive(box)
  await arrive(box)
  await arrive(box, 'FRIEND@outside.example')
  await arrive(box, 'other@outside.example')
  const answers = await answersOf(box)
  assert.deepEqual(
    answers.map(({ kind, sender, address }) => [kind, sender, address]),
    [
      ['notice', '', 'friend@outside.example'],
      ['notice', '', 'other@outside.example'],
    ],
  )
  const sent = house.db.selectFrom('mail_sending').select('raw').where('id', '=', answers[0]!.id)
  const raw = (await sent.executeTakeFirstOrThrow()).raw!.toString()
  assert.match(
    raw,
    new RegExp(`^From: <${box.address}>\r\nTo: <friend@outside\\.example>\r\nSubject: Away: `),
  )
  assert.match(raw, /^Auto-Submitted: auto-replied\r$/m)
  assert.match(raw, /^In-Reply-To: <one@outside\.example>\r$/m)
  const body = Buffer.from(raw.split('\r\n\r\n')[1]!, 'base64').toString()
  assert.equal(body, 'Back in\r\nDecember.\r\n')
  house.clock.move(7 * day)
  await arrive(box)
  assert.equal((await answersOf(box)).length, 3)
})

test('however long the subject of a letter is, the answer to it has lines that every server takes', async () => {
  for (const subject of ['y'.repeat(3000), 'Повестка дня '.repeat(300)]) {
    const box = await awayBox()
    await receive(house, box.id, {
      raw: letter({ to: box.address, subject }),
      sender: 'friend@outside.example',
      verdict,
    })
    const [{ id } = { id: '' }] = await answersOf(box)
    const sent = house.db.selectFrom('mail_sending').select('raw').where('id', '=', id)
    const raw = (await sent.executeTakeFirstOrThrow()).raw!.toString()
    assert.ok(raw.split('\r\n').every((line) => Buffer.byteLength(line) <= 998))
    assert.match(indexOf(Buffer.from(raw)).subject, /^Away: .*…$/)
  }
})

test('ten letters of one sender at once have one answer', async () => {
  const box = await awayBox()
  await Promise.all(Array.from({ length: 10 }, () => arrive(box)))
  assert.equal((await answersOf(box)).length, 1)
})

test('nothing is answered before the first day, after the last, or while the mailbox rests', async () => {
  const box = await awayBox()
  house.clock.move(30 * day)
  await arrive(box)
  assert.equal((await answersOf(box)).length, 0)
  const early = await awayBox(1)
  await arrive(early)
  assert.equal((await answersOf(early)).length, 0)
  const resting = await awayBox()
  await suspendMailbox(house, system, resting.id)
  await arrive(resting)
  assert.equal((await answersOf(resting)).length, 0)
})

test('two who are away write to each other in vain, and not for ever', async () => {
  const [one, other] = [await awayBox(), await awayBox()]
  const raw = letter({ from: one.address, to: other.address })
  await sendLetter(house, one.id, { sender: one.address, recipients: [other.address], raw })
  while ((await workQueue(house, { inside: deliverInside(house, []) })) > 0);
  const inbox = async (box: MadeMailbox) =>
    (await pageOf(house.db, (await findFolderOfRole(house.db, box.id, 'inbox'))!.id, { limit: 9 })).messages
  assert.deepEqual([(await inbox(one)).length, (await inbox(other)).length], [1, 1])
})
