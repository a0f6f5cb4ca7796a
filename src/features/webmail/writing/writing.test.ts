import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import type { Answer, Browser } from '../../../../test/support/server.ts'
import { openWholeServer, type WholeServer } from '../../../../test/support/whole-server.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  deliver,
  findFolderOfRole,
  findMailbox,
  listedByIds,
  listUids,
  pageOf,
  readRaw,
  type FolderRole,
} from '../../mailbox/index.ts'
import { handOver } from './actions/hand-over.ts'
import { sendSoon } from './actions/send.ts'

let whole: WholeServer
let box: MadeMailbox
let me: Browser
before(async () => {
  whole = await openWholeServer({ config: { limits: 'generous' } })
  box = await makeMailbox(whole.house, { name: 'Adwoa Mensah', username: 'mensaha' })
  me = await whole.as(box.account.id)
})
after(() => whole.close())

const full = {
  to: 'Kwabena Asante <asante@outside.example>',
  subject: 'Draft',
  text: 'Dear Mr Asante,\n\nyes.',
  look: 'plain',
}

/** Sends the form of the page as a browser does, with or without a file. */
const post = (fields: Record<string, string>, file?: { name: string; bytes: Buffer }): Promise<Answer> =>
  me.upload('/en/mail/write', fields, file ? { file } : {})

