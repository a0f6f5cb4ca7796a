import type { Actor } from '../../src/values/actor.ts'
import type { Assets } from '../../src/platform/assets/index.ts'
import { loadTexts, type Texts, type TextsOf } from '../../src/platform/i18n/index.ts'
import { loadProfile } from '../../src/platform/profile/index.ts'
import { layout, type Frame, type Html, type Page } from '../../src/platform/ui/index.ts'

const profile = loadProfile('itu')
let texts: TextsOf | undefined

/** The real words of the house, loaded once. */
export const textsIn = (language: string): Texts => (texts ??= loadTexts(profile))(language)

export const somePerson: Actor = {
  kind: 'person',
  accountId: '01900000-0000-7000-8000-000000000001',
  personId: '01900000-0000-7000-8000-000000000002',
  name: 'Adwoa Mensah',
  permissions: new Set(),
  assurance: 'one-factor',
  withheld: new Set(),
}

/** Paths without files, for tests that look at markup only. */
export const paperAssets: Assets = {
  css: '/assets/core.css',
  cssWithoutFonts: '/assets/plain.css',
  print: '/assets/print.css',
  script: '/assets/start.js',
  modules: {
    media: '/assets/media.js',
    passkey: '/assets/passkey.js',
    preflight: '/assets/preflight.js',
    sound: '/assets/sound.js',
    webmail: '/assets/webmail.js',
    'webmail-write': '/assets/webmail-write.js',
  },
  sheets: { room: '/assets/room.css', webmail: '/assets/webmail.css' },
  icon: '/assets/icon.svg',
  fonts: [],
  fontFor: (language) => (language === 'zh' ? undefined : `/assets/${language}.woff2`),
  find: () => undefined,
}

/** A frame with two menu words round a page; what a test is about is given by name. */
export const frameIn = (language: string, more: Partial<Frame> = {}): Frame => ({
  t: textsIn(language),
  profile,
  actor: somePerson,
  path: '/events?type=talk',
  menu: [
    { section: 'events', label: 'Events', href: '/events' },
    { section: 'registrations', label: 'Mine', href: '/registrations', count: 3 },
  ],
  assets: paperAssets,
  ...more,
})

export const documentOf = (page: Page, frame: Frame = frameIn('en')): string => layout(page, frame).markup

/** Markup without the line breaks of its templates, so that tests read one line. */
export const flat = (markup: Html | string): string =>
  String(markup).replace(/\s+/g, ' ').replace(/ >/g, '>').replace(/> </g, '><').trim()
