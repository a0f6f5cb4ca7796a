import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { type TestHouse, testHouse } from '../../../test/support/house.ts'
import { mailsTo, openSink, runOutbox, type Sink, type Manner } from '../../../test/support/mail.ts'
import { inTransaction } from '../database/database.ts'
import { eventEntry } from './calendar.ts'
import {
  action,
  code,
  facts,
  greeting,
  type LetterWriters,
  paragraph,
  picture,
  secret,
  theirs,
} from './letter.ts'
import { takeDue } from './outbox.ts'
import { qrPng } from './qr.ts'
import { tell, type Telling } from './tell.ts'
import { type Outbox, openOutbox } from './worker.ts'

const minute = 60_000

const writers: LetterWriters = {
  'tests.hello': async (it, t, to) => ({
    subject: `Hello: number ${Number(it['number'] ?? 1)}`,
    blocks: [greeting(t, to.name), paragraph('all is well.'), action('Open', '/events/C-1')],
  }),
  'tests.hostile': async (it) => ({
    subject: String(it['subject']),
    replyTo: it['replyTo'] as string | undefined,
    blocks: [paragraph(theirs(String(it['subject']))), facts([['Who', code('x')]])],
  }),
  'tests.secret': async () => ({
    subject: 'Open',
    blocks: [action('Activate', '/account/activation/s3cr3t-t0k3n', 'secret')],
  }),
  'tests.code': async () => ({
    subject: 'Code',
    blocks: [
      facts([
        ['User name', code('mensaha')],
        ['Code', [secret('7K3Q-9TXM'), 'works once']],
      ]),
    ],
  }),
  'tests.outdated': async () => undefined,
  'tests.broken': async () => {
    throw new Error('the event is gone')
  },
  'tests.rich': async (_it, _t, to) => ({
    subject: 'Confirmed: 性能和质量',
    preheader: 'You are in.',
    blocks: [
      paragraph('Bring this code.'),
      picture({ cid: 'qr', alt: 'Code R-1', png: await qrPng('R-1'), caption: 'R-1' }),
    ],
    attachments: [{ fileName: 'programme.txt', contentType: 'text/plain', content: 'nine o’clock' }],
    calendar: {
      method: 'REQUEST',
      fileName: 'C-1.ics',
      ics: eventEntry({
        uid: 'r1@example.org',
        sequence: 0,
        method: 'REQUEST',
        title: 'Event',
        zone: 'Europe/Zurich',
        from: new Date('2026-12-04T08:30:00Z'),
        to: new Date('2026-12-04T16:30:00Z'),
        organiser: { name: 'Body', address: 'a@example.org' },
        attendee: { name: to.name ?? '', address: to.address },
      }),
    },
  }),
}

let house: TestHouse
const open: { stop?(): Promise<void>; close?(): Promise<void> }[] = []

const told = (to: string, telling: Partial<Telling> = {}): Promise<void> =>
  inTransaction(house.db, (tx) =>
    tell(
      tx,
      {
        occasion: 'tests.hello',
        to: { address: to, language: 'en', name: 'Adwoa Mensah' },
        facts: {},
        ...telling,
      },
      house.clock.now(),
    ),
  )

async function sink(manner?: Manner, port?: number): Promise<Sink> {
  const it = await openSink({ manner, port })
  open.push(it)
  return it
}

function outbox(smtpUrl: string | undefined, options = {}): Outbox {
  const it = openOutbox({ ...house, config: { ...house.config, smtpUrl } }, writers, options)
  open.push(it)
  return it
}

/** Senders first: a relay waits for its connections. */
async function closeAll(): Promise<void> {
  const all = open.splice(0)
  for (const it of all) await it.stop?.()
  for (const it of all) await it.close?.()
}

const only = async (address: string) => {
  const mails = await mailsTo(house.db, address)
  assert.equal(mails.length, 1)
  return mails[0]!
}

