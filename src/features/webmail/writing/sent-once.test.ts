import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import type { Answer, Browser } from '../../../../test/support/server.ts'
import { openWholeServer, type WholeServer } from '../../../../test/support/whole-server.ts'
import { findFolderOfRole, pageOf, type FolderRole } from '../../mailbox/index.ts'
import { handOver } from './actions/hand-over.ts'

let whole: WholeServer
let box: MadeMailbox
let me: Browser
before(async () => {
  whole = await openWholeServer({ config: { limits: 'generous' } })
  box = await makeMailbox(whole.house, { name: 'Adwoa Mensah', username: 'mensaha' })
  me = await whole.as(box.account.id)
})
after(() => whole.close())

type Typed = Record<string, string>
type File = { name: string; bytes: Buffer }

const post = (fields: Typed, file?: File): Promise<Answer> =>
  me.upload('/en/mail/write', fields, file ? { file } : {})
const letter = (subject: string, more: Typed = {}): Typed => ({
  to: 'asante@outside.example',
  subject,
  text: 'Dear Mr Asante,\n\nyes.',
  look: 'plain',
  ...more,
})
const valueOf = (body: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? ''
/** What a page to write on knows of itself. */
async function formAt(path: string): Promise<Typed> {
  const { body } = await me.get(path)
  const [form, turn, draft] = ['form', 'turn', 'draft'].map((name) => valueOf(body, name))
  return { form: form!, turn: turn!, ...(draft && { draft }) }
}
const keep = async (fields: Typed): Promise<string> =>
  (JSON.parse((await post({ ...fields, act: 'keep' })).body) as { draft: string }).draft
const inFolder = async (role: FolderRole, subject: string) => {
  const folder = await findFolderOfRole(whole.house.db, box.id, role)
  const { messages } = await pageOf(whole.house.db, folder!.id, { limit: 200 })
  return messages.filter((one) => one.subject === subject)
}
/** Lets everything leave whose time has come, and says how often a letter of this subject has. */
async function left(subject: string): Promise<number> {
  whole.house.clock.move(11_000)
  const waiting = await whole.house.db.selectFrom('webmail_sending').select('id').execute()
  for (const { id } of waiting) await handOver(whole.house, id)
  const rows = await whole.house.db
    .selectFrom('mail_sending')
    .select('id')
    .where('subject', '=', subject)
    .execute()
  return rows.length
}
const ten = <T>(act: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 10 }, act))