const inFolder = async (role: FolderRole) => {
  const folder = await findFolderOfRole(whole.house.db, box.id, role)
  return (await pageOf(whole.house.db, folder!.id, { limit: 50 })).messages
}
const draftOf = (answer: Answer): string => {
  const id = /\/mail\/write\/([0-9a-f-]{36})/.exec(answer.location)?.[1]
  assert.ok(id, `${answer.status} ${answer.location}`)
  return id
}
const valueOf = (body: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? ''
const rawOf = async (id: string) => {
  const [message] = await listedByIds(whole.house.db, box.id, [id])
  return ((await readRaw(whole.house.db, message!.blobId)) as Buffer).toString()
}
async function arrive(raw: Buffer): Promise<string> {
  const put = await deliver(whole.house, box.id, raw, { verdict: { origin: 'outside', dmarc: 'pass' } })
  if (isRefusal(put)) assert.fail(put.refused)
  return put.messageId
}

describe('a draft', () => {
  test('keeps everything that was typed, also what is not right yet', async () => {
    const saved = await post({
      ...full,
      act: 'save',
      to: 'asante, ama@outside.example',
      bcc: 'li@outside.example',
      text: 'Line one\n\n  two – مرحبا',
    })
    const { body } = await me.get(saved.location)
    assert.match(body, /Line one\n\n {2}two – مرحبا/)
    assert.equal(valueOf(body, 'to'), 'ama@outside.example')
    assert.equal(valueOf(body, 'bcc'), 'li@outside.example')
    assert.equal(valueOf(body, 'subject'), 'Draft')
  })

  test('is one message among the drafts, however often it is saved', async () => {
    const before = (await inFolder('drafts')).length
    const first = draftOf(await post({ ...full, act: 'save' }))
    const second = draftOf(await post({ ...full, act: 'save', draft: first, text: 'second' }))
    assert.equal((await inFolder('drafts')).length, before + 1)
    assert.equal((await me.get(`/en/mail/write/${first}`)).status, 404)
    assert.match((await me.get(`/en/mail/write/${second}`)).body, /second/)
  })

  test('written on in two windows loses words in neither: then there are two', async () => {
    const start = draftOf(await post({ ...full, act: 'save', text: 'start' }))
    const one = await post({ ...full, act: 'save', draft: start, text: 'of the first window' })
    const two = await post({ ...full, act: 'save', draft: start, text: 'of the second window' })
    const page = (await me.get(two.location)).body
    assert.match(page, /of the second window/)
    assert.match(page, /changed in another window\. Both are kept/)
    assert.match((await me.get(one.location)).body, /of the first window/)
  })

  test('keeps its files, and lets them go one by one', async () => {
    const one = draftOf(
      await post({ ...full, act: 'attach' }, { name: 'plan.pdf', bytes: Buffer.from('%PDF-1.4 plan') }),
    )
    const two = draftOf(
      await post({ ...full, act: 'attach', draft: one }, { name: 'résumé.txt', bytes: Buffer.from('words') }),
    )
    const { body } = await me.get(`/en/mail/write/${two}`)
    assert.match(body, /plan\.pdf/)
    assert.match(body, /résumé\.txt/)
    const three = draftOf(await post({ ...full, act: 'remove:0', draft: two }))
    const after = (await me.get(`/en/mail/write/${three}`)).body
    assert.doesNotMatch(after, /plan\.pdf/)
    assert.match(after, /résumé\.txt/)
  })

  test('of somebody else is not there, and cannot be replaced', async () => {
    const mine = draftOf(await post({ ...full, act: 'save', text: 'mine' }))
    const other = await makeMailbox(whole.house)
    const thief = await whole.as(other.account.id)
    assert.equal((await thief.get(`/en/mail/write/${mine}`)).status, 404)
    await thief.upload('/en/mail/write', { ...full, act: 'discard', draft: mine })
    await thief.upload('/en/mail/write', { ...full, act: 'save', draft: mine, text: 'theirs' })
    assert.match((await me.get(`/en/mail/write/${mine}`)).body, /mine/)
  })

  test('that is thrown away is gone', async () => {
    const id = draftOf(await post({ ...full, act: 'save' }))
    await post({ ...full, act: 'discard', draft: id })
    assert.equal((await me.get(`/en/mail/write/${id}`)).status, 404)
  })

  test('not yet saved is kept while the language changes, and only for the letter it is', async () => {
    const before = (await inFolder('drafts')).length
    const page = '/mail/write?to=li@outside.example'
    const begun = valueOf((await me.get(`/en${page}`)).body, 'begun')
    const words = { ...full, text: 'not yet saved', begun, 'form-page': page }
    const switched = await me.upload('/en/mail/write', { ...words, 'language-switch': 'fr' }, {})
    assert.equal(switched.location, `/fr${page}`)
    const { body } = await me.get(switched.location)
    assert.match(body, /not yet saved/)
    assert.equal(valueOf(body, 'to'), 'Kwabena Asante &lt;asante@outside.example&gt;')
    assert.match(body, /<button[^>]*form="letter"[^>]*name="language-switch"/)
    assert.doesNotMatch((await me.get('/en/mail/write?to=ama@outside.example')).body, /not yet saved/)
    assert.equal((await inFolder('drafts')).length, before)
    const id = draftOf(await post({ ...words, act: '' }))
    assert.doesNotMatch((await me.get(`/en${page}`)).body, /not yet saved/)
    await me.upload(
      '/en/mail/write',
      { ...words, text: 'gone on', draft: id, 'form-page': `/mail/write/${id}`, 'language-switch': 'ru' },
      {},
    )
    assert.match((await me.get(`/ru/mail/write/${id}`)).body, /gone on/)
    await post({ ...full, act: 'discard', draft: id })
  })

  test('of a long letter is kept as well', async () => {
    const id = draftOf(await post({ ...full, act: 'save', text: 'word '.repeat(30_000) }))
    assert.ok((await rawOf(id)).length > 150_000)
  })
})

describe('a draft that a script keeps', () => {
  const keep = async (fields: Record<string, string>) => {
    const answer = await post({ ...full, act: 'keep', ...fields })
    return { status: answer.status, ...(JSON.parse(answer.body) as { draft?: string; said: string }) }
  }

  test('is one, says when it was kept, and shows no page', async () => {
    const before = (await inFolder('drafts')).length
    const one = await keep({ text: 'first words' })
    assert.match(one.said, /^Kept among the drafts at \d\d:\d\d$/)
    const two = await keep({ text: 'more words', draft: one.draft! })
    assert.notEqual(two.draft, one.draft)
    assert.equal((await inFolder('drafts')).length, before + 1)
    assert.match((await me.get(`/en/mail/write/${two.draft}`)).body, /more words/)
  })

  test('by two windows loses words in neither, and both go on', async () => {
    const { draft: start } = await keep({ text: 'start' })
    const one = await keep({ text: 'the first window', draft: start! })
    const two = await keep({ text: 'the second window', draft: start! })
    assert.match(two.said, /changed in another window\. Both are kept/)
    const on = [
      await keep({ text: 'the first goes on', draft: one.draft! }),
      await keep({ text: 'the second goes on', draft: two.draft! }),
    ]
    for (const [place, { draft, said }] of on.entries()) {
      assert.match(said, /^Kept/)
      assert.match(
        (await me.get(`/en/mail/write/${draft}`)).body,
        place ? /the second goes on/ : /the first goes on/,
      )
    }
  })

  test('that is about to leave stays as it was sent; what is written on is kept beside it', async () => {
    const { draft } = await keep({ text: 'as it was sent', subject: 'Leaves as it was' })
    const sent = await post({
      ...full,
      act: 'send',
      draft: draft!,
      text: 'as it was sent',
      subject: 'Leaves as it was',
    })
    const leaving = await whole.house.db
      .selectFrom('webmail_sending')
      .select('draft_id')
      .where('id', '=', sent.location.split('/').at(-1) as string)
      .executeTakeFirstOrThrow()
    const besides = await keep({ text: 'another window', draft: leaving.draft_id })
    assert.match(besides.said, /Both are kept/)
    whole.house.clock.move(11_000)
    await handOver(whole.house, sent.location.split('/').at(-1) as string)
    assert.equal((await inFolder('sent')).filter(({ subject }) => subject === 'Leaves as it was').length, 1)
    assert.match((await me.get(`/en/mail/write/${besides.draft}`)).body, /another window/)
  })

  test('says what is in the way, and loses nothing', async () => {
    const long = await keep({ text: 'x'.repeat(400_000) })
    assert.equal(long.status, 422)
    assert.match(long.said, /350/)
    await whole.house.db.updateTable('mailbox').set({ quota_bytes: 1 }).where('id', '=', box.id).execute()
    const full = await keep({ text: 'y'.repeat(300_000) })
    assert.equal(full.status, 409)
    assert.match(full.said, /mailbox is full/)
    await whole.house.db
      .updateTable('mailbox')
      .set({ quota_bytes: 2_000_000_000 })
      .where('id', '=', box.id)
      .execute()
  })
})

describe('a formatted letter', () => {
  const html =
    '<p onclick="x()">Dear <strong>Ama</strong>,</p><ul><li>one<li>two</ul><p>مرحبا</p><img src="https://watch.example/p"><script>bad()</script><p><a href="https://a.example/plan" style="x">the plan</a></p>'
  const look = 'simple'

  test('is cleaned, and has good plain words beside it', async () => {
    const raw = await rawOf(draftOf(await post({ ...full, act: 'save', look, html })))
    const parts = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')
    assert.match(raw, /multipart\/alternative/)
    assert.match(parts, /<p dir="auto">Dear <b>Ama<\/b>,<\/p><ul dir="auto"><li>one<\/li><li>two<\/li><\/ul>/)
    assert.match(parts, /^Dear \*\*Ama\*\*,\r\n\r\n- one\r\n- two/m)
    assert.match(parts, /the plan <https:\/\/a\.example\/plan>/)
    assert.doesNotMatch(parts, /onclick|watch\.example|bad\(\)|style=/)
  })

  test('stays formatted while it is written on, with a script and without', async () => {
    const draft = draftOf(await post({ ...full, act: 'save', look, html }))
    const { body } = await me.get(`/en/mail/write/${draft}`)
    assert.match(valueOf(body, 'html'), /&lt;b&gt;Ama&lt;\/b&gt;/)
    assert.match(body, /<textarea[^>]*>\nDear \*\*Ama\*\*,\n\n- one\n- two/)
    const without = draftOf(
      await post({ ...full, act: 'save', look, draft, text: 'Dear **Ama**,\n\n- one\n- three' }),
    )
    assert.match((await rawOf(without)).replace(/=\r\n/g, ''), /<b>Ama<\/b>.*<li>three<\/li>/s)
  })

  test('that is to be plain is plain', async () => {
    const raw = await rawOf(draftOf(await post({ ...full, act: 'save', look: 'plain', html })))
    assert.doesNotMatch(raw, /multipart\/alternative|<b>/)
    assert.match(raw, /Dear Mr Asante/)
  })

  test('comes back as it was when something else is wrong', async () => {
    const wrong = await post({ ...full, act: 'send', to: 'nobody', look, html })
    assert.equal(wrong.status, 422)
    assert.match(valueOf(wrong.body, 'html'), /&lt;b&gt;Ama&lt;\/b&gt;/)
    assert.doesNotMatch(wrong.body, /watch\.example|bad\(\)/)
  })
})

describe('sending', () => {
  const send = async (fields: Record<string, string> = {}) => {
    const sent = await post({ ...full, act: 'send', ...fields })
    return { page: sent, id: sent.location.split('/').at(-1) as string }
  }
  const later = async (id: string) => {
    whole.house.clock.move(11_000)
    await handOver(whole.house, id)
  }
  const queued = () =>
    whole.house.db
      .selectFrom('mail_sending')
      .innerJoin('mail_sending_to', 'mail_sending_to.sending_id', 'mail_sending.id')
      .selectAll()
      .execute()

  test('waits ten seconds, then the letter is queued for each recipient once and filed among the sent', async () => {
    const { page, id } = await send({
      subject: 'Once',
      cc: 'asante@outside.example, ama@outside.example',
      bcc: 'li@outside.example',
    })
    assert.match((await me.get(page.location)).body, /Your message is about to leave/)
    await handOver(whole.house, id)
    assert.equal((await queued()).filter(({ subject }) => subject === 'Once').length, 0)
    await later(id)
    await handOver(whole.house, id)
    const rows = (await queued()).filter(({ subject }) => subject === 'Once')
    assert.deepEqual(rows.map(({ address }) => address).sort(), [
      'ama@outside.example',
      'asante@outside.example',
      'li@outside.example',
    ])
    assert.doesNotMatch(String(rows[0]?.raw), /^bcc:|^x-plenary/im)
    assert.match(String(rows[0]?.raw), /^From: Adwoa Mensah <mensaha@[^>]+>/m)
    assert.equal((await inFolder('sent')).filter(({ subject }) => subject === 'Once').length, 1)
    assert.equal((await inFolder('drafts')).filter(({ subject }) => subject === 'Once').length, 0)
    assert.match((await me.get(page.location)).body, /Your message has been sent/)
  })

  test('inside the house arrives at once, and once', async () => {
    const other = await makeMailbox(whole.house)
    const { id } = await send({ subject: 'Inside', to: other.address, cc: 'ama@outside.example' })
    await later(id)
    await handOver(whole.house, id)
    const inbox = await findFolderOfRole(whole.house.db, other.id, 'inbox')
    const { messages } = await pageOf(whole.house.db, inbox!.id, { limit: 50 })
    assert.deepEqual(
      messages.map(({ subject, verdict }) => [subject, verdict.origin]),
      [['Inside', 'inside']],
    )
  })

  test('can be thought over: taken back, the letter is a draft again and never leaves', async () => {
    const { id } = await send({ subject: 'Regret' })
    const thief = await whole.as((await makeMailbox(whole.house)).account.id)
    assert.equal((await thief.post(`/en/mail/sending/${id}/withdrawal`)).status, 404)
    assert.equal((await thief.get(`/en/mail/sending/${id}`)).status, 404)
    const back = await me.post(`/en/mail/sending/${id}/withdrawal`)
    assert.match((await me.get(back.location)).body, /Taken back/)
    await later(id)
    assert.equal((await queued()).filter(({ subject }) => subject === 'Regret').length, 0)
    assert.equal((await inFolder('drafts')).filter(({ subject }) => subject === 'Regret').length, 1)
  })

  test('or taking back: whichever is first, ten at once never do both', async () => {
    const { id } = await send({ subject: 'Race' })
    whole.house.clock.move(11_000)
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        n % 2 ? handOver(whole.house, id) : me.post(`/en/mail/sending/${id}/withdrawal`),
      ),
    )
    const left = (await queued()).filter(({ subject }) => subject === 'Race').length
    const isDraft = (await inFolder('drafts')).some(({ subject }) => subject === 'Race')
    assert.ok((left === 1) !== isDraft, `${left} left, draft: ${isDraft}`)
  })

  test('one draft ten times at once lets it leave once', async () => {
    const draft = draftOf(await post({ ...full, act: 'save', subject: 'Ten' }))
    const mine = { mailbox: (await findMailbox(whole.house.db, box.id))!, folders: [] }
    const all = await Promise.all(Array.from({ length: 10 }, () => sendSoon(whole.house, mine, draft)))
    const [waiting, ...more] = all.flatMap((one) => (isRefusal(one) ? [] : [one.sending]))
    assert.ok(waiting)
    assert.deepEqual(more, [])
    for (const one of all) if (isRefusal(one)) assert.equal(one.refused, 'webmail.sent-already')
    await later(waiting)
    assert.equal((await queued()).filter(({ subject }) => subject === 'Ten').length, 1)
  })

  test('to nobody, or to what is no address, says so beside the field and keeps what was typed', async () => {
    const nobody = await post({ ...full, act: 'send', to: '' })
    assert.equal(nobody.status, 422)
    assert.match(nobody.body, /Say to whom the message goes/)
    assert.match(nobody.body, /Dear Mr Asante/)
    const wrong = await post({ ...full, act: 'send', to: 'asante, "x y"@a.example, ok@a.example' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /“asante” is no mail address/)
  })

  test('from a full mailbox is refused in one sentence with the way to make room, and the draft stays', async () => {
    await whole.house.db.updateTable('mailbox').set({ quota_bytes: 1 }).where('id', '=', box.id).execute()
    const { page } = await send({ subject: 'Full' })
    assert.match(
      (await me.get(page.location)).body,
      /Your mailbox is full.*<a href="\/en\/mail\/room">Make room<\/a>/,
    )
    assert.equal((await inFolder('drafts')).filter(({ subject }) => subject === 'Full').length, 1)
    await whole.house.db
      .updateTable('mailbox')
      .set({ quota_bytes: 2_000_000_000 })
      .where('id', '=', box.id)
      .execute()
  })

  test('by a visit of the service desk, or without signing in, is impossible', async () => {
    const { Browser } = await import('../../../../test/support/server.ts')
    const stranger = new Browser(whole.server)
    assert.equal((await stranger.get('/en/mail/write')).status, 303)
    assert.notEqual((await stranger.upload('/en/mail/write', { ...full, act: 'send' })).status, 200)
  })
})

