import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { closeBrowser, openContext, watch, type Look } from '../../../test/support/browser.ts'
import { documentOf, frameIn, textsIn } from '../../../test/support/pages.ts'
import { openAssets, type Assets } from '../assets/index.ts'
import { uiPage } from './index.ts'

const t = textsIn('en')
const policy = "default-src 'self'; frame-ancestors 'none'"
const found = { organisations: [{ id: 'k', name: 'Kumasi <b>Institute', under: 'Kumasi' }] }

let server: Server
let assets: Assets
let base = ''
const posted: string[] = []

before(async () => {
  assets = await openAssets()
  server = createServer((request, reply) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const file = assets.find(path)
    if (file) return reply.setHeader('content-type', file.type).end(file.body)
    if (path.endsWith('/organisations.json')) return reply.end(JSON.stringify(found))
    if (path === '/favicon.ico') return reply.writeHead(204).end()
    if (request.method === 'POST')
      return keepPosted(request, () => setTimeout(() => reply.writeHead(204).end(), 50))
    const page = { ...uiPage(t), problems: path === '/calm' ? [] : uiPage(t).problems }
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    reply.end(documentOf(page, frameIn('en', { assets })))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(async () => {
  await closeBrowser()
  server.close()
})

function keepPosted(request: AsyncIterable<Buffer>, then: () => void): void {
  void (async () => {
    let body = ''
    for await (const piece of request) body += String(piece)
    posted.push(decodeURIComponent(body))
    then()
  })()
}

/** The page of all parts in a browser; whatever it complains about fails the test. */
async function on(look: Partial<Look>, walk: (page: Page) => Promise<void>, path = '/calm'): Promise<void> {
  const context = await openContext(look, base)
  const page = await context.newPage()
  const misdeeds = watch(page, base)
  await page.goto(path)
  await walk(page)
  assert.deepEqual(misdeeds, { said: [], asked: [] })
  await context.close()
}

describe('with a script', () => {
  test('the list of problems has focus when the page comes back', () =>
    on(
      {},
      async (page) => assert.equal(await page.evaluate(() => document.activeElement?.id), 'errors'),
      '/wrong',
    ))

  test('a menu closes by Escape, which gives focus back, and by a click elsewhere', () =>
    on({}, async (page) => {
      const menu = page.locator('.tools details').first()
      await menu.locator('summary').click()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Escape')
      assert.equal(await menu.getAttribute('open'), null)
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY')
      await menu.locator('summary').click()
      await page.locator('h1').click()
      assert.equal(await menu.getAttribute('open'), null)
    }))

  test('a password can be shown, and is hidden again when the form is sent', () =>
    on({}, async (page) => {
      const field = page.getByLabel('Password')
      await page.getByRole('button', { name: 'Show' }).click()
      assert.equal(await field.getAttribute('type'), 'text')
      await field.press('Enter')
      assert.equal(await field.getAttribute('type'), 'password')
    }))

  test('Enter in a field sends the form and switches no language', () =>
    on({}, async (page) => {
      posted.length = 0
      await page.locator('#field-example-name').press('Enter')
      await page.waitForTimeout(200)
      assert.equal(posted.length, 1)
      assert.match(posted[0] ?? '', /form-page=\/events\?type=talk/)
      assert.doesNotMatch(posted[0] ?? '', /language-switch/)
    }))

  test('a double click sends once', () =>
    on({}, async (page) => {
      posted.length = 0
      await page.getByRole('button', { name: /Reject/ }).dblclick()
      await page.waitForTimeout(200)
      assert.equal(posted.length, 1)
      assert.match(posted[0] ?? '', /act=reject/)
    }))

  test('picking counts, on the button too, takes ranges with Shift and the whole page at once', () =>
    on({}, async (page) => {
      const count = page.locator('[data-pick-count]')
      assert.equal(await count.textContent(), '1 selected')
      await page.locator('#pick-1').click()
      await page.locator('#pick-3').click({ modifiers: ['Shift'] })
      assert.equal(await count.textContent(), '3 selected')
      await page.getByRole('button', { name: 'Approve 3…' }).waitFor()
      assert.equal(await page.locator('tr.picked').count(), 3)
      await page.getByRole('button', { name: 'Clear' }).click()
      assert.equal(await count.textContent(), 'Nothing selected yet')
      await page.getByLabel('Select the 3 on this page').check()
      assert.equal(await count.textContent(), '3 selected')
      await page.getByLabel('Select all 12 that match').check()
      assert.equal(await count.textContent(), 'All that match are selected')
    }))

  test('organisations follow what is typed, as text; what was chosen and the ways out stay', () =>
    on({}, async (page) => {
      posted.length = 0
      const field = page.getByLabel('Find your organisation')
      await field.fill('kumasi')
      await field.press('Enter')
      await page.getByLabel('Kumasi <b>Institute').waitFor()
      const labels = await page.locator('.organisation-search .choice label').allTextContents()
      assert.deepEqual(labels, [
        'Volta National Communications Office',
        'Kumasi <b>Institute',
        'It is not in this list',
        'I do not know',
      ])
      assert.equal(await page.locator('[data-found]').textContent(), 'Organisations found: 1')
      assert.deepEqual(posted, [])
    }))
})

describe('without a script', () => {
  test('everything is there that works, and nothing that does not', () =>
    on({ script: false }, async (page) => {
      assert.equal(await page.getByRole('button', { name: 'Show' }).count(), 0)
      assert.equal(await page.locator('[data-pick-page]').isVisible(), false)
      assert.equal(await page.getByLabel('Select all 12 that match').count(), 1)
      await page.locator('.tools summary').first().click()
      await page.getByRole('button', { name: 'Français' }).waitFor()
    }))

  test('Enter in a field sends the form and switches no language', () =>
    on({ script: false }, async (page) => {
      posted.length = 0
      await page.locator('#field-example-name').press('Enter')
      await page.waitForTimeout(200)
      assert.doesNotMatch(posted[0] ?? 'language-switch', /language-switch/)
    }))
})
