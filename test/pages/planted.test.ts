import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { closeBrowser, openContext } from '../support/browser.ts'
import { accessibility } from './accessibility.ts'
import { combinations, combinationsFor } from './combinations.ts'
import { unseenFocus } from './keyboard.ts'
import { sidewaysScroll } from './room.ts'
import { structureOf } from './structure.ts'
import { smallTargets } from './targets.ts'
import { invalidities } from './validity.ts'
import { tooHeavy } from './weight.ts'

const whole = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Meetings · House</title><meta name="viewport" content="width=device-width">
  <style>:focus { outline: 3px solid #06c; outline-offset: 2px } a { display: inline-block; padding: 8px }</style>${head}</head>
  <body><a href="#main">Skip</a><nav aria-label="Main"><a href="/a">One</a></nav><main id="main">${body}</main></body></html>`

const good = whole('<h1>Meetings</h1><h2>Next</h2><p>Words and <a href="/b">a link</a></p>')

describe('what looks at pages finds', () => {
  let context: BrowserContext
  let page: Page
  before(async () => {
    context = await openContext()
    page = await context.newPage()
  })
  after(closeBrowser)

  const on = async <T>(markup: string, look: (page: Page) => Promise<T>): Promise<T> => {
    await page.setContent(markup)
    return look(page)
  }

  test('nothing on a good page', async () => {
    assert.deepEqual(await on(good, structureOf), [])
    assert.deepEqual(await on(good, smallTargets), [])
    assert.deepEqual(await on(good, unseenFocus), [])
    assert.deepEqual(await on(good, sidewaysScroll), [])
    assert.deepEqual(await on(good, accessibility), [])
    assert.deepEqual(await invalidities(good), [])
  })

  test('a second h1, a skipped level, a title that says something else', async () => {
    const found = await on(whole('<h1>Events</h1><h1>Meetings</h1><h3>Deep</h3>'), structureOf)
    assert.equal(found.length, 3)
  })

  test('a nav without a name and a link to nowhere', async () => {
    const found = await on(whole('<h1>Meetings</h1><nav><a href="#">x</a></nav>'), structureOf)
    assert.equal(found.length, 2)
  })

  test('a page wider than a phone, and one that grows too wide with its letters', async () => {
    const wide = await on(whole('<h1>Meetings</h1><div style="inline-size: 400px">x</div>'), sidewaysScroll)
    assert.match(String(wide), /at 320 px: div/)
    const grown = await on(whole('<h1>Meetings</h1><div style="inline-size: 18rem">x</div>'), sidewaysScroll)
    assert.match(String(grown), /200 %/)
  })

  test('a button too small to tap, but not a link in a sentence', async () => {
    const small = '<h1>Meetings</h1><button style="width:16px;height:16px;padding:0">x</button>'
    assert.equal((await on(whole(small), smallTargets)).length, 1)
    const sentence =
      '<h1>Meetings</h1><p>Words and <a href="/b" style="display:inline;padding:0">a link</a></p>'
    assert.deepEqual(await on(whole(sentence), smallTargets), [])
  })

  test('a focus without a ring, and one under a bar', async () => {
    const ringless = whole('<h1>Meetings</h1><button style="outline: none">Go</button>')
    assert.match(String(await on(ringless, unseenFocus)), /no focus ring on button "Go"/)
    const covered = whole(
      '<h1>Meetings</h1><button>Go</button><div style="position:fixed;inset:0;background:#fff"></div>',
    )
    assert.match(String(await on(covered, unseenFocus)), /covered or out of sight on button "Go"/)
  })

  test('grey letters on grey, and a field without a label', async () => {
    const found = await on(
      whole('<h1>Meetings</h1><p style="color:#999;background:#aaa">Hard to read</p><input>'),
      accessibility,
    )
    assert.match(String(found), /color-contrast/)
    assert.match(String(found), /label/)
  })

  test('markup that is not valid', async () => {
    assert.notDeepEqual(await invalidities(whole('<h1>Meetings</h1><p><div>x</div></p>')), [])
  })

  test('a page that is too heavy', () => {
    const one = (kind: string, bytes: number) => ({ kind, url: 'http://x/a', bytes })
    assert.deepEqual(tooHeavy([one('Document', 13_000), one('Font', 24_000)]), [])
    assert.equal(tooHeavy([one('Document', 15_000)]).length, 1)
    assert.equal(tooHeavy([one('Image', 120_000)]).length, 1)
    assert.equal(tooHeavy(Array.from({ length: 9 }, () => one('Image', 1))).length, 1)
  })
})

test('every page is looked at in one of twelve combinations, the component page in all', () => {
  assert.equal(combinations.length, 12)
  assert.equal(combinationsFor('/events', { full: false, day: 1 }).length, 1)
  assert.equal(combinationsFor('/_ui', { full: false, day: 1 }).length, 12)
  assert.equal(combinationsFor('/events', { full: true, day: 1 }).length, 12)
  const over12Days = Array.from(
    { length: 12 },
    (_, day) => combinationsFor('/events', { full: false, day })[0],
  )
  assert.equal(new Set(over12Days).size, 12)
})
