import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { deliver } from '../../src/features/mailbox/index.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { corpus } from '../hostile-mail/corpus.ts'
import { armed, type HostileLetter } from '../hostile-mail/letter.ts'
import { closeBrowser, openContext, watch } from '../support/browser.ts'
import { letter, makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { startProgram, type Program } from '../support/program.ts'
import { lookOver } from './look-over.ts'

/* The pages of a mailbox in which letters lie: looked at by machines, and with letters in it that mean harm. */

const outside = { verdict: { origin: 'outside', dmarc: 'pass', domain: 'outside.example' } } as const

describe('a mailbox in a browser', () => {
  let program: Program
  let box: MadeMailbox
  before(async () => {
    program = await startProgram()
    box = await makeMailbox(program.house, { name: 'Adwoa Mensah', username: 'adwoa' })
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  async function arrive(raw: Buffer, to = box): Promise<string> {
    const put = await deliver(program.house, to.id, raw, outside)
    if (isRefusal(put)) assert.fail(put.refused)
    return put.messageId
  }

  async function signedIn(who: MadeMailbox): Promise<BrowserContext> {
    const context = await openContext({}, program.base)
    await context.request.post(`${program.base}/en/sign-in`, {
      form: { name: who.account.email, password: who.account.password },
      headers: { origin: program.base, 'sec-fetch-site': 'same-origin' },
    })
    return context
  }

  test(
    'is whole for machines, on a desk in English and on a phone in Arabic in the dark',
    { timeout: 400_000 },
    async () => {
      const plain = await arrive(
        letter({
          from: 'Kwabena Asante <asante@outside.example>',
          subject: 'Head of delegation',
          text: `Yes.\n\n${'> quoted\n'.repeat(9)}`,
        }),
      )
      const html = await arrive(
        wire({
          name: 'x',
          from: 'News <news@outside.example>',
          subject: 'Новости',
          html: '<h1>News</h1><img src="https://outside.example/p.png" alt="A map">',
        }),
      )
      const bad = await arrive(
        wire({
          name: 'x',
          from: 'ITU Service Desk <a@itu-verify.example>',
          subject: 'Blocked',
          html: '<p>Enter your password: <a href="https://itu-verify.example/">itu.int</a></p>',
          file: 'invoice.pdf.exe',
        }),
      )
      const context = await signedIn(box)
      const paths = ['/mail/inbox', `/mail/inbox/${plain}`, `/mail/inbox/${html}`, `/mail/inbox/${bad}`]
      const more = [
        '/mail/search?q=head',
        `/mail/write?how=all&of=${plain}`,
        '/mail/room',
        '/mail/settings',
        '/mail/people?q=mensah',
        '/mail/set-up',
        '/mail/keys',
        '/mail/drafts',
      ]
      const found: string[] = []
      const looks = [
        { language: 'en', theme: 'light', width: 1280 },
        { language: 'ar', theme: 'dark', width: 360 },
      ] as const
      // The letters in both ways, what stands around them in one or the other.
      for (const [place, path] of [...paths, ...paths, ...more].entries()) {
        const isFirst = place < paths.length || (place >= 2 * paths.length && place % 2 === 0)
        found.push(...(await lookOver(context, program.base, path, looks[isFirst ? 0 : 1])))
      }
      await context.close()
      assert.equal(found.join('\n'), '')
    },
  )

  test(
    'full of letters that mean harm loads nothing, runs nothing, and shows them all',
    { timeout: 400_000 },
    async () => {
      const reached: string[] = []
      const elsewhere = await listening((path) => reached.push(path))
      const remote = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
      const victim = await makeMailbox(program.house, { name: 'Misaki Sato', username: 'misaki' })
      const ids: string[] = []
      for (const [number, one] of corpus.entries())
        ids.push(await arrive(wire(armed(one, number, remote)), victim))
      const context = await signedIn(victim)
      const page = await context.newPage()
      const misdeeds = watch(page, program.base)
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => reached.push('a dialog')))
      await page.goto(`${program.base}/en/mail/inbox`)
      assert.equal(await page.locator('.mail-row').count(), 50)
      // Those whose words and names are the attack, and every sixth of the others; all of them are shown together elsewhere.
      const shown = ids.filter(
        (_, number) => (corpus[number] as HostileLetter).html === undefined || number % 6 === 0,
      )
      for (const id of shown) {
        const answer = await page.goto(`${program.base}/en/mail/inbox/${id}`, { waitUntil: 'load' })
        assert.equal(answer?.status(), 200)
      }
      await context.close()
      elsewhere.closeAllConnections()
      elsewhere.close()
      assert.deepEqual(reached, [])
      assert.deepEqual(misdeeds.asked, [])
    },
  )
})

async function listening(heard: (path: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    heard(request.url ?? '')
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

let count = 0

/** A letter as it travels, with whatever stands in its lines. */
function wire({ from, subject = 'Hello', text, html, file }: HostileLetter): Buffer {
  const word = (value: string) => `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`
  const part = (type: string, body: string, more = '') =>
    `--b\r\nContent-Type: ${type}; charset=utf-8${more}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`
  const name = file === undefined ? undefined : encodeURIComponent(file)
  return Buffer.from(
    [
      `From: ${from === undefined ? 'Somebody <some@outside.example>' : sender(from)}`,
      'To: you@inside.example',
      `Subject: ${word(subject)}`,
      `Message-ID: <hostile-${++count}@outside.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      `${text === undefined ? '' : part('text/plain', text)}${html === undefined ? '' : part('text/html', html)}${name === undefined ? '' : part('text/html', '<script>1</script>', `; name*=utf-8''${name}\r\nContent-Disposition: attachment; filename*=utf-8''${name}`)}--b--`,
    ].join('\r\n'),
  )
}

/** Names as senders write them who do not want to be written in plain letters. */
const sender = (from: string): string => {
  const [, name = '', address = ''] = /^(.*)<(.*)>$/.exec(from) ?? ['', from, 'a@outside.example']
  return `=?utf-8?B?${Buffer.from(name.trim()).toString('base64')}?= <${address}>`
}
