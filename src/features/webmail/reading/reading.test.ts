import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { openWholeServer, type WholeServer } from '../../../../test/support/whole-server.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  append,
  createFolder,
  deliver,
  findFolderOfRole,
  findMessage,
  listFolders,
  type Verdict,
} from '../../mailbox/index.ts'

let whole: WholeServer
let box: MadeMailbox
let me: Browser
before(async () => {
  whole = await openWholeServer({ config: { limits: 'generous' } })
  box = await makeMailbox(whole.house, { name: 'Adwoa Mensah', username: 'mensaha' })
  me = await whole.as(box.account.id)
})
after(() => whole.close())

const outside: Verdict = { origin: 'outside', dmarc: 'pass', domain: 'outside.example' }

async function arrive(raw: Buffer, verdict: Verdict = outside): Promise<string> {
  const put = await deliver(whole.house, box.id, raw, { verdict })
  if (isRefusal(put)) assert.fail(put.refused)
  return put.messageId
}

const flat = (html: string) => html.replace(/\s+/g, ' ')
const role = async (messageId: string) => {
  const place = await findMessage(whole.house.db, box.id, messageId)
  return (await listFolders(whole.house.db, box.id)).find(({ id }) => id === place?.folderId)?.role
}
const htmlLetter = (html: string, more: readonly string[] = []): Buffer =>
  Buffer.from(
    [
      'From: News <news@outside.example>',
      'To: you@inside.example',
      'Subject: News',
      `Message-ID: <${Math.random()}@x.example>`,
      'MIME-Version: 1.0',
      ...more,
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
    ].join('\r\n'),
  )

test('a letter that was to go on and came back says so, with what was answered', async () => {
  const said = await arrive(letter(), { ...outside, returned: { by: 'target', said: '550 5.1.1 <no> user' } })
  const page = flat((await me.get(`/en/mail/inbox/${said}`)).body)
  assert.match(
    page,
    /was to be sent on from your mailbox and came back\. The answer was: .*550 5\.1\.1 &lt;no&gt; user/,
  )
  const desk = await arrive(letter(), { ...outside, returned: { by: 'desk', said: '' } })
  assert.match(
    (await me.get(`/en/mail/inbox/${desk}`)).body,
    /The service desk gave that up, so it lies here/,
  )
})

describe('the list of a folder', () => {
  test('says who wrote, when, about what, how it begins, and counts the unread in the menu', async () => {
    await arrive(
      letter({
        from: 'Kwabena Asante <asante@outside.example>',
        subject: 'Head of delegation',
        text: 'I will name Mrs Owusu.',
      }),
    )
    const { body } = await me.get('/en/mail/inbox')
    assert.match(flat(body), /<h1 id="mail-list-name">Inbox<\/h1>/)
    assert.match(flat(body), /Kwabena Asante.*Head of delegation.*I will name Mrs Owusu/)
    assert.match(flat(body), /<a href="\/en\/mail" aria-current="page">Mail <span class="count">\d/)
  })

  test('leads /mail to the inbox, and whoever has no mailbox to what that means', async () => {
    assert.equal((await me.get('/en/mail')).location, '/en/mail/inbox')
    const { makeAccount } = await import('../../../../test/support/people.ts')
    const stranger = await whole.as((await makeAccount(whole.house.db)).id)
    assert.match((await stranger.get('/en/mail')).body, /You have no mailbox/)
    assert.equal((await stranger.get('/en/mail/inbox')).status, 404)
    assert.doesNotMatch((await stranger.get('/en/mail')).body, /<a href="\/en\/mail"/)
  })

  test('goes on page by page, fifty a page, and shows a conversation once', async () => {
    const many = await makeMailbox(whole.house)
    const reader = await whole.as(many.account.id)
    for (let n = 0; n < 53; n++)
      await deliver(whole.house, many.id, letter({ subject: `Number ${n}` }), { verdict: outside })
    await deliver(
      whole.house,
      many.id,
      letter({ subject: 'Re: Number 1', messageId: '<answer@x.example>' }),
      { verdict: outside },
    )
    const first = await reader.get('/en/mail/inbox')
    const rowsIn = (body: string) => body.match(/class="mail-row[" ]/g)?.length
    assert.equal(rowsIn(first.body), 50)
    assert.match(first.body, /Messages: 2/)
    const next = /href="(\/en\/mail\/inbox\?before=[^"]+)"/.exec(first.body)?.[1]
    const second = await reader.get(next as string)
    assert.equal(rowsIn(second.body), 3)
    assert.match(second.body, /rel="prev"/)
  })
})