before(async () => void (house = await testHouse()))
beforeEach(async () => {
  await closeAll()
  await sql`truncate outbox`.execute(house.db)
})
after(async () => {
  await closeAll()
  await house.close()
})

describe('telling', () => {
  test('what is told in an act that fails is never sent', async () => {
    const act = inTransaction(house.db, async (tx) => {
      await tell(
        tx,
        { occasion: 'tests.hello', to: { address: 'a@volta.example', language: 'en' }, facts: {} },
        house.clock.now(),
      )
      throw new Error('the act fails')
    })
    await assert.rejects(act)
    assert.equal((await mailsTo(house.db, 'a@volta.example')).length, 0)
  })

  test('the same thing told twice is one mail, and the act goes on', async () => {
    await told('a@volta.example', { onceKey: 'tests.hello:1' })
    await told('a@volta.example', { onceKey: 'tests.hello:1' })
    await told('a@volta.example', { onceKey: 'tests.hello:2' })
    assert.equal((await mailsTo(house.db, 'a@volta.example')).length, 2)
  })
})

describe('without a relay', () => {
  test('a mail is written in the reader’s language and kept', async () => {
    await told('laila@nil.example', { to: { address: 'laila@nil.example', language: 'ar', name: 'ليلى' } })
    assert.equal(await runOutbox(house, writers), 1)
    const mail = await only('laila@nil.example')
    assert.equal(mail.state, 'withheld')
    assert.match(mail.text, /ليلى/)
    assert.match(mail.text, /\/ar\/events\/C-1\n/)
    assert.match(mail.html, /<html lang="ar" dir="rtl">/)
    assert.match(mail.source, /^Content-Language: ar\r$/m)
  })

  test('a link that lets somebody in can be used from here', async () => {
    await told('a@volta.example', { occasion: 'tests.secret' })
    await runOutbox(house, writers)
    assert.match((await only('a@volta.example')).text, /\/en\/account\/activation\/s3cr3t-t0k3n\n/)
  })

  test('a letter that is no longer true is not sent', async () => {
    await told('a@volta.example', { occasion: 'tests.outdated' })
    await runOutbox(house, writers)
    const mail = await only('a@volta.example')
    assert.deepEqual([mail.state, mail.lastError, mail.subject], ['withheld', 'outdated', ''])
  })

  test('a letter that cannot be written waits, and the others go their way', async () => {
    await told('a@volta.example', { occasion: 'tests.broken' })
    await told('b@volta.example', { occasion: 'tests.unknown' })
    await told('c@volta.example')
    await runOutbox(house, writers)
    assert.equal((await only('a@volta.example')).state, 'retrying')
    assert.match((await only('b@volta.example')).lastError ?? '', /^writing: no room writes/)
    assert.equal((await only('c@volta.example')).state, 'withheld')
  })

  test('a mail that is not due yet waits for its time', async () => {
    await told('a@volta.example', { dueAt: new Date(house.clock.now().getTime() + 5 * minute) })
    assert.equal(await runOutbox(house, writers), 0)
    house.clock.move(5 * minute)
    assert.equal(await runOutbox(house, writers), 1)
  })
})