describe('a letter is sent once', () => {
  test('however often the button is pressed, ten times at once, on a new letter', async () => {
    const form = await formAt('/en/mail/write')
    const pressed = await ten(() => post(letter('Ten new', { ...form, act: 'send' })))
    assert.deepEqual(
      [...new Set(pressed.map(({ location }) => location))],
      [`/en/mail/sending/${form['form']}`],
    )
    assert.equal((await inFolder('drafts', 'Ten new')).length, 1)
    assert.equal(await left('Ten new'), 1)
    assert.equal((await post(letter('Ten new', { ...form, act: 'send' }))).location, pressed[0]!.location)
    assert.equal(await left('Ten new'), 1)
    assert.equal((await inFolder('drafts', 'Ten new')).length, 0)
  })

  test('and an old page that discards its draft does not take it back', async () => {
    const saved = await post(letter('Old page', { ...(await formAt('/en/mail/write')), act: 'save' }))
    const form = await formAt(saved.location)
    await post(letter('Old page', { ...form, act: 'send' }))
    await post(letter('Old page', { ...form, act: 'discard' }))
    assert.equal(await left('Old page'), 1)
  })

  test('and on one revision of a draft, ten times at once', async () => {
    const saved = await post(letter('Ten drafts', { ...(await formAt('/en/mail/write')), act: 'save' }))
    const form = await formAt(saved.location)
    const pressed = await ten(() => post(letter('Ten drafts', { ...form, act: 'send' })))
    assert.equal(new Set(pressed.map(({ location }) => location)).size, 1)
    assert.equal((await inFolder('drafts', 'Ten drafts')).length, 1)
    assert.equal(await left('Ten drafts'), 1)
  })

  test('where the page says nothing of itself, it would leave ten times', async () => {
    await ten(() => post(letter('Control', { act: 'send' })))
    assert.equal(await left('Control'), 10)
  })

  test('after it was taken back not by the press of before, and once by the next', async () => {
    const form = await formAt('/en/mail/write')
    const { location } = await post(letter('Undone', { ...form, act: 'send' }))
    const back = await me.post(`${location}/withdrawal`)
    const late = await post(letter('Undone', { ...form, act: 'send' }))
    assert.match(late.location, /\/mail\/write\//)
    assert.match((await me.get(late.location)).body, /was not sent: you had taken it back/)
    assert.equal(await left('Undone'), 0)
    const again = await formAt(back.location)
    await ten(() => post(letter('Undone', { ...again, act: 'send' })))
    assert.equal(await left('Undone'), 1)
    assert.equal((await inFolder('drafts', 'Undone')).length, 0)
  })

  test('from two windows with the same draft by the first; the other keeps its words and is asked to look', async () => {
    const { location } = await post(letter('Two', { ...(await formAt('/en/mail/write')), act: 'save' }))
    const [one, other] = [await formAt(location), await formAt(location)]
    assert.match((await post(letter('Two', { ...one, act: 'send' }))).location, /\/mail\/sending\//)
    const second = await post(letter('Two', { ...other, text: 'Words of the other window', act: 'send' }))
    const page = (await me.get(second.location)).body
    assert.match(page, /nothing was sent from this one/)
    assert.match(page, /Words of the other window/)
    assert.equal(await left('Two'), 1)
  })

  test('and what is written on after it was sent is a draft, which says so', async () => {
    const form = await formAt('/en/mail/write')
    await post(letter('Went', { ...form, act: 'send' }))
    const more = await post(letter('Went', { ...form, text: 'One more word', act: 'send' }))
    const page = (await me.get(more.location)).body
    assert.match(page, /on its way already\. What you have written since then is kept here as a draft/)
    assert.match(page, /One more word/)
    assert.equal(await left('Went'), 1)
  })
})

describe('a page that keeps its letter', () => {
  test('knows its own revision also when the answer was lost, and makes one draft', async () => {
    const form = await formAt('/en/mail/write')
    await keep(letter('Lost', { ...form, turn: '1', text: 'one' }))
    await keep(letter('Lost', { ...form, turn: '2', text: 'two' }))
    const draft = await keep(letter('Lost', { ...form, turn: '3', text: 'three' }))
    assert.equal((await inFolder('drafts', 'Lost')).length, 1)
    assert.match((await me.get(`/en/mail/write/${draft}`)).body, /three/)
    await post(letter('Lost', { ...form, turn: '4', act: 'discard' }))
    assert.equal((await inFolder('drafts', 'Lost')).length, 0)
  })

  test('loses no last words to what was on its way before them, in whatever order they come', async () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ]) {
      const subject = `Order ${order.join()}`
      const form = await formAt('/en/mail/write')
      const start = await keep(letter(subject, { ...form, turn: '0', text: 'begun' }))
      for (const turn of order)
        await keep(letter(subject, { ...form, draft: start, turn: `${turn}`, text: `words ${turn}` }))
      const [draft, ...more] = await inFolder('drafts', subject)
      assert.equal(more.length, 0)
      assert.match((await me.get(`/en/mail/write/${draft!.id}`)).body, /words 2/)
    }
    const form = await formAt('/en/mail/write')
    await ten(() => keep(letter('At once', { ...form, turn: '1', text: 'the same' })))
    await Promise.all(
      [2, 3, 4, 5].map((turn) =>
        keep(letter('At once', { ...form, turn: `${turn}`, text: `words ${turn}` })),
      ),
    )
    const drafts = await inFolder('drafts', 'At once')
    const texts = await Promise.all(drafts.map(async ({ id }) => (await me.get(`/en/mail/write/${id}`)).body))
    assert.ok(texts.some((text) => text.includes('words 5')))
    assert.equal(drafts.length, 1)
  })

  test('leads from the revision it was shown with to the one it kept when it was left', async () => {
    const { location } = await post(letter('Left', { ...(await formAt('/en/mail/write')), act: 'save' }))
    const form = await formAt(location)
    await keep(letter('Left', { ...form, turn: '1', text: 'last words' }))
    const last = await keep(letter('Left', { ...form, turn: '2', text: 'the very last words' }))
    assert.equal((await me.get(location)).location, `/en/mail/write/${last}`)
    await post(letter('Left', { ...form, draft: last, act: 'discard' }))
    assert.equal((await me.get(location)).status, 404)
  })

  test('is no page of anybody else: its id is known in its own mailbox alone', async () => {
    const form = randomUUID()
    const other = await makeMailbox(whole.house)
    const thief = await whole.as(other.account.id)
    await keep(letter('Mine', { form, turn: '1' }))
    await thief.upload('/en/mail/write', letter('Theirs', { form, turn: '9', act: 'keep' }), {})
    await keep(letter('Mine', { form, turn: '2', text: 'mine' }))
    assert.equal((await inFolder('drafts', 'Mine')).length, 1)
    await thief.upload('/en/mail/write', letter('Theirs', { form, turn: '10', act: 'send' }), {})
    const mine = await post(letter('Mine', { form, turn: '3', act: 'send' }))
    assert.match(mine.location, /\/mail\/write\//)
    assert.equal((await inFolder('drafts', 'Mine')).length, 1)
  })
})

