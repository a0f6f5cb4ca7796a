import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { stranger } from '../../../values/actor.ts'
import { documentOf, flat, frameIn } from '../../../../test/support/pages.ts'
import { html } from '../html.ts'
import type { Frame, Page } from './layout.ts'

const page: Page = { title: 'Meetings', section: 'events', body: html`<p>Words</p>` }
const shown = (more: Partial<Page> = {}, frame: Partial<Frame> = {}, language = 'en'): string =>
  flat(documentOf({ ...page, ...more }, frameIn(language, frame)))

describe('a page', () => {
  test('is titled by its h1 and the body', () => {
    assert.match(shown(), /<title>Meetings · ITU<\/title>/)
    assert.equal(shown().match(/<h1>Meetings<\/h1>/g)?.length, 1)
  })

  test('with problems says so in its title and before its words', () => {
    const made = shown({ problems: [{ field: 'mail', code: 'ui.example.mail.problem' }] })
    assert.match(made, /<title>Error: Meetings · ITU<\/title>/)
    assert.ok(made.indexOf('id="errors"') < made.indexOf('<p>Words</p>'))
  })

  test('begins with a link past the menus', () => {
    assert.match(shown(), /<body><a class="skip" href="#main">/)
    assert.match(shown(), /<main id="main" tabindex="-1">/)
  })

  test('names its language and direction', () => {
    assert.match(shown({}, {}, 'ar'), /^<!doctype html><html lang="ar" dir="rtl">/)
  })

  test('marks the current menu word and counts beside it', () => {
    assert.match(shown(), /<a href="\/en\/events" aria-current="page">Events<\/a>/)
    assert.match(shown(), /<a href="\/en\/registrations">Mine <span class="count">3<\/span><\/a>/)
  })

  test('follows the device unless the reader chose colours', () => {
    assert.doesNotMatch(shown(), /data-theme/)
    assert.match(shown({}, { theme: 'dark' }), /<html lang="en" dir="ltr" data-theme="dark">/)
    assert.match(shown({}, { theme: 'dark' }), /name="theme" value="dark" aria-pressed="true"/)
  })

  test('styles and scripts nothing in place', () => {
    assert.doesNotMatch(shown(), /\sstyle="|\son[a-z]+="|<style/)
    assert.doesNotMatch(shown(), /<script(?![^>]+src=)/)
  })

  test('fetches no font for readers who save data', () => {
    assert.match(shown(), /rel="preload" href="\/assets\/en\.woff2" as="font"/)
    const saving = shown({}, { saveData: true })
    assert.doesNotMatch(saving, /woff2/)
    assert.match(saving, /href="\/assets\/plain\.css"/)
  })

  test('that is not for search engines says so', () => {
    assert.match(shown({ noIndex: true }), /<meta name="robots" content="noindex">/)
  })

  test('that brings its own head gets no second one', () => {
    assert.doesNotMatch(shown({ head: false, body: html`<h1>Own</h1>` }), /page-head|<h1>Meetings/)
  })
})

describe('the language menu', () => {
  test('leads to this very page, each language in its own name', () => {
    const made = shown()
    assert.match(
      made,
      /<a hreflang="ar" href="\/ar\/events\?type=talk"><span lang="ar" dir="rtl">العربية<\/span><\/a>/,
    )
    assert.match(made, /<a hreflang="en" href="[^"]+" aria-current="true">/)
    assert.match(made, />Français</)
  })

  test('of a form page sends the form, so that nothing typed is lost', () => {
    const made = shown({ form: 'sign-up' })
    assert.match(
      made,
      /<button type="submit" form="sign-up" name="language-switch" value="ru" formnovalidate>/,
    )
    assert.match(made, /<input type="hidden" name="form-page" value="\/events\?type=talk" form="sign-up">/)
  })

  test('is not what Enter in a field presses: a button without a name comes first', () => {
    const made = shown({ form: 'sign-up' })
    const first = /<button[^>]*form="sign-up"[^>]*>/.exec(made)?.[0] ?? ''
    assert.doesNotMatch(first, /name=/)
    assert.match(first, /tabindex="-1"/)
  })
})

describe('the account menu', () => {
  test('tells who I am and signs out by a post', () => {
    const made = shown({}, { account: { organisation: 'Volta Office' } })
    assert.match(made, /<b dir="auto">Adwoa Mensah<\/b><span dir="auto">Volta Office<\/span>/)
    assert.match(made, /<form method="post" action="\/en\/sign-out"><button type="submit">Sign out<\/button>/)
  })

  test('on the phone does not repeat what the menu has', () => {
    const phone = shown().split('phone-menu')[1] ?? ''
    assert.equal(phone.match(/href="\/en\/registrations"/g)?.length, 1)
  })

  test('is a link to sign in for strangers', () => {
    const made = shown({}, { actor: stranger })
    assert.match(made, /<a href="\/en\/sign-in">Sign in<\/a>/)
    assert.doesNotMatch(made, /sign-out/)
  })
})

describe('the help link', () => {
  const helps = (made: string) => [...made.matchAll(/<a href="([^"]*)">Help<\/a>/g)].map(([, href]) => href)

  test('stands in the head, in the menu of the phone and at the foot, and leads to the same place', () => {
    assert.deepEqual(helps(shown()), ['/en/help', '/en/help', '/en/help'])
    const frame = { help: '/help/guides/account' }
    assert.deepEqual(new Set(helps(shown({}, frame))), new Set(['/en/help/guides/account']))
  })

  test('follows what a page names itself', () => {
    assert.deepEqual(
      new Set(helps(shown({ help: '/help' }, { help: '/help/guides/account' }))),
      new Set(['/en/help']),
    )
  })
})

describe('notices', () => {
  test('are told before the page and announced', () => {
    const made = shown({}, { notices: [{ kind: 'good', words: 'Saved <b>' }] })
    assert.match(made, /<div class="notices" role="status"><div class="notice notice-good">/)
    assert.match(made, /Saved &lt;b&gt;/)
  })
})

test('pages of another person say whose they are before anything else', () => {
  const made = shown({}, { viewedUntil: new Date('2026-11-25T09:15:00Z') })
  assert.match(made, /<aside class="viewing" aria-label="Whose pages these are">.*Adwoa Mensah.*10:15/)
  assert.ok(made.indexOf('class="viewing"') < made.indexOf('<header'))
  assert.doesNotMatch(shown(), /class="viewing"/)
})
