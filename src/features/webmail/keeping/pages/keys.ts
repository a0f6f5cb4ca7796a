import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, type Page } from '../../../../platform/ui/index.ts'
import type { Mine } from '../../mine.ts'
import { mailPage } from '../../pages.ts'

const keys = {
  j: 'next',
  k: 'previous',
  x: 'tick',
  c: 'write',
  r: 'reply',
  a: 'reply-all',
  f: 'forward',
  e: 'archive',
  '#': 'trash',
  u: 'back',
  '/': 'search',
  '?': 'this',
} as const

/** What each key does. All of it can be done without them. */
export const keysPage = (t: Texts, mine: Mine): Page =>
  mailPage(t, mine, {
    title: t('webmail.keys'),
    here: 'keys',
    letter: html`<section class="mail-letter" aria-labelledby="mail-keys">
      <h1 id="mail-keys">${t('webmail.keys')}</h1>
      <p>${t('webmail.keys.lead')}</p>
      <dl class="mail-keys">
        ${Object.entries(keys).map(
          ([key, what]) =>
            html`<dt><kbd dir="ltr">${key}</kbd></dt>
              <dd>${t(`webmail.key.${what}`)}</dd>`,
        )}
      </dl>
    </section>`,
  })
