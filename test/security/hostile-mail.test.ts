import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { cleanLetter } from '../../src/features/webmail/letter/clean.ts'
import { frameMay, letterDocument, letterPolicy } from '../../src/features/webmail/letter/document.ts'
import { passagesOf, plainLetter } from '../../src/features/webmail/letter/plain.ts'
import { html } from '../../src/platform/ui/index.ts'
import { armed, type HostileLetter } from '../hostile-mail/letter.ts'
import { corpus } from '../hostile-mail/corpus.ts'
import { closeBrowser, openContext } from '../support/browser.ts'

/*
 * Letters that were made against other mail readers, in a real browser. What any of them loads or runs reaches a server elsewhere.
 * Cleaning and policy are each tried alone as well: both must hold by themselves. Without either, the letters tell on themselves.
 */

type Way = 'both' | 'cleaned' | 'policy' | 'raw'

let house: Server
let elsewhere: Server
const reached = new Map<number, string[]>()

const portOf = (server: Server) => (server.address() as AddressInfo).port
const listening = (server: Server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

before(async () => {
  elsewhere = createServer((request, response) => {
    const [, number = '', what = ''] = (request.url ?? '').split('/')
    reached.set(Number(number), [...(reached.get(Number(number)) ?? []), what])
    response.setHeader('access-control-allow-origin', '*').end()
  })
  house = createServer((request, response) => {
    const at = new URL(request.url ?? '/', 'http://house')
    const way = (at.searchParams.get('way') ?? 'both') as Way
    const number = at.searchParams.get('letter')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (number === null) return response.end(pageOf(way))
    if (way === 'both' || way === 'policy')
      response.setHeader(
        'content-security-policy',
        letterPolicy(`http://127.0.0.1:${portOf(house)}/pictures/`),
      )
    response.end(documentOf(armedAt(Number(number)), way))
  })
  await Promise.all([listening(house), listening(elsewhere)])
})
after(async () => {
  await closeBrowser()
  for (const server of [house, elsewhere]) {
    server.closeAllConnections()
    server.close()
  }
})

const armedAt = (number: number): HostileLetter =>
  armed(corpus[number] as HostileLetter, number, `http://127.0.0.1:${portOf(elsewhere)}`)

const write = (to: string) => `/mail/write?to=${encodeURIComponent(to)}`

/** The whole of a letter in one document: its lines, its words, its files. */
function documentOf(letter: HostileLetter, way: Way): string {
  const { subject = '', from = '', file = '', text } = letter
  if (way === 'raw' || way === 'policy')
    return `<!doctype html><title>${subject}</title><h1>${subject}</h1><p title="${file}">${from} ${file}</p>${letter.html ?? ''}${text ?? ''}`
  const plain = text && plainLetter(passagesOf(text, { flowed: true }), { write, quoted: 'Quoted' })
  const head = html`<h1 dir="auto">${subject}</h1>
    <p>${from} ${file}</p>
    ${plain}`
  const markup = head.markup + (letter.html ? cleanLetter(letter.html, { write }).markup : '')
  return letterDocument({ title: subject, direction: 'ltr', markup })
}

const pageOf = (way: Way): string =>
  `<!doctype html><title>x</title>${corpus
    .map(
      (_, number) =>
        `<iframe ${way === 'both' ? `sandbox="${frameMay}"` : ''} src="/?way=${way}&letter=${number}"></iframe>`,
    )
    .join('')}`

/** What the letters reached, by name, when they are shown in this way. */
async function shown(way: Way): Promise<{ what: string[]; dialogs: number }> {
  reached.clear()
  let dialogs = 0
  const context = await openContext()
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  await page.goto(`http://127.0.0.1:${portOf(house)}/?way=${way}`, { waitUntil: 'load' })
  await page.waitForLoadState('networkidle')
  await context.close()
  const what = [...reached].map(
    ([number, places]) => `${corpus[number]?.name}: ${[...new Set(places)].join(', ')}`,
  )
  return { what: what.sort(), dialogs }
}

describe(`${corpus.length} hostile letters`, () => {
  test('each have a name of their own, that says where they come from', () => {
    assert.ok(corpus.length >= 60)
    assert.equal(new Set(corpus.map(({ name }) => name)).size, corpus.length)
    for (const { name } of corpus)
      assert.match(name, /^(CVE-\d{4}-\d+|GHSA-[\w-]+|roundcube|openship|issue) /)
  })

  test('load nothing and run nothing as they are shown', async () => {
    assert.deepEqual(await shown('both'), { what: [], dialogs: 0 })
  })

  test('load nothing and run nothing by the cleaning alone', async () => {
    assert.deepEqual(await shown('cleaned'), { what: [], dialogs: 0 })
  })

  test('load nothing and run nothing by the policy alone', async () => {
    assert.deepEqual(await shown('policy'), { what: [], dialogs: 0 })
  })

  test('reach out when neither is there: what looks would see it', async (t) => {
    const { what } = await shown('raw')
    t.diagnostic(`${what.length} of ${corpus.length} reach out in this browser`)
    const silent = corpus.filter(({ name }) => !what.some((one) => one.startsWith(`${name}: `)))
    t.diagnostic(silent.map(({ name }) => name).join('; '))
    assert.ok(what.length >= 60, `only ${what.length}`)
  })
})
