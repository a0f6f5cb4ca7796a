import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import { makeAccount, makeOrganisation, type MadeAccount } from '../../../test/support/people.ts'
import { Browser, testServer, type Answer } from '../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, wordsOf, type Walk } from '../../../test/support/walking.ts'
import { sql } from 'kysely'
import { inTransaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { tell } from '../../platform/outgoing-mail/tell.ts'
import { stranger as nobody } from '../../values/actor.ts'
import { mailCodeOf } from '../../values/mail-code.ts'
import { noticesOnTop, warningNow } from './banner.ts'
import { noticesRoutes } from './index.ts'
import { forgetPressing, pressingNow } from './live.ts'

let house: TestHouse
let walk: Walk
let writer: MadeAccount
let member: MadeAccount
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, (server) => noticesRoutes(server, house))
  writer = await makeAccount(house.db, { name: 'Marta Antunes', passwordHash: null })
  const organisation = await makeOrganisation(house.db, { category: 'sector-member' })
  member = await makeAccount(house.db, { organisation, passwordHash: null })
})
after(async () => {
  await walk.close()
  await house.close()
})

const stranger = () => new Browser(walk.server)
const desk = () => walk.as(writer, ['notices.manage'])
const written = { kind: 'general', 'title-en': 'Lift repaired', 'words-en': 'It **runs** again.' }

/** Writes and publishes a notice as its writer does, page by page; says its id. */
async function publish(fields: Record<string, string | string[]> = {}): Promise<string> {
  const browser = await desk()
  const saved = await browser.post('/en/desk/notices', { ...written, ...fields })
  assert.equal(saved.status, 303, main(saved))
  const page = await browser.get(saved.location)
  const revision = /name="revision" value="(\d+)"/.exec(page.body)?.[1] ?? ''
  const done = await browser.post(`${saved.location}/publication`, { revision })
  assert.equal(done.status, 303, main(done))
  return saved.location.split('/').at(-1) as string
}

describe('at the desk', () => {
  test('who may not write notices finds nothing', async () => {
    assert.equal((await (await walk.as(member)).get('/en/desk/notices')).status, 404)
  })

  test('a notice is written, looked at in every language it has, published and withdrawn', async () => {
    const browser = await desk()
    const saved = await browser.post('/en/desk/notices', {
      ...written,
      'title-ar': 'أُصلح المصعد',
      'words-ar': 'يعمل من جديد.',
    })
    const page = await browser.get(saved.location)
    assert.equal(heading(page), 'Lift repaired')
    assert.match(main(page), /Draft.*Not written yet: .*French.*English.*Arabic.*أُصلح المصعد.*Version 1/)
    assert.equal((await stranger().get(`/en/notices/${saved.location.split('/').at(-1)}`)).status, 404)
    await browser.post(`${saved.location}/publication`, { revision: '1' })
    assert.match(main(await browser.get(saved.location)), /Shown now.*Withdraw the notice/)
    await browser.post(`${saved.location}/withdrawal`)
    assert.match(main(await browser.get(saved.location)), /Withdrawn/)
    const gone = await stranger().get(`/en/notices/${saved.location.split('/').at(-1)}`)
    assert.equal(heading(gone), 'Notice withdrawn')
    assert.doesNotMatch(gone.body, /runs/)
  })

  test('what is wrong is said beside its field, and everything typed is kept', async () => {
    const wrong = await (
      await desk()
    ).post('/en/desk/notices', {
      kind: 'outage',
      beginsAt: '2026-12-05T10:00',
      endsAt: '2026-12-05T09:00',
      'title-en': 'Sign-in rests',
    })
    assert.equal(wrong.status, 422)
    assert.match(main(wrong), /Write the text: English/)
    assert.equal(fieldsOf(wrong, 'notice')['title-en'], 'Sign-in rests')
    assert.equal(fieldsOf(wrong, 'notice')['beginsAt'], '2026-12-05T10:00')
    const times = await (
      await desk()
    ).post('/en/desk/notices', { ...written, kind: 'outage', beginsAt: '5 December', endsAt: '' })
    assert.match(main(times), /Write the day and time like/)
    const circular = await (await desk()).post('/en/desk/notices', { ...written, kind: 'circular' })
    assert.match(main(circular), /Choose whose members the circular is for/)
    const nothing = await (await desk()).post('/en/desk/notices', { kind: 'general' })
    assert.match(main(nothing), /in at least one language/)
  })

  test('somebody who changes an older copy is told, and their words stay', async () => {
    const browser = await desk()
    const { location } = await browser.post('/en/desk/notices', written)
    await browser.post(`${location}/text`, { ...written, 'title-en': 'First', revision: '1' })
    const late = await browser.post(`${location}/text`, { ...written, 'title-en': 'Second', revision: '1' })
    assert.equal(late.status, 409)
    assert.match(main(late), /Somebody else changed it meanwhile/)
    assert.equal(fieldsOf(late, 'notice')['title-en'], 'Second')
  })

  test('before a circular is published its writer sees how many get a mail', async () => {
    const browser = await desk()
    const { location } = await browser.post('/en/desk/notices', {
      ...written,
      kind: 'circular',
      categories: ['sector-member'],
      'by-mail': 'yes',
    })
    assert.match(main(await browser.get(location)), /Publish and write to 1 person/)
  })

  test('an earlier version can be read', async () => {
    const browser = await desk()
    const { location } = await browser.post('/en/desk/notices', written)
    await browser.post(`${location}/text`, { ...written, 'title-en': 'Later', revision: '1' })
    assert.match(main(await browser.get(`${location}/versions/1`)), /Lift repaired.*It runs again/)
    assert.equal((await browser.get(`${location}/versions/9`)).status, 404)
  })
})