describe('with a relay', () => {
  test('what arrives is whole: both parts, the picture, the calendar, the file and the headers', async () => {
    const relay = await sink()
    await told('adwoa@volta.example', { occasion: 'tests.rich' })
    await outbox(relay.url).sendDue()
    const kept = await only('adwoa@volta.example')
    assert.equal(kept.state, 'sent')
    const caught = relay.caught[0]!
    assert.deepEqual([caught.from, caught.to], [house.config.mailFrom, ['adwoa@volta.example']])
    const mail = await PostalMime.parse(caught.source)
    assert.equal(mail.subject, 'Confirmed: 性能和质量')
    assert.deepEqual(mail.from?.name, 'ITU meetings')
    assert.deepEqual(mail.to?.[0], { name: 'Adwoa Mensah', address: 'adwoa@volta.example' })
    assert.equal(mail.replyTo?.[0]?.address, house.profile.helpContacts.registration)
    assert.equal(mail.messageId, kept.messageId)
    assert.match(kept.messageId, /^<[-0-9a-f]{36}@itu\.example>$/)
    assert.equal(mail.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated')
    assert.equal(mail.text?.trimEnd(), kept.text.trimEnd())
    assert.match(mail.html ?? '', /src="cid:qr" alt="Code R-1"/)
    const parts = mail.attachments.map((it) => [it.mimeType, it.filename, it.disposition])
    assert.ok(
      parts.some(([type, name, how]) => type === 'image/png' && name === 'qr.png' && how === 'inline'),
    )
    assert.ok(parts.some(([type, name]) => type === 'text/plain' && name === 'programme.txt'))
    assert.ok(parts.some(([, name]) => name === 'C-1.ics'))
    assert.match(caught.source, /^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/im)
    assert.match(caught.source, /multipart\/alternative/)
  })

  test('a link that lets somebody in leaves with the mail and is not kept', async () => {
    const relay = await sink()
    await told('a@volta.example', { occasion: 'tests.secret' })
    await outbox(relay.url).sendDue()
    const mail = await PostalMime.parse(relay.caught[0]!.source)
    assert.match(mail.text ?? '', /\/en\/account\/activation\/s3cr3t-t0k3n\n/)
    const kept = JSON.stringify(await house.db.selectFrom('outbox').selectAll().executeTakeFirst())
    assert.doesNotMatch(kept, /s3cr3t-t0k3n/)
    assert.match((await only('a@volta.example')).text, /\/en\/account\/activation\/…\n/)
  })

  test('a code that lets somebody in leaves with the mail and is not kept', async () => {
    const relay = await sink()
    await told('a@volta.example', { occasion: 'tests.code' })
    await outbox(relay.url).sendDue()
    const mail = await PostalMime.parse(relay.caught[0]!.source)
    assert.match(mail.text ?? '', /Code +7K3Q-9TXM\n +works once/)
    assert.match(mail.html ?? '', /<bdi dir="ltr">7K3Q-9TXM<\/bdi>/)
    const kept = JSON.stringify(await house.db.selectFrom('outbox').selectAll().executeTakeFirst())
    assert.doesNotMatch(kept, /7K3Q/)
    assert.match((await only('a@volta.example')).text, /mensaha[\s\S]*Code +…\n +works once/)
  })

  test('a relay that says later is asked again, with the same Message-ID', async () => {
    const relay = await sink(({ nth }) => (nth < 3 ? { code: 451, words: 'come back later' } : undefined))
    const sender = outbox(relay.url)
    await told('a@volta.example')
    await sender.sendDue()
    const first = await only('a@volta.example')
    assert.deepEqual([first.state, first.tries], ['retrying', 1])
    assert.match(first.lastError ?? '', /^temporary: 451 come back later/)
    assert.equal(await sender.sendDue(), 0)
    house.clock.move(70_000)
    await sender.sendDue()
    house.clock.move(6 * minute)
    await sender.sendDue()
    const last = await only('a@volta.example')
    assert.deepEqual([last.state, last.tries, last.messageId], ['sent', 3, first.messageId])
    assert.match(relay.caught[0]!.source, new RegExp(`^Message-ID: ${first.messageId}\r$`, 'm'))
  })

  test('a relay that says no is believed at once', async () => {
    const relay = await sink(() => ({ code: 550, words: 'no such mailbox' }))
    await told('a@volta.example')
    await outbox(relay.url).sendDue()
    const mail = await only('a@volta.example')
    assert.deepEqual([mail.state, mail.lastError], ['failed', 'permanent: 550 no such mailbox'])
    assert.match(mail.text, /all is well/)
  })

  test('an address that could be read as two is never sent to', async () => {
    const relay = await sink()
    await told('a@volta.example,b@other.example')
    await told('a@volta.example>\r\nDATA')
    await outbox(relay.url).sendDue()
    assert.equal(relay.caught.length, 0)
    assert.equal((await only('a@volta.example,b@other.example')).state, 'failed')
  })

  test('mails wait for a relay that is away, and leave at once when it is back', async () => {
    const gone = await openSink()
    await gone.close()
    const sender = outbox(gone.url)
    await told('a@volta.example')
    await sender.sendDue()
    const waiting = await only('a@volta.example')
    assert.equal(waiting.state, 'retrying')
    assert.match(waiting.lastError ?? '', /^connection: /)
    await sink(undefined, gone.port)
    await told('b@volta.example')
    await sender.sendDue()
    for (let look = 0; look < 50 && (await sender.sendDue()) === 0; look++)
      await new Promise((go) => setTimeout(go, 20))
    assert.equal((await only('a@volta.example')).state, 'sent')
  })

  test('a relay that does not take our password holds the mails, for as long as it needs', async () => {
    const relay = await openSink({ mustSignIn: true })
    open.push(relay)
    const sender = outbox(relay.url.replace('smtp://', 'smtp://plenary:wrong@'))
    await told('a@volta.example')
    await sender.sendDue()
    await sql`update outbox set tries = 40, due_at = ${house.clock.now()}`.execute(house.db)
    await sender.sendDue()
    const mail = await only('a@volta.example')
    assert.equal(mail.state, 'retrying')
    assert.match(mail.lastError ?? '', /^setup: /)
  })

  test('after three days of "later" a mail has failed', async () => {
    const relay = await sink(() => ({ code: 451 }))
    const sender = outbox(relay.url)
    await told('a@volta.example')
    const from = house.clock.now().getTime()
    for (let step = 0; step < 40 && (await only('a@volta.example')).state !== 'failed'; step++) {
      await sender.sendDue()
      house.clock.move(
        Math.max(0, (await only('a@volta.example')).dueAt.getTime() - house.clock.now().getTime()),
      )
    }
    const days = (house.clock.now().getTime() - from) / (24 * 60 * minute)
    assert.equal((await only('a@volta.example')).state, 'failed')
    assert.ok(days > 2.5 && days < 3.5, `it took ${days} days`)
  })

  test('urgent mails leave first, and of the same lane the longest due', async () => {
    const relay = await sink()
    const at = (ms: number) => new Date(house.clock.now().getTime() - ms)
    await told('bulk@volta.example', { lane: 'bulk', dueAt: at(9000) })
    await told('late@volta.example', { lane: 'notice', dueAt: at(1000) })
    await told('early@volta.example', { lane: 'notice', dueAt: at(5000) })
    await told('now@volta.example', { lane: 'now' })
    const sender = outbox(relay.url, { batch: 1 })
    while ((await sender.sendDue()) > 0);
    const order = relay.caught.map(({ to }) => to[0]?.split('@')[0])
    assert.deepEqual(order, ['now', 'early', 'late', 'bulk'])
  })

  test('what a person typed cannot become a header', async () => {
    const relay = await sink()
    const name = 'Eve\r\nBcc: all@volta.example'
    await told('eve@volta.example', {
      occasion: 'tests.hostile',
      to: { address: 'eve@volta.example', language: 'en', name },
      facts: { subject: 'Hi\r\nBcc: x@evil.example\r\n\r\nbody', replyTo: 'a@example.org\r\nX-Evil: 1' },
    })
    await outbox(relay.url).sendDue()
    const mail = await PostalMime.parse(relay.caught[0]!.source)
    assert.equal(mail.subject, 'Hi Bcc: x@evil.example body')
    assert.equal(mail.bcc, undefined)
    assert.equal(mail.to?.length, 1)
    assert.deepEqual(
      mail.headers.filter(({ key }) => key === 'bcc' || key === 'x-evil'),
      [],
    )
    assert.deepEqual(relay.caught[0]!.to, ['eve@volta.example'])
  })

  test('a worker that is started sends what is told a moment later, and stops with nothing in hand', async () => {
    const relay = await sink(() => ({ afterMs: 100 }))
    const sender = outbox(relay.url, { pollMs: 60_000 })
    sender.start()
    await new Promise((go) => setTimeout(go, 50))
    await told('a@volta.example')
    await new Promise((go) => setTimeout(go, 80))
    await sender.stop()
    assert.equal((await only('a@volta.example')).state, 'sent')
    assert.equal(relay.caught.length, 1)
  })
})

describe('many at once', () => {
  const many = async (count: number) => {
    for (let nth = 0; nth < count; nth++) await told(`p${nth}@volta.example`, { facts: { number: nth } })
  }

  test('ten workers on two hundred mails send each of them once', async () => {
    const relay = await sink()
    await many(200)
    const workers = Array.from({ length: 10 }, () => outbox(relay.url, { batch: 7 }))
    await Promise.all(
      workers.map(async (worker) => {
        while ((await worker.sendDue()) > 0);
      }),
    )
    assert.equal(relay.caught.length, 200)
    assert.equal(new Set(relay.caught.map(({ to }) => to[0])).size, 200)
  })

  test('without the row lock ten workers take some of them twice: the test above can fail', async () => {
    await many(200)
    const look = sql<{ id: string }>`select id from outbox where state = 'queued' order by due_at, id limit 7`
    const taken: string[] = []
    // All ten look before the first one writes: the moment that the lock is there for.
    for (let round = 0; round < 5; round++) {
      const seen = await Promise.all(Array.from({ length: 10 }, () => look.execute(house.db)))
      for (const { rows } of seen) {
        const ids = rows.map(({ id }) => id)
        await sql`update outbox set state = 'in-flight' where id = any(${ids})`.execute(house.db)
        taken.push(...ids)
      }
    }
    assert.ok(taken.length > new Set(taken).size, 'no mail was taken twice')
  })

  test('ten workers that look at the same moment each get others', async () => {
    await many(200)
    const now = house.clock.now()
    const hands = await Promise.all(Array.from({ length: 10 }, () => takeDue(house.db, now, 7)))
    const taken = hands.flat().map(({ id }) => id)
    assert.equal(new Set(taken).size, taken.length)
  })
})

describe('a process that dies', () => {
  test('in the middle of sending leaves a mail that another sends, with the same Message-ID', async () => {
    const relay = await sink()
    await told('a@volta.example')
    const dying = outbox(relay.url)
    await dying.sendDue()
    const sentOnce = await only('a@volta.example')
    // What the table shows when the process ended between the relay's yes and our note of it.
    await sql`update outbox set state = 'in-flight', sent_at = null, subject = null, taken_at = ${house.clock.now()}`.execute(
      house.db,
    )
    const other = outbox(relay.url, { stuckMs: minute })
    assert.equal(await other.sendDue(), 0)
    house.clock.move(61_000)
    assert.equal(await other.sendDue(), 1)
    assert.equal((await only('a@volta.example')).state, 'sent')
    const ids = relay.caught.map(({ source }) => /^Message-ID: (.*)\r$/m.exec(source)?.[1])
    assert.deepEqual(ids, [sentOnce.messageId, sentOnce.messageId])
  })

  test('while a relay is only slow, nobody takes its mails for left behind', async () => {
    const relay = await sink(() => ({ afterMs: 400 }))
    await told('a@volta.example')
    const slow = outbox(relay.url, { stuckMs: 200 })
    const other = outbox(relay.url, { stuckMs: 200 })
    const sending = slow.sendDue()
    for (let look = 0; look < 6; look++) {
      await new Promise((go) => setTimeout(go, 60))
      house.clock.move(60)
      await other.sendDue()
    }
    await sending
    assert.equal(relay.caught.length, 1)
  })
})
