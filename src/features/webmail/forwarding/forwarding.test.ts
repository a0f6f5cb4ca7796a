import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main } from '../../../../test/support/walking.ts'
import { openWholeServer, type WholeServer } from '../../../../test/support/whole-server.ts'
import { findAway, forwardingsOf } from '../../mailbox/index.ts'

let whole: WholeServer
before(async () => {
  whole = await openWholeServer({ config: { limits: 'generous' } })
})
after(() => whole.close())

const path = '/en/mail/settings/forwarding'
const away = '/en/mail/settings/away'

const open = async (): Promise<{ box: MadeMailbox; me: Browser }> => {
  const box = await makeMailbox(whole.house)
  return { box, me: await whole.as(box.account.id) }
}

/** The link in the mail to the target. */
async function linkTo(target: string): Promise<string> {
  const { mailboxLetters } = await import('../../mailbox/index.ts')
  const { facts, language } = await whole.house.db
    .selectFrom('outbox')
    .select(['facts', 'language'])
    .where('to_address', '=', target)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const write = mailboxLetters(whole.house)['mailbox.forwarding-asked']!
  const to = { address: target, language }
  const letter = await write(facts as Record<string, unknown>, whole.house.texts(language), to)
  return letter!.blocks.flatMap((block) => (block.block === 'action' ? [`/en${block.path}`] : []))[0]!
}

test('forwarding is asked for, confirmed by a stranger at the target, seen, changed and stopped', async () => {
  const { box, me } = await open()
  assert.match(main(await me.get(path)), /Your mail is not sent on/)
  assert.equal((await me.post(path, { target: 'ama@home.example', copy: 'no' })).status, 303)
  assert.match(main(await me.get(path)), /We have asked at ama@home\.example/)
  const there = new Browser(whole.server)
  const link = await linkTo('ama@home.example')
  const question = await there.get(link)
  assert.equal(heading(question), 'May mail be sent on to you?')
  assert.match(main(question), new RegExp(box.address))
  assert.ok((await forwardingsOf(whole.house.db, box.id)).waiting, 'looking changes nothing')
  assert.equal(heading(await there.post(link, { answer: 'yes' })), 'Mail is sent on from now')
  assert.equal((await there.get(link)).status, 410)
  assert.match(main(await me.get(path)), /What comes in for you goes on to ama@home\.example/)
  await me.post(`${path}/copy`, { copy: 'yes' })
  assert.equal((await forwardingsOf(whole.house.db, box.id)).active?.keepsCopy, true)
  await me.post(`${path}/end`, { what: 'all' })
  assert.match(main(await me.get(path)), /Your mail is not sent on/)
})

test('what cannot be is said beside the field, and what was typed stays', async () => {
  const { box, me } = await open()
  for (const [target, words] of [
    ['nonsense', /not an address that mail can be sent to/],
    [box.address, /your own mailbox/],
    [`nobody.here@${whole.house.config.mailDomain}`, /There is no mailbox/],
    [`postmaster@${whole.house.config.mailDomain}`, /There is no mailbox/],
  ] as const) {
    const wrong = await me.post(path, { target, copy: 'yes' })
    assert.equal(wrong.status, 422, target)
    assert.match(main(wrong), words)
    assert.match(wrong.body, new RegExp(`value="${target}"`))
  }
})

test('no and taking back: the question is over, and the link says so without a name', async () => {
  const { box, me } = await open()
  await me.post(path, { target: 'no@home.example', copy: 'yes' })
  const there = new Browser(whole.server)
  const link = await linkTo('no@home.example')
  assert.equal(heading(await there.post(link, { answer: 'no' })), 'Nothing is sent on')
  await me.post(path, { target: 'back@home.example', copy: 'yes' })
  const other = await linkTo('back@home.example')
  await me.post(`${path}/end`, { what: 'question' })
  const over = await there.get(other)
  assert.equal(over.status, 410)
  assert.doesNotMatch(over.body, new RegExp(box.address))
  assert.equal((await there.get('/en/mail/forwarding/unknown')).status, 404)
  assert.equal((await there.post('/en/mail/forwarding/unknown', { answer: 'yes' })).status, 404)
})

test('whoever has no mailbox has none of these pages', async () => {
  const me = await whole.as((await makeAccount(whole.house.db)).id)
  for (const one of [path, away]) assert.equal((await me.get(one)).status, 404)
  assert.equal((await me.post(path, { target: 'ama@home.example' })).status, 404)
})

test('an absence is kept by days and languages, and nonsense is said beside its field', async () => {
  const { box, me } = await open()
  const typed = {
    on: 'yes',
    first: '2099-12-20',
    last: '2100-01-02',
    'words-en': 'Back soon.',
    'words-fr': 'De retour.',
  }
  assert.equal((await me.post(away, typed)).status, 303)
  const kept = await findAway(whole.house.db, box.id)
  assert.deepEqual(kept?.words, { en: 'Back soon.', fr: 'De retour.' })
  const page = await me.get(away)
  assert.match(main(page), /It will be answered from .* 20 December 2099 until .* 2 January 2100/)
  assert.match(page.body, /value="2100-01-02"/)
  for (const [wrong, words] of [
    [{ last: '2099-12-19' }, /last day must not be before the first/],
    [{ first: 'soon' }, /Write a day/],
    [{ last: '9999-12-31' }, /Write a day/],
    [{ 'words-en': '', 'words-fr': ' ' }, /in one language at least/],
    [{ 'words-en': 'x'.repeat(2001) }, /At most 2000 letters|At most 2,000 letters/],
    [{ first: '2001-01-01', last: '2001-01-02' }, /over already/],
  ] as const) {
    const answer = await me.post(away, { ...typed, ...wrong })
    assert.equal(answer.status, 422, JSON.stringify(wrong))
    assert.match(main(answer), words)
  }
  await me.post(away, { ...typed, on: '' })
  assert.equal((await findAway(whole.house.db, box.id))?.isOn, false)
})