describe('a letter', () => {
  test('is read once it is opened, and not by a browser that only fetches ahead', async () => {
    const id = await arrive(letter({ subject: 'Unread still' }))
    await me.get(`/en/mail/inbox/${id}`, { 'sec-purpose': 'prefetch' })
    assert.match(
      flat((await me.get('/en/mail/inbox')).body),
      /mail-unread[^>]*>(?:(?!mail-row).)*Unread still/,
    )
    const { body, status } = await me.get(`/en/mail/inbox/${id}`)
    assert.equal(status, 200)
    assert.match(body, /<h1 id="mail-subject" dir="auto">Unread still<\/h1>/)
    assert.doesNotMatch(
      flat((await me.get('/en/mail/inbox')).body),
      /mail-unread[^>]*>(?:(?!mail-row).)*Unread still/,
    )
  })

  test('of somebody else, in another folder, or of no kind, is not there', async () => {
    const id = await arrive(letter())
    const other = await makeMailbox(whole.house)
    const thief = await whole.as(other.account.id)
    for (const path of [
      `/en/mail/inbox/${id}`,
      `/en/mail/inbox/${id}/letter`,
      `/en/mail/inbox/${id}/source`,
      `/en/mail/inbox/${id}/files/0`,
    ])
      assert.equal((await thief.get(path)).status, 404, path)
    assert.equal((await thief.post(`/en/mail/inbox/${id}/report`)).status, 404)
    for (const path of [
      `/en/mail/sent/${id}`,
      '/en/mail/inbox/nonsense',
      '/en/mail/nowhere',
      `/en/mail/inbox/${id}/files/7`,
    ])
      assert.equal((await me.get(path)).status, 404, path)
    assert.equal((await thief.post('/en/mail/inbox/acts', { pick: id, act: 'trash' })).status, 303)
    assert.equal(await role(id), 'inbox')
  })

  test('in HTML stands in a frame that runs nothing, under a policy of its own', async () => {
    const id = await arrive(
      htmlLetter('<p>Hello <script>alert(1)</script><img src="https://track.example/p.png"></p>'),
    )
    const page = await me.get(`/en/mail/inbox/${id}`)
    assert.match(
      flat(page.body),
      new RegExp(
        `<iframe class="mail-frame" src="/en/mail/inbox/${id}/letter" sandbox="allow-popups allow-popups-to-escape-sandbox"`,
      ),
    )
    assert.match(page.headers['content-security-policy'] ?? '', /frame-src 'self'/)
    const frame = await me.get(`/en/mail/inbox/${id}/letter`)
    assert.match(frame.headers['content-security-policy'] ?? '', /default-src 'none'.*sandbox allow-popups/)
    assert.equal(frame.headers['x-frame-options'], 'SAMEORIGIN')
    assert.doesNotMatch(frame.body, /script|track\.example/)
  })

  test('shows pictures from elsewhere when asked, once or for its sender, and only through us', async () => {
    const id = await arrive(htmlLetter('<img src="https://track.example/p.png">'))
    assert.match((await me.get(`/en/mail/inbox/${id}`)).body, /Pictures that lie elsewhere are not shown: 1/)
    const once = await me.get(`/en/mail/inbox/${id}/letter?pictures=on`)
    assert.match(once.body, /<img src="http:\/\/[^"]+\/mail\/pictures\/[^"]+"/)
    assert.doesNotMatch((await me.get(`/en/mail/inbox/${id}/letter`)).body, /<img src/)
    await me.post(`/en/mail/inbox/${id}/sender`, { said: 'pictures' })
    assert.match((await me.get(`/en/mail/inbox/${id}/letter`)).body, /<img src/)
  })

  test('hands its files over to be saved, whatever they say they are', async () => {
    const raw = Buffer.from(
      [
        'From: a@outside.example',
        'To: b@inside.example',
        'Subject: Files',
        'Message-ID: <files@x.example>',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'See the file.',
        '--b',
        'Content-Type: text/html; name="page.html"',
        'Content-Disposition: attachment; filename="page.html"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('<script>1</script>').toString('base64'),
        '--b--',
        '',
      ].join('\r\n'),
    )
    const id = await arrive(raw)
    const { body } = await me.get(`/en/mail/inbox/${id}`)
    const file = new RegExp(`/en/mail/inbox/${id}/files/\\d+`).exec(body)?.[0]
    assert.ok(file)
    const answer = await me.get(file)
    assert.equal(answer.body, '<script>1</script>')
    assert.match(answer.headers['content-disposition'] ?? '', /^attachment; filename="page.html"/)
    assert.equal(answer.headers['content-type'], 'application/octet-stream')
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  })

  test('that pretends to be the body’s says so before anything else, with its links and pictures off', async () => {
    const id = await arrive(
      htmlLetter(
        '<p>Enter your password within 12 hours: <a href="https://itu-account-verify.example/">itu.int</a></p>',
      ).subarray(0),
      { origin: 'outside' },
    )
    const page = flat((await me.get(`/en/mail/inbox/${id}`)).body)
    assert.match(page, /mail-verdict-bad/)
    assert.match(page, /It asks for a password or a code by mail/)
    assert.match(page, /shows <bdi[^>]*>itu\.int<\/bdi> and leads to <bdi[^>]*>itu-account-verify\.example/)
    assert.doesNotMatch(page, /<iframe/)
    assert.match(flat((await me.get('/en/mail/inbox')).body), /Not from whom it says/)
    await me.post(`/en/mail/inbox/${id}/report`)
    assert.equal(await role(id), 'junk')
    const reports = await whole.house.db.selectFrom('webmail_report').selectAll().execute()
    assert.equal(reports.length, 1)
  })

  test('of any make leaves its folder whole, and can be said something of', async () => {
    const sender = `${randomBytes(2500).toString('hex')}@far.example`
    const raw = htmlLetter('<p constructor="x" __proto__>Odd</p>').toString()
    const id = await arrive(Buffer.from(raw.replace('news@outside.example', sender)))
    assert.equal((await me.get('/en/mail/inbox')).status, 200)
    assert.match((await me.get(`/en/mail/inbox/${id}/letter`)).body, /<p>Odd<\/p>/)
    assert.equal((await me.post(`/en/mail/inbox/${id}/sender`, { said: 'known' })).status, 303)
    assert.equal((await me.post(`/en/mail/inbox/${id}/report`)).status, 303)
    await whole.house.db.deleteFrom('webmail_report').execute()
  })

  test('of a sender the reader knows is not doubted any more', async () => {
    const id = await arrive(
      letter({
        from: 'ITU fans <fan@free.example>',
        subject: 'Hello',
        headers: ['Reply-To: x@other.example'],
      }),
    )
    assert.match((await me.get(`/en/mail/inbox/${id}`)).body, /mail-verdict/)
    await me.post(`/en/mail/inbox/${id}/sender`, { said: 'known' })
    assert.doesNotMatch((await me.get(`/en/mail/inbox/${id}`)).body, /mail-verdict/)
  })
})

