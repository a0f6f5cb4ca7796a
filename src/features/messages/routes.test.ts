import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestHouse, testHouse } from '../../../test/support/house.ts'
import { runOutbox } from '../../../test/support/mail.ts'
import { makeAccount, type MadeAccount } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { eventEntry } from '../../platform/outgoing-mail/calendar.ts'
import {
  action,
  type LetterWriters,
  paragraph,
  picture,
  theirs,
} from '../../platform/outgoing-mail/letter.ts'
import { qrPng } from '../../platform/outgoing-mail/qr.ts'
import { tell } from '../../platform/outgoing-mail/tell.ts'
import { messagesRoutes, outboxVerbs } from './index.ts'

const ics = eventEntry({
  uid: 'r1@example.org',
  sequence: 0,
  method: 'REQUEST',
  title: 'Workshop',
  zone: 'Asia/Kolkata',
  from: new Date('2026-12-04T04:00:00Z'),
  to: new Date('2026-12-04T12:00:00Z'),
  organiser: { name: 'Body', address: 'a@example.org' },
  attendee: { name: 'Adwoa', address: 'b@example.org' },
})

const writers: LetterWriters = {
  'registrations.confirmed': async (facts) => ({
    subject: (facts['subject'] as string | undefined) ?? 'Confirmed: Performance, 4 December',
    blocks: [
      paragraph('your registration is complete.'),
      paragraph(theirs((facts['reason'] as string | undefined) ?? 'no reason')),
      action('Open my registration', '/registrations/R-1'),
      picture({ cid: 'qr', alt: 'Code R-1', png: await qrPng('R-1') }),
    ],
    calendar: { method: 'REQUEST', fileName: 'C-00015213.ics', ics },
  }),
}

let house: TestHouse
let walk: Walk
let adwoa: MadeAccount
let kofi: MadeAccount