describe('a file that comes along', () => {
  const file = { name: 'plan.pdf', bytes: Buffer.from('%PDF-1.4 plan') }
  const large = { name: 'large.bin', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) }

  test('with a letter that is sent at once is sent with it', async () => {
    const sent = await post(letter('File', { ...(await formAt('/en/mail/write')), act: 'send' }), file)
    assert.match(sent.location, /\/mail\/sending\//)
    assert.equal(await left('File'), 1)
    assert.equal((await inFolder('sent', 'File'))[0]?.hasAttachments, true)
  })

  test('and is too large keeps the letter from being sent, and is said beside its field', async () => {
    const form = await formAt('/en/mail/write')
    const with1 = await post(letter('Large', { ...form, act: 'attach' }), file)
    const refused = await post(letter('Large', { ...(await formAt(with1.location)), act: 'send' }), large)
    assert.equal(refused.status, 422)
    assert.match(refused.body, /This file is larger than 20 MB/)
    assert.match(refused.body, /Dear Mr Asante/)
    assert.match(refused.body, /plan\.pdf/)
    assert.equal(await left('Large'), 0)
  })

  test('and is too large is said also where something else is wrong', async () => {
    const wrong = letter('Both', { ...(await formAt('/en/mail/write')), to: 'nobody', act: 'send' })
    const refused = await post(wrong, large)
    assert.match(refused.body, /“nobody” is no mail address/)
    assert.match(refused.body, /This file is larger than 20 MB/)
  })

  test('is kept where something else is wrong, and goes with the letter when it is right', async () => {
    const form = await formAt('/en/mail/write')
    const wrong = await post(
      letter('Kept', { ...form, to: 'nobody, ama@outside.example', act: 'send' }),
      file,
    )
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /plan\.pdf/)
    assert.match(wrong.body, /nobody, ama@outside\.example/)
    const right = letter('Kept', { ...form, draft: valueOf(wrong.body, 'draft'), act: 'send' })
    assert.match((await post(right)).location, /\/mail\/sending\//)
    assert.equal(await left('Kept'), 1)
    assert.equal((await inFolder('sent', 'Kept'))[0]?.hasAttachments, true)
    assert.equal((await inFolder('drafts', 'Kept')).length, 0)
  })

  test('and cannot be kept because the mailbox is full is said to be chosen again', async () => {
    await whole.house.db.updateTable('mailbox').set({ quota_bytes: 1 }).where('id', '=', box.id).execute()
    const full = await post(letter('Full', { ...(await formAt('/en/mail/write')), act: 'attach' }), {
      name: 'big.bin',
      bytes: Buffer.alloc(400_000),
    })
    await whole.house.db
      .updateTable('mailbox')
      .set({ quota_bytes: 2_000_000_000 })
      .where('id', '=', box.id)
      .execute()
    assert.equal(full.status, 409)
    assert.match(full.body, /This file was not kept\. Choose it again/)
  })
})