describe('what is done to letters', () => {
  const acts = (pick: string | string[], act: string, folder = 'inbox') =>
    me.post(`/en/mail/${folder}/acts`, { pick, act })

  test('is done to all that are ticked, and said with their number', async () => {
    const ids = [await arrive(letter()), await arrive(letter())]
    assert.equal((await acts(ids, 'archive')).location, '/en/mail/inbox')
    assert.match((await me.get('/en/mail/inbox')).body, /Archived: 2/)
    assert.deepEqual([await role(ids[0]!), await role(ids[1]!)], ['archive', 'archive'])
  })

  test('is nothing when nothing is ticked', async () => {
    await acts([], 'trash')
    assert.match((await me.get('/en/mail/inbox')).body, /Nothing was ticked/)
  })

  test('takes a whole conversation where it stands as one line', async () => {
    const first = await arrive(letter({ subject: 'Plan', messageId: '<plan@x.example>' }))
    const second = await arrive(letter({ subject: 'Re: Plan', headers: ['References: <plan@x.example>'] }))
    await me.post('/en/mail/inbox/acts', { pick: second, act: 'trash', whole: 'yes' })
    assert.deepEqual([await role(first), await role(second)], ['trash', 'trash'])
  })

  test('moves to a folder of one’s own, and never to somebody else’s', async () => {
    await createFolder(whole.house, box.id, 'Projects')
    const folder = (await listFolders(whole.house.db, box.id)).find(({ path }) => path === 'Projects')!
    const id = await arrive(letter())
    await acts(id, `to:${folder.id}`)
    assert.equal((await findMessage(whole.house.db, box.id, id))?.folderId, folder.id)
    assert.equal((await me.get(`/en/mail/${folder.id}/${id}`)).status, 200)
    const other = await makeMailbox(whole.house)
    const theirs = await findFolderOfRole(whole.house.db, other.id, 'inbox')
    assert.equal(
      (await me.post(`/en/mail/${folder.id}/acts`, { pick: id, act: `to:${theirs!.id}` })).status,
      404,
    )
  })

  test('deletes for good in the bin only, also in a mailbox that is full', async () => {
    const id = await arrive(letter({ bytes: 5000 }))
    await whole.house.db.updateTable('mailbox').set({ quota_bytes: 1 }).where('id', '=', box.id).execute()
    await acts(id, 'trash')
    assert.equal(await role(id), 'trash')
    await acts(id, 'trash', 'trash')
    assert.equal(await role(id), undefined)
    assert.match((await me.get('/en/mail/inbox')).body, /Full\. New mail is sent back/)
    await whole.house.db
      .updateTable('mailbox')
      .set({ quota_bytes: 2_000_000_000 })
      .where('id', '=', box.id)
      .execute()
  })

  test('empties the bin after one has seen what goes', async () => {
    const id = await arrive(letter())
    await acts(id, 'trash')
    assert.match((await me.get('/en/mail/trash/emptying')).body, /Messages that go for good/)
    await me.post('/en/mail/trash/emptying')
    assert.equal(await role(id), undefined)
    assert.equal((await me.post('/en/mail/inbox/emptying')).status, 404)
  })
})