async function told(
  account: MadeAccount,
  facts: Record<string, unknown> = {},
  language = 'en',
): Promise<string> {
  const to = { personId: account.personId, address: `${account.id}@volta.example`, language }
  house.clock.move(1000)
  await inTransaction(house.db, (tx) =>
    tell(tx, { occasion: 'registrations.confirmed', to, facts }, house.clock.now()),
  )
  const { id } = await house.db
    .selectFrom('outbox')
    .select('id')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

before(async () => {
  house = await testHouse({ demo: true })
  walk = await openWalk(house, messagesRoutes)
  adwoa = await makeAccount(house.db, { name: 'Adwoa Mensah' })
  kofi = await makeAccount(house.db, { name: 'Kofi Boateng' })
})
after(async () => {
  await walk.close()
  await house.close()
})

describe('messages we sent you', () => {
  test('with none yet say what will come, and where to begin', async () => {
    const nobody = await makeAccount(house.db, { name: 'Nobody' })
    const page = await (await walk.as(nobody)).get('/en/messages')
    assert.equal(heading(page), 'Messages we sent you')
    assert.match(main(page), /We have not sent you a mail yet/)
    assert.match(page.body, /href="\/en\/events"/)
  })

  test('show every mail of the reader, and nobody else’s', async () => {
    const id = await told(adwoa)
    await runOutbox(house, writers)
    const browser = await walk.as(adwoa, [], 'Africa/Accra')
    const list = await browser.get('/en/messages')
    assert.match(main(list), /Confirmed: Performance, 4 December/)
    assert.match(main(list), /Registration confirmed/)
    assert.match(main(list), /09:00 Accra/)
    assert.match(list.body, new RegExp(`href="/en/messages/${id}"`))
    const others = await walk.as(kofi)
    assert.doesNotMatch((await others.get('/en/messages')).body, new RegExp(id))
    for (const end of ['', '/html', '/source', '/files/0']) {
      assert.equal((await others.get(`/en/messages/${id}${end}`)).status, 404)
      assert.equal((await others.get(`/en/messages/${newId()}${end}`)).status, 404)
    }
    assert.equal((await browser.get('/en/messages/not-an-id')).status, 404)
  })

  test('ask a stranger to sign in', async () => {
    const answer = await new Browser(walk.server).get('/en/messages')
    assert.deepEqual([answer.status, answer.location], [303, '/en/sign-in'])
  })

  test('show a mail that waits by why it was sent', async () => {
    const id = await told(adwoa)
    const browser = await walk.as(adwoa)
    const page = await browser.get(`/en/messages/${id}`)
    assert.equal(heading(page), 'Registration confirmed')
    assert.match(main(page), /On its way/)
    assert.match(main(page), /This mail is being written/)
    assert.equal((await browser.get(`/en/messages/${id}/html`)).status, 404)
    await runOutbox(house, writers)
  })

  test('say why a mail has not arrived', async () => {
    const id = await told(adwoa)
    await runOutbox(house, writers)
    await house.db
      .updateTable('outbox')
      .set({ state: 'failed', last_error: 'permanent: 550 no such mailbox' })
      .where('id', '=', id)
      .execute()
    const page = main(await (await walk.as(adwoa)).get(`/en/messages/${id}`))
    assert.match(page, /Not delivered/)
    assert.match(page, /there may be no such mailbox/)
    assert.doesNotMatch(page, /550/)
  })

  test('come in pages of twenty-five', async () => {
    const reader = await makeAccount(house.db, { name: 'Reader' })
    for (let nth = 0; nth < 27; nth++) await told(reader, { subject: `Confirmed: number ${nth}.` })
    await runOutbox(house, writers)
    const browser = await walk.as(reader)
    const [first, second] = [await browser.get('/en/messages'), await browser.get('/en/messages?page=2')]
    assert.equal(first.body.match(/Confirmed: number/g)?.length, 25)
    assert.match(first.body, /number 26\./)
    assert.equal(second.body.match(/Confirmed: number/g)?.length, 2)
    assert.equal((await browser.get('/en/messages?page=-3')).status, 200)
  })

  test('are the same in Arabic, from the right', async () => {
    const page = await (await walk.as(adwoa)).get('/ar/messages')
    assert.match(page.body, /<html[^>]* dir="rtl"/)
    assert.equal(heading(page), 'الرسائل التي أرسلناها إليكم')
  })
})

describe('one mail', () => {
  test('stands in a frame in which nothing can run, beside its text', async () => {
    const id = await told(adwoa, { reason: '<script>alert(1)</script><img src=x onerror=alert(1)>' })
    await runOutbox(house, writers)
    const browser = await walk.as(adwoa)
    const page = await browser.get(`/en/messages/${id}`)
    assert.match(page.body, /<iframe[^>]*sandbox="allow-top-navigation-by-user-activation"/)
    assert.match(page.headers['content-security-policy'] ?? '', /default-src 'none'.*; frame-src 'self'$/)
    assert.match(page.body, /<pre class="mail-text" lang="en" dir="ltr">\s*ITU\n/)
    assert.match(page.body, /<a href="http:\/\/localhost:3000\/en\/registrations\/R-1">/)
    assert.doesNotMatch(page.body, /<script>alert/)

    const framed = await browser.get(`/en/messages/${id}/html`)
    const policy = framed.headers['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /; sandbox allow-top-navigation-by-user-activation$/)
    assert.doesNotMatch(policy, /script-src|allow-scripts|allow-same-origin/)
    assert.equal(framed.headers['x-frame-options'], 'SAMEORIGIN')
    assert.match(framed.headers['content-type'] ?? '', /^text\/html/)
    assert.match(framed.body, /src="data:image\/png;base64,iVBOR/)
    assert.doesNotMatch(framed.body, /cid:|<script|onerror=alert\(1\)>/)
    assert.match(framed.body, /<base target="_top">/)
  })

  test('gives its calendar entry as a file to save, and its source as text', async () => {
    const id = await told(adwoa)
    await runOutbox(house, writers)
    const browser = await walk.as(adwoa)
    assert.match(main(await browser.get(`/en/messages/${id}`)), /C-00015213\.ics/)
    const file = await browser.get(`/en/messages/${id}/files/0`)
    assert.match(file.headers['content-disposition'] ?? '', /^attachment; filename="C-00015213\.ics"/)
    assert.match(file.body, /^BEGIN:VCALENDAR/)
    assert.equal((await browser.get(`/en/messages/${id}/files/7`)).status, 404)
    const source = await browser.get(`/en/messages/${id}/source`)
    assert.match(source.headers['content-type'] ?? '', /^text\/plain/)
    assert.match(source.body, /^Auto-Submitted: auto-generated\r$/m)
  })

  test('that was no longer true is not a message', async () => {
    const id = await told(adwoa)
    await runOutbox(house, { 'registrations.confirmed': async () => undefined })
    assert.equal((await (await walk.as(adwoa)).get(`/en/messages/${id}`)).status, 404)
  })
})

describe('the outbox of a demo', () => {
  test('shows every mail to everybody, the newest first, and finds them by address', async () => {
    const [first, second] = [await told(adwoa), await told(kofi)]
    await runOutbox(house, writers)
    const browser = new Browser(walk.server)
    const all = (await browser.get('/en/outbox')).body
    assert.ok(all.indexOf(second) < all.indexOf(first))
    const his = await browser.get(`/en/outbox?to=${kofi.id.toUpperCase()}%40volta`)
    assert.ok(his.body.includes(second) && !his.body.includes(first))
    assert.match(main(await browser.get('/en/outbox?to=%25%27%22')), /No mail to/)
    assert.equal((await browser.get(`/en/outbox/${first}`)).status, 200)
    assert.equal((await browser.get(`/en/outbox/${first}/html`)).status, 200)
  })

  test('is not there outside of a demo', async () => {
    const real = await openWalk({ ...house, demo: false }, messagesRoutes)
    const id = await told(adwoa)
    assert.equal((await new Browser(real.server).get('/en/outbox')).status, 404)
    assert.equal((await new Browser(real.server).get(`/en/outbox/${id}`)).status, 404)
    await real.close()
  })
})

describe('at the command line', () => {
  const verb = (name: string) => outboxVerbs.find((it) => it.verb === name)!

  test('a mail is listed and shown with text, HTML, headers and links', async () => {
    const reader = await makeAccount(house.db, { name: 'Script' })
    const id = await told(reader)
    await runOutbox(house, writers)
    const listed = (await verb('list').run(house, { to: `${reader.id}@VOLTA.example` })) as Record<
      string,
      unknown
    >[]
    assert.equal(listed.length, 1)
    const shown = (await verb('show').run(house, { id })) as Record<string, unknown>
    assert.deepEqual(shown, listed[0])
    assert.deepEqual(Object.keys(shown), [
      'id',
      'to',
      'occasion',
      'state',
      'subject',
      'text',
      'html',
      'headers',
      'links',
      'createdAt',
    ])
    assert.equal(shown['state'], 'withheld')
    assert.deepEqual(shown['links'], ['http://localhost:3000/en/registrations/R-1'])
    const headers = shown['headers'] as Record<string, string>
    assert.match(headers['Message-ID'] ?? '', /^<.*@itu\.example>$/)
    assert.equal(headers['Subject'], 'Confirmed: Performance, 4 December')
  })

  test('an id that names no mail is refused', async () => {
    assert.deepEqual(await verb('show').run(house, { id: newId() }), { refused: 'messages.unknown' })
    assert.deepEqual(await verb('show').run(house, { id: "'; drop table outbox" }), {
      refused: 'messages.unknown',
    })
  })
})