describe('readers', () => {
  test('find what is live, read it in their language or hear in which it is', async () => {
    const id = await publish({ 'title-en': 'New building' })
    assert.match(main(await stranger().get('/en/notices')), /New building/)
    const page = await stranger().get(`/ar/notices/${id}`)
    assert.match(page.body, /<div class="rich" lang="en" dir="ltr">/)
    assert.match(main(page), /لم يُكتب هذا الإشعار بلغتكم بعد/)
  })

  test('of a circular are its members; to everybody else it is not there', async () => {
    const id = await publish({ kind: 'circular', categories: ['sector-member'], 'title-en': 'Dues' })
    const reader = await walk.as(member)
    assert.match(main(await reader.get('/en/notices')), /Dues/)
    assert.equal((await reader.get(`/en/notices/${id}`)).status, 200)
    for (const other of [stranger(), await walk.as(await makeAccount(house.db, { passwordHash: null }))]) {
      assert.doesNotMatch(main(await other.get('/en/notices')), /Dues/)
      assert.equal((await other.get(`/en/notices/${id}`)).status, 404)
    }
    assert.doesNotMatch((await stranger().get('/en/notices/feed.atom')).body, /Dues/)
  })

  test('see the hours of an outage on the body’s clocks and on their own', async () => {
    const id = await publish({ kind: 'outage', beginsAt: '2026-12-05T22:00', endsAt: '2026-12-06T02:00' })
    const page = main(await (await walk.as(member, [], 'Asia/Tokyo')).get(`/en/notices/${id}`))
    assert.match(page, /5 December, 22:00 \(Geneva\) Your time: 6 December, 06:00 \(Tokyo\)/)
  })

  test('may have them as a feed, in each language', async () => {
    await publish({ 'title-en': 'A & B <open>', 'title-fr': 'A et B', 'words-fr': 'Ouvert' })
    const feed = await stranger().get('/en/notices/feed.atom')
    assert.match(feed.headers['content-type'] ?? '', /^application\/atom\+xml/)
    assert.match(feed.body, /^<\?xml[^>]*\?>\s*<feed[^>]*xml:lang="en"/)
    assert.match(feed.body, /<title>A &amp; B &lt;open&gt;<\/title>/)
    assert.match((await stranger().get('/fr/notices/feed.atom')).body, /A et B/)
  })

  test('turn the pages of a long list', async () => {
    await house.db
      .insertInto('notice')
      .values(
        Array.from({ length: 240 }, (_, nth) => ({
          id: newId(),
          ...{ kind: 'general', state: 'published' },
          wordings: JSON.stringify({ en: { title: `Long list ${nth}`, words: 'x' } }),
          shown_from: new Date(house.clock.now().getTime() - (nth + 1) * 60_000),
          ...{
            published_at: house.clock.now(),
            created_at: house.clock.now(),
            changed_at: house.clock.now(),
          },
        })),
      )
      .execute()
    const first = await stranger().get('/en/notices')
    const last = Number(
      /\?page=(\d+)"[^>]*>\s*\d+\s*<\/a>\s*<\/li>\s*<li[^>]*>\s*<a[^>]*rel="next"/.exec(first.body)?.[1],
    )
    assert.ok(last >= 10, `the last page is ${last}`)
    assert.match(main(await stranger().get(`/en/notices?page=${last}`)), /Long list 239/)
    await house.db
      .deleteFrom('notice')
      .where(sql<boolean>`wordings->'en'->>'title' like 'Long list%'`)
      .execute()
  })

  test('find the archive', async () => {
    assert.equal(heading(await stranger().get('/en/notices/archive')), 'Earlier notices')
  })
})