describe('an answer', () => {
  const original = () =>
    arrive(
      letter({
        from: 'Kwabena Asante <asante@outside.example>',
        to: 'mensaha@itu.int, Li <li@outside.example>',
        subject: 'Plan',
        text: 'First line.\nSecond line.',
        messageId: `<plan-${Math.random()}@outside.example>`,
      }),
    )

  test('quotes what it answers, goes to whoever wrote, and belongs to the conversation', async () => {
    const of = await original()
    const { body } = await me.get(`/en/mail/write?how=reply&of=${of}`)
    assert.equal(valueOf(body, 'to'), 'Kwabena Asante &lt;asante@outside.example&gt;')
    assert.equal(valueOf(body, 'subject'), 'Re: Plan')
    assert.match(body, /Kwabena Asante wrote, .*:\n&gt; First line\.\n&gt; Second line\./)
    const draft = draftOf(await post({ ...full, act: 'save', how: 'reply', of, subject: 'Re: Plan' }))
    assert.match(await rawOf(draft), /^In-Reply-To: <plan-[^>]+>\r\n/m)
    const [answer] = await listedByIds(whole.house.db, box.id, [draft])
    const [asked] = await listedByIds(whole.house.db, box.id, [of])
    assert.equal(answer?.threadId, asked?.threadId)
  })

  test('to all goes to the others too', async () => {
    const { body } = await me.get(`/en/mail/write?how=all&of=${await original()}`)
    assert.match(valueOf(body, 'cc'), /li@outside\.example/)
  })

  test('marks the letter it answers, once it has left', async () => {
    const of = await original()
    const sent = await post({ ...full, act: 'send', how: 'reply', of, subject: 'Re: Plan' })
    whole.house.clock.move(11_000)
    await handOver(whole.house, sent.location.split('/').at(-1) as string)
    const inbox = await findFolderOfRole(whole.house.db, box.id, 'inbox')
    const [asked] = await listedByIds(whole.house.db, box.id, [of])
    assert.ok(
      (await listUids(whole.house.db, inbox!.id))
        .find(({ uid }) => uid === asked?.uid)
        ?.flags.includes('\\Answered'),
    )
  })

  test('that sends on takes the files along, unless its writer does not want them', async () => {
    const raw = Buffer.from(
      [
        'From: a@outside.example',
        'To: b@itu.int',
        'Subject: Files',
        `Message-ID: <files-${Math.random()}@x.example>`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'See.',
        '--b',
        'Content-Type: application/pdf; name="plan.pdf"',
        'Content-Disposition: attachment; filename="plan.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('%PDF').toString('base64'),
        '--b--',
        '',
      ].join('\r\n'),
    )
    const of = await arrive(raw)
    assert.match(
      (await me.get(`/en/mail/write?how=forward&of=${of}`)).body,
      /With the attachments of the message/,
    )
    const withIt = draftOf(await post({ ...full, act: 'save', how: 'forward', of, originals: 'yes' }))
    assert.match(await rawOf(withIt), /plan\.pdf/)
    const without = draftOf(await post({ ...full, act: 'save', how: 'forward', of }))
    assert.doesNotMatch(await rawOf(without), /plan\.pdf/)
  })

  test('to somebody else’s letter knows nothing of it', async () => {
    const other = await makeMailbox(whole.house)
    const put = await deliver(
      whole.house,
      other.id,
      letter({ subject: 'Secret plan', text: 'secret words' }),
      { verdict: { origin: 'outside' } },
    )
    if (isRefusal(put)) assert.fail(put.refused)
    const { body } = await me.get(`/en/mail/write?how=reply&of=${put.messageId}`)
    assert.doesNotMatch(body, /Secret plan|secret words/)
    const draft = draftOf(
      await post({ ...full, act: 'save', how: 'forward', of: put.messageId, originals: 'yes' }),
    )
    assert.doesNotMatch(await rawOf(draft), /letter-|secret/)
  })

  test('with a simple look has plain words beside it', async () => {
    const raw = await rawOf(draftOf(await post({ ...full, act: 'save', look: 'simple', text: '**Now**' })))
    assert.match(raw, /multipart\/alternative/)
    assert.match(raw, /<b>Now<\/b>/)
    assert.match(raw, /^\*\*Now\*\*/m)
  })
})