describe('searching', () => {
  test('finds in all folders, by words and by operators, and acts on what is found', async () => {
    const id = await arrive(
      letter({
        from: 'Misaki Sato <sato@outside.example>',
        subject: 'Draft recommendation',
        text: 'clause seventeen',
      }),
    )
    await append(
      whole.house,
      box.id,
      'Archive',
      letter({ from: 'Sato <sato@outside.example>', subject: 'Other' }),
      { flags: ['\\Seen'] },
    )
    const found = async (q: string) =>
      (await me.get(`/en/mail/search?q=${encodeURIComponent(q)}`)).body.match(/class="mail-row[" ]/g)
        ?.length ?? 0
    assert.equal(await found('seventeen'), 1)
    assert.equal(await found('from:sato'), 2)
    assert.equal(await found('from:sato in:archive'), 1)
    assert.equal(await found('from:sato subject:draft is:unread'), 1)
    assert.equal(await found('from:sato before:2020-01-01'), 0)
    await me.post('/en/mail/search/acts?q=seventeen', { pick: id, act: 'archive' })
    assert.equal(await role(id), 'archive')
  })

  test('looks in the folder that is chosen, unless another one is typed', async () => {
    await createFolder(whole.house, box.id, 'Own plans')
    const folder = (await listFolders(whole.house.db, box.id)).find(({ path }) => path === 'Own plans')!
    await append(whole.house, box.id, 'Own plans', letter({ subject: 'Heron' }))
    const rows = async (query: string) => {
      const { body } = await me.get(`/fr/mail/search?q=${query}`)
      return [body.match(/class="mail-row[" ]/g)?.length ?? 0, /value="([^"]*)" selected/.exec(body)?.[1]]
    }
    assert.deepEqual(await rows(`heron&in=${folder.id}`), [1, folder.id])
    assert.deepEqual(await rows('heron&in=inbox'), [0, 'inbox'])
    assert.deepEqual(await rows('heron+dans:%22Own+plans%22&in=inbox'), [1, 'inbox'])
  })

  test('says what it did not understand', async () => {
    const { body } = await me.get('/en/mail/search?q=before%3Asoon+in%3Anowhere')
    assert.match(flat(body), /Not understood and left out: <bdi[^>]*>before:soon/)
    assert.match(body, /There is no folder/)
  })
})