describe('at the top of every page', () => {
  const on = async (actor = nobody, cookie?: string, path = '/events') =>
    wordsOf((await noticesOnTop(house)(actor, house.texts('en'), cookie, path))?.markup ?? '')

  test('stands what is urgent, until its reader puts it away: in this browser, and with their account', async () => {
    const id = await publish({ kind: 'warning', urgent: 'yes', 'title-en': 'Forged mails' })
    assert.match(await on(), /Warning: Forged mails Read more : Forged mails Put away/)
    for (const at of [`/notices/${id}`, `/notices/${id}?from=mail`])
      assert.equal(await on(nobody, undefined, at), '', 'not above itself')
    const browser = stranger()
    const away = await browser.post(`/en/notices/${id}/dismissal`, { back: '/en/events?type=talk' })
    assert.deepEqual([away.status, away.location], [303, '/en/events?type=talk'])
    assert.equal(await on(nobody, browser.cookies.get('dismissed')), '')
    const reader = await walk.as(member)
    await reader.post(`/en/notices/${id}/dismissal`, { back: 'https://evil.example/' })
    const { actor } = {
      actor: { kind: 'person', accountId: member.id, personId: member.personId, permissions: new Set() },
    }
    assert.equal(await on(actor as never), '', 'also on another device')
    assert.match(await on(), /Forged mails/, 'nobody else is spared')
  })

  test('put away by one, it is asked for anew for that one only', async () => {
    const id = await publish({ urgent: 'yes', 'title-en': 'Lift out of order' })
    await on()
    const kept = await pressingNow(house.db, house.clock.now())
    const reader = await walk.as(await makeAccount(house.db, { passwordHash: null }))
    await reader.post(`/en/notices/${id}/dismissal`, { back: '/notices' })
    assert.equal(await pressingNow(house.db, house.clock.now()), kept)
    await (await desk()).post(`/en/desk/notices/${id}/withdrawal`)
  })

  test('the warning that stands in the page where members sign in does not stand above it, too', async () => {
    const id = await publish({ kind: 'warning', urgent: 'yes', 'title-en': 'Beware of forged mails' })
    const other = await publish({ urgent: 'yes', 'title-en': 'Doors closed on Friday' })
    assert.match(wordsOf((await warningNow(house)(house.texts('en')))?.markup ?? ''), /Beware/)
    for (const path of ['/access', '/access?from=mail']) {
      const above = await on(nobody, undefined, path)
      assert.doesNotMatch(above, /Beware/)
      assert.match(above, /Doors closed/)
    }
    assert.match(await on(nobody, undefined, '/access/services'), /Beware/)
    for (const one of [id, other]) await (await desk()).post(`/en/desk/notices/${one}/withdrawal`)
  })

  test('a change in any process is seen at once here', async () => {
    const id = await publish({ urgent: 'yes', 'title-en': 'Hall closed' })
    assert.match(await on(), /Hall closed/)
    await (await desk()).post(`/en/desk/notices/${id}/withdrawal`)
    assert.doesNotMatch(await on(), /Hall closed/)
  })

  test('the newest warning stands where members sign in', async () => {
    await publish({ kind: 'warning', 'title-en': 'Do not answer' })
    assert.match(wordsOf((await warningNow(house)(house.texts('en')))?.markup ?? ''), /Do not answer/)
  })

  test('is drawn above the header, and a page is never lost for it', async () => {
    await publish({ kind: 'warning', urgent: 'yes', 'title-en': 'Look out' })
    const parts = {
      loadVisitorParts: async (...at: Parameters<ReturnType<typeof visitor>>) => visitor()(...at),
    }
    const server = await testServer(house, new Map(), parts)
    noticesRoutes(server, house)
    const page = await new Browser(server).get('/en/notices')
    assert.ok(page.body.indexOf('Look out') < page.body.indexOf('<header'))
    await server.close()
    const away = {
      ...house,
      db: {
        selectFrom: () => {
          throw new Error('away')
        },
      },
    } as never
    assert.equal(await noticesOnTop(away)(nobody, house.texts('en'), undefined, '/'), undefined)
  })
  const visitor =
    () =>
    async (
      actor: typeof nobody,
      t: ReturnType<TestHouse['texts']>,
      at: { path: string; dismissed: string | undefined },
    ) => ({
      menu: [],
      banner: await noticesOnTop(house)(actor, t, at.dismissed, at.path),
    })
})

