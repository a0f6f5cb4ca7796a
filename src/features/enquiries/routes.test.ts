import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import { makeAccount, makeEvent, type MadeAccount } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { newId } from '../../platform/ids.ts'
import { enquiryLetters } from './letter-writers.ts'
import { enquiryRoutes } from './routes.ts'
import { findEnquiryByNumber } from './store/enquiries.ts'
import { lookToken } from './tokens.ts'

let house: TestHouse
let walk: Walk
let folder: string
let agent: MadeAccount
let desk: Browser

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-enquiries-'))
  house = await testHouse({ config: { dataFolder: folder } })
  walk = await openWalk(house, (server) => enquiryRoutes(server, house))
  agent = await makeAccount(house.db, { name: 'Tomasz Wiśniewski' })
  desk = await walk.as(agent, ['portal.desk', 'accounts.manage'])
})
after(async () => {
  await walk.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const form = { desk: 'accounts', subject: 'I cannot sign in', words: 'It says blocked.' }
const strangersForm = { ...form, name: 'Ama', email: 'ama@outside.example' }
const pdf = { file: { name: 'screen.pdf', bytes: Buffer.from('%PDF-1.7 the screen') } }

/** What somebody signed in asks, and its number. */
async function asked(more: Record<string, string> = {}) {
  const asker = await makeAccount(house.db)
  const browser = await walk.as(asker)
  const sent = await browser.upload('/en/help/contact', { ...form, ...more })
  const number = /Q-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent.location)?.[0] ?? ''
  assert.notEqual(number, '', main(sent))
  return { asker, browser, number }
}

/** A stranger's thread by the link of their mail. */
async function linkOf(address: string): Promise<string> {
  await runOutbox(house, enquiryLetters(house))
  const id = (await mailsTo(house.db, address)).at(-1)?.facts['enquiryId']
  return `/en/enquiries/link/${lookToken(house.secrets, String(id))}`
}

describe('the contact form', () => {
  test('knows the meeting somebody came from, chooses its desk, and leaves it out when they say so', async () => {
    const event = await makeEvent(house.db)
    const page = await new Browser(walk.server).get(`/en/help/contact?about=/events/${event.code}`)
    assert.equal(heading(page), 'Contact')
    assert.match(main(page), new RegExp(`Meeting .*${event.code}`))
    const fields = fieldsOf(page, 'contact')
    assert.deepEqual([fields['desk'], fields['about']], ['registration', event.code])
    const { number } = await asked({ desk: 'registration', about: event.code })
    assert.deepEqual((await findEnquiryByNumber(house.db, number))?.about, { kind: 'event', ref: event.code })
    const without = await asked()
    assert.equal((await findEnquiryByNumber(house.db, without.number))?.about, undefined)
  })

  test('a meeting that is not published has no title here', async () => {
    const draft = await makeEvent(house.db, { state: 'draft', title: { en: 'Secret plans' } } as never)
    const page = await new Browser(walk.server).get(`/en/help/contact?about=${draft.code}`)
    assert.doesNotMatch(page.body, /Secret plans/)
  })

  test('the page before is known by the browser’s word, and only a page of ours', async () => {
    const from = (referer: string) =>
      new Browser(walk.server).get('/en/help/contact', { referer, host: 'localhost:80' })
    assert.equal(fieldsOf(await from('http://localhost:80/en/mail/settings'), 'contact')['desk'], 'mail')
    assert.equal(fieldsOf(await from('http://evil.example/mail/settings'), 'contact')['desk'] ?? '', '')
  })

  test('what is wrong is said beside its field, and everything typed is kept', async () => {
    const browser = new Browser(walk.server)
    const page = await browser.upload('/en/help/contact', {
      words: 'Still here',
      email: 'nonsense',
      about: '/directory',
    })
    assert.equal(page.status, 422)
    assert.match(main(page), /Choose what it is about/)
    assert.match(main(page), /Say in a few words/)
    assert.match(page.body, /Still here/)
    assert.equal(fieldsOf(page, 'contact')['about'], '/directory')
    const script = { file: { name: 'a.pdf', bytes: Buffer.from('<script>alert(1)</script>') } }
    assert.match(main(await browser.upload('/en/help/contact', strangersForm, script)), /This kind of file/)
  })

  test('whether an account exists, nobody can tell by it', async () => {
    const known = await makeAccount(house.db)
    const answers = []
    for (const email of [known.email, 'nobody@outside.example'])
      answers.push(await new Browser(walk.server).upload('/en/help/contact', { ...strangersForm, email }))
    assert.deepEqual(
      answers.map(({ status, location, body }) => [status, location, body]),
      [answers[0], answers[0]].map((one) => [303, one?.location, one?.body]),
    )
    const mine = await (await walk.as(known)).get('/en/enquiries')
    assert.match(main(mine), /You have not asked anything yet/)
  })

  test('a program that fills in everything is thanked, and nothing is kept', async () => {
    const before = await house.db.selectFrom('enquiry').select('id').execute()
    const sent = await new Browser(walk.server).upload('/en/help/contact', {
      ...strangersForm,
      homepage: 'x',
    })
    assert.equal(sent.location, '/en/help/contact/sent')
    assert.equal((await house.db.selectFrom('enquiry').select('id').execute()).length, before.length)
  })
})

describe('somebody’s own thread', () => {
  test('is listed, read and written to; the file is saved, never shown', async () => {
    const { browser, number } = await asked()
    assert.match(main(await browser.get('/en/enquiries')), /I cannot sign in .*With us/)
    const at = `/en/enquiries/${number}`
    assert.equal((await browser.upload(`${at}/replies`, { words: 'One more thing.' }, pdf)).location, at)
    const page = await browser.get(at)
    assert.match(main(page), /It says blocked\..*One more thing\..*screen\.pdf/)
    const file = await browser.get(/href="([^"]*\/files\/[^"]*)"/.exec(page.body)?.[1] ?? '')
    assert.match(file.headers['content-disposition'] ?? '', /^attachment/)
    assert.equal(file.body, '%PDF-1.7 the screen')
    assert.equal((await browser.post(`${at}/closing`)).location, at)
    assert.match(main(await browser.get(at)), /Closed/)
    assert.equal((await browser.post(`${at}/closing`)).status, 409)
    assert.equal((await browser.upload(`${at}/replies`, { words: '' })).status, 422)
  })

  test('does not exist for anybody else, nor do its files', async () => {
    const { number } = await asked()
    const other = await walk.as(await makeAccount(house.db))
    for (const path of [
      `/en/enquiries/${number}`,
      '/en/enquiries/Q-0000-0000',
      `/en/enquiries/${number}/files/${newId()}`,
    ])
      assert.equal((await other.get(path)).status, 404)
    assert.equal((await other.upload(`/en/enquiries/${number}/replies`, { words: 'x' })).status, 404)
    assert.equal((await other.post(`/en/enquiries/${number}/closing`)).status, 404)
    assert.equal((await new Browser(walk.server).get(`/en/enquiries/${number}`)).status, 303)
  })

  test('a stranger has it by the mailed link; a forged link, another’s or an old one leads nowhere', async () => {
    const stranger = new Browser(walk.server)
    const sent = await stranger.upload('/en/help/contact', {
      ...strangersForm,
      email: 'kofi@outside.example',
    })
    assert.match(main(await stranger.follow(sent)), /We write to the address you gave/)
    const link = await linkOf('kofi@outside.example')
    const page = await stranger.get(link)
    assert.match(main(page), /It says blocked\./)
    assert.equal(page.headers['referrer-policy'], 'no-referrer')
    assert.equal((await stranger.upload(`${link}/replies`, { words: 'And this.' })).status, 303)
    assert.match(main(await stranger.get(link)), /And this\./)
    assert.equal((await stranger.get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status, 404)
    const { number } = await asked()
    const id = (await findEnquiryByNumber(house.db, number))?.id ?? ''
    assert.equal((await stranger.get(`/en/enquiries/link/${lookToken(house.secrets, id)}`)).status, 404)
    house.clock.move(91 * 86_400_000)
    assert.equal((await stranger.get(link)).status, 404)
    house.clock.move(-91 * 86_400_000)
  })
})

describe('the desk', () => {
  test('sees what is on its own desks, what waits longest first, and closes many after a second look', async () => {
    await asked({ subject: 'Closed together one' })
    await asked({ subject: 'Closed together two' })
    const visa = await asked({ desk: 'visa', subject: 'About a visa' })
    const list = await desk.get('/en/desk/enquiries?q=together')
    assert.match(main(list), /Closed together one.*Closed together two/)
    assert.doesNotMatch(main(await desk.get('/en/desk/enquiries')), /About a visa/)
    assert.equal((await desk.get(`/en/desk/enquiries/${visa.number}`)).status, 404)
    const pick = [...list.body.matchAll(/name="pick" value="([^"]+)"/g)].map(([, id]) => id as string)
    const review = await desk.post('/en/desk/enquiries/closing', { pick })
    assert.match(main(review), /Close these: 2\?/)
    const done = await desk.post('/en/desk/enquiries/closing', { pick, sure: 'yes' })
    assert.equal(heading(done), 'Closed: 2')
    const again = await desk.post('/en/desk/enquiries/closing', { pick, sure: 'yes' })
    assert.match(main(again), /It is closed already/)
  })

  test('whoever has no desk does not learn that there is one', async () => {
    const badges = await walk.as(await makeAccount(house.db), ['portal.desk', 'badges.manage'])
    for (const path of ['/en/desk/enquiries', '/en/desk/enquiries/standard-replies', '/en/desk/feedback'])
      assert.equal((await badges.get(path)).status, 404)
    const nobody = await walk.as(await makeAccount(house.db))
    assert.equal((await nobody.get('/en/desk/enquiries')).status, 404)
  })

  test('answers what it has read; what came in meanwhile is read first, and the answer is kept', async () => {
    const { browser, number } = await asked()
    const at = `/en/desk/enquiries/${number}`
    const page = await desk.get(at)
    const { revision = '' } = fieldsOf(page, 'answer')
    await browser.upload(`/en/enquiries/${number}/replies`, { words: 'Wait, one more thing.' })
    const no = await desk.upload(`${at}/answers`, { revision, words: 'My careful answer' })
    assert.equal(no.status, 409)
    assert.match(main(no), /Something was written or decided meanwhile.*Wait, one more thing/)
    assert.match(no.body, /My careful answer/)
    const fields = fieldsOf(no, 'answer')
    assert.equal((await desk.upload(`${at}/answers`, { ...fields, asks: 'yes' })).location, at)
    const theirs = await browser.get(`/en/enquiries/${number}`)
    assert.match(main(theirs), /My careful answer/)
    assert.match(main(theirs), /Waiting for an answer from you/)
    assert.doesNotMatch(theirs.body, /Wiśniewski/)
  })

  test('takes it, puts it back, notes for staff, and hands it over', async () => {
    const { browser, number } = await asked()
    const at = `/en/desk/enquiries/${number}`
    assert.equal((await desk.post(`${at}/assignment`)).location, at)
    assert.match(main(await desk.get(at)), /With you/)
    assert.equal((await desk.post(`${at}/release`)).location, at)
    assert.equal((await desk.post(`${at}/notes`, { note: 'Ask Kofi first' })).location, at)
    assert.match(main(await desk.get(at)), /Note for staff Ask Kofi first/)
    assert.doesNotMatch((await browser.get(`/en/enquiries/${number}`)).body, /Kofi/)
    assert.equal((await desk.post(`${at}/notes`, { note: '' })).status, 422)
    assert.equal((await desk.post(`${at}/desk`, { desk: 'visa' })).location, '/en/desk/enquiries')
    assert.equal((await desk.get(at)).status, 404)
  })

  test('a standard reply is put into the answer in the language of whoever asked', async () => {
    const base = '/en/desk/enquiries/standard-replies'
    const wrong = await desk.post(base, { title: 'Blocked' })
    assert.equal(wrong.status, 422)
    assert.match(main(wrong), /Write it in at least one language/)
    const words = {
      title: 'Blocked',
      desk: 'accounts',
      'words-en': 'It is open again.',
      'words-fr': 'Il est rouvert.',
    }
    assert.equal((await desk.post(base, words)).location, base)
    const id = /standard-replies\/([0-9a-f-]{36})/.exec((await desk.get(base)).body)?.[1] ?? ''
    const { number } = await asked()
    const page = await desk.get(`/en/desk/enquiries/${number}?reply=${id}`)
    assert.equal(fieldsOf(page, 'answer')['words'], 'It is open again.')
    assert.equal((await desk.post(`${base}/${id}`, { ...words, title: 'Blocked account' })).location, base)
    assert.equal((await desk.post(`${base}/${id}/removal`)).location, base)
    assert.equal((await desk.get(`${base}/${id}`)).status, 404)
  })
})

describe('feedback', () => {
  test('says something by a rating or in words, and nothing of who it was without their consent', async () => {
    const browser = await walk.as(await makeAccount(house.db))
    const page = await browser.get('/en/feedback?page=/en/directory')
    assert.equal(fieldsOf(page, 'feedback')['page'], '/directory')
    const nothing = await browser.post('/en/feedback', {})
    assert.equal(nothing.status, 422)
    assert.match(main(nothing), /Choose how it went, or write something/)
    const sent = await browser.post('/en/feedback', { rating: '2', words: 'Too slow', page: '/directory' })
    assert.equal(sent.location, '/en/feedback/thanks')
    const row = await house.db
      .selectFrom('feedback')
      .selectAll()
      .where('words', '=', 'Too slow')
      .executeTakeFirstOrThrow()
    assert.deepEqual(
      [row.person_id, row.address, row.may_answer, row.page],
      [null, null, false, '/directory'],
    )
    const lines = await house.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', '=', row.id)
      .execute()
    assert.deepEqual([lines[0]?.actor_kind, lines[0]?.actor_account_id], ['stranger', null])
  })

  test('the desk reads, notes and answers it; the answer is a thread that goes on', async () => {
    const office = await walk.as(await makeAccount(house.db), ['portal.desk', 'events.manage'])
    const stranger = new Browser(walk.server)
    const asking = { words: 'Where is the map?', 'may-answer': 'yes' }
    assert.match(main(await stranger.post('/en/feedback', asking)), /Type the address we may answer to/)
    await stranger.post('/en/feedback', { ...asking, email: 'yaw@outside.example', rating: '4' })
    const list = await office.get('/en/desk/feedback')
    assert.match(main(list), /Feedback in the last 12 weeks: \d+; on average/)
    const { id } = await house.db
      .selectFrom('feedback')
      .select('id')
      .where('address', '=', 'yaw@outside.example')
      .executeTakeFirstOrThrow()
    const at = `/en/desk/feedback/${id}`
    assert.equal((await office.post(`${at}/state`, { state: 'noted' })).location, at)
    assert.equal((await office.post(`${at}/answer`, { words: '' })).status, 422)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => office.post(`${at}/answer`, { words: 'At the door.' })),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.match(main(await office.get(at)), /It goes on in Q-/)
    await runOutbox(house, enquiryLetters(house))
    const mails = await mailsTo(house.db, 'yaw@outside.example')
    assert.equal(mails.length, 1)
    assert.match(mails[0]?.text ?? '', /At the door\./)
  })

  test('whoever did not agree is not answered', async () => {
    const office = await walk.as(await makeAccount(house.db), ['portal.desk', 'events.manage'])
    await new Browser(walk.server).post('/en/feedback', { words: 'Leave me alone' })
    const { id } = await house.db
      .selectFrom('feedback')
      .select('id')
      .where('words', '=', 'Leave me alone')
      .executeTakeFirstOrThrow()
    assert.doesNotMatch(main(await office.get(`/en/desk/feedback/${id}`)), /Send the answer/)
    assert.equal((await office.post(`/en/desk/feedback/${id}/answer`, { words: 'No' })).status, 409)
  })
})
