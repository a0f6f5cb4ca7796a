import { html, url, type Child, type Html } from '../html.ts'
import type { Frame } from './page.ts'

/**
 * Who I am here and what is mine; signing out is an act, so it is a button that posts. Links that stand `elsewhere` in
 * the same sheet are not repeated.
 */
export const accountList = (frame: Frame, elsewhere: readonly string[] = []): Html =>
  html`${who(frame)}
    <ul>
      ${links(frame)
        .filter(([path]) => !elsewhere.includes(path))
        .map(([path, words]) => html`<li><a href="${url(frame.t.path(path))}">${words}</a></li>`)}
    </ul>
    <form method="post" action="${url(frame.t.path('/sign-out'))}">
      <button type="submit">${frame.t('ui.account.sign-out')}</button>
    </form>`

const links = ({ t, account }: Frame): [string, Child][] => [
  ['/registrations', t('ui.account.registrations')],
  ['/messages', t('ui.account.messages')],
  ['/account', t('ui.account.page')],
  ...(account?.items ?? []).map((item): [string, Child] => [item.href, item.label]),
]

const who = ({ actor, account }: Frame): Child =>
  actor.kind === 'person' &&
  html`<p class="drop-who">
    <b dir="auto">${actor.name}</b
    >${account?.organisation && html`<span dir="auto">${account.organisation}</span>`}
  </p>`