describe('is this message from us', () => {
  const letters = {
    'test.letter': async () => ({
      subject: 'Registration confirmed',
      blocks: [{ block: 'paragraph', words: 'You are registered for the workshop in Accra.' } as const],
    }),
  }
  async function sent() {
    await inTransaction(house.db, (tx) =>
      tell(
        tx,
        {
          occasion: 'test.letter',
          to: { address: member.email, language: 'en', personId: member.personId },
          facts: {},
        },
        house.clock.now(),
      ),
    )
    await runOutbox(house, letters)
    const mail = (await mailsTo(house.db, member.email)).findLast(
      ({ occasion }) => occasion === 'test.letter',
    )
    assert.ok(mail)
    return mail
  }
  const asked = (browser: Browser, fields: Record<string, string>, file?: string): Promise<Answer> =>
    browser.upload(
      '/en/notices/check',
      fields,
      file ? { file: { name: 'mail.eml', bytes: Buffer.from(file) } } : {},
    )

  test('every mail ends with its code', async () => {
    const mail = await sent()
    assert.match(
      mail.text,
      new RegExp(`Check its\\s+code on our site, under\\s+Notices:\\s+${mailCodeOf(mail.id)}`),
    )
    assert.ok(mail.html.includes(mailCodeOf(mail.id)))
  })

  test('a stranger hears yes by code and by number, and nothing of the mail', async () => {
    const mail = await sent()
    for (const code of [mailCodeOf(mail.id), mail.messageId, mailCodeOf(mail.id).toLowerCase()]) {
      const answer = await asked(stranger(), { code })
      assert.equal(heading(answer), 'We sent a mail with this code', code)
      assert.doesNotMatch(answer.body, /Registration confirmed|person\d+@/)
    }
  })

  test('its reader hears which mail it was, and is led to it', async () => {
    const mail = await sent()
    const answer = await asked(await walk.as(member), { code: mailCodeOf(mail.id) })
    assert.equal(heading(answer), 'Yes, we sent you this')
    assert.match(main(answer), /Registration confirmed/)
    assert.match(answer.body, new RegExp(`href="/en/messages/${mail.id}"`))
    const other = await asked(await walk.as(writer), { code: mailCodeOf(mail.id) })
    assert.equal(heading(other), 'We sent a mail with this code')
    assert.doesNotMatch(other.body, /Registration confirmed/)
  })

  test('a whole message that we sent is ours, pasted or as a file', async () => {
    const { source } = await sent()
    assert.equal(heading(await asked(stranger(), { source })), 'We sent a mail with this code')
    assert.equal(heading(await asked(await walk.as(member), {}, source)), 'Yes, we sent you this')
  })

  test('one that was changed on the way is told apart', async () => {
    const { source } = await sent()
    const forged = source.replaceAll('Accra', 'Accra. Send us your password')
    assert.notEqual(forged, source)
    for (const browser of [stranger(), await walk.as(member)])
      assert.equal(heading(await asked(browser, { source: forged })), 'This is not what we sent')
  })

  test('one that brings a file, with our number and our words or none, is told apart', async () => {
    const mail = await sent()
    const invoice = 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=invoice.pdf'
    const empty = `From: us@example.org\r\nMessage-ID: ${mail.messageId}\r\nMIME-Version: 1.0\r\n${invoice}\r\n\r\n%PDF-1.7 pay here`
    const boundary = /boundary="([^"]+)"/.exec(mail.source)?.[1] ?? ''
    const added = mail.source.replace(
      new RegExp(`\r\n--${boundary}--`),
      `\r\n--${boundary}\r\n${invoice}\r\n\r\n%PDF-1.7 pay here\r\n--${boundary}--`,
    )
    assert.notEqual(added, mail.source)
    for (const source of [empty, added])
      assert.equal(heading(await asked(stranger(), { source })), 'This is not what we sent')
  })

  test('what we did not send is not ours', async () => {
    const code = mailCodeOf('0190a000-0000-7000-8000-000000000009')
    assert.equal(heading(await asked(stranger(), { code })), 'We did not send this')
    assert.equal(heading(await asked(stranger(), { code: '<x.1@evil.example>' })), 'We did not send this')
    const source = 'From: a@evil.example\r\nMessage-ID: <1@evil.example>\r\n\r\nSend us your password'
    assert.equal(heading(await asked(stranger(), { source })), 'We did not send this')
  })

  test('a slip in a code is told, and what was typed is kept', async () => {
    const wrong = await asked(stranger(), { code: 'ABCD-EFGH' })
    assert.equal(wrong.status, 422)
    assert.match(main(wrong), /no code of ours/)
    assert.equal(fieldsOf(wrong, 'check')['code'], 'ABCD-EFGH')
    assert.equal((await asked(stranger(), {})).status, 422)
    assert.match((await stranger().get('/en/notices/check?code=ABCD')).body, /value="ABCD"/)
  })
})

describe('a suspicious message', () => {
  const report = (browser: Browser, fields: Record<string, string>) =>
    browser.upload('/en/notices/report', fields)
  const threads = () =>
    house.db
      .selectFrom('enquiry')
      .select(['desk', 'subject', 'address', 'person_id'])
      .orderBy('created_at', 'desc')
      .execute()

  test('is reported without an account, and lies at the desk', async () => {
    const done = await report(stranger(), {
      words: 'They want my password',
      from: 'admin@evil.example',
      source: 'Subject: Urgent\n\nClick here',
      email: 'ama@volta.example',
    })
    assert.equal(heading(done), 'Thank you: it is reported')
    assert.match(main(done), /Its number: Q-/)
    const [thread] = await threads()
    assert.deepEqual(
      [thread?.desk, thread?.subject, thread?.address],
      ['mail', 'Suspicious message from admin@evil.example', 'ama@volta.example'],
    )
  })

  test('of somebody signed in is theirs', async () => {
    await report(await walk.as(member), { words: 'Look at this' })
    assert.equal((await threads()).filter((it) => it.person_id === member.personId).length, 1)
  })

  test('needs words or the message; an address that cannot be one is told', async () => {
    const nothing = await report(stranger(), {})
    assert.equal(nothing.status, 422)
    assert.match(main(nothing), /Say what happened, or add the message/)
    const wrong = await report(stranger(), { words: 'Help', email: 'no address' })
    assert.equal(wrong.status, 422)
    assert.equal(fieldsOf(wrong, 'report')['words'], 'Help')
  })

  test('that a program filled in goes nowhere', async () => {
    const before = (await threads()).length
    const done = await report(stranger(), { words: 'Buy', website: 'https://spam.example' })
    assert.equal(heading(done), 'Thank you: it is reported')
    assert.equal((await threads()).length, before)
  })
})

test('every page stands in every language of the body', async () => {
  forgetPressing(house.db)
  for (const language of house.profile.languages)
    for (const path of ['', '/archive', '/check', '/report'])
      assert.equal((await stranger().get(`/${language}/notices${path}`)).status, 200, language + path)
})
