import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  notice,
  url,
  userText,
} from '../../../../platform/ui/index.ts'
import type { Child, Html, Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { RoleThere, ToHandOver } from '../types.ts'

export type ClosingView = {
  readonly toHandOver: ToHandOver
  /** What goes with the account, as the rooms above show it. */
  readonly takenAlong: readonly Html[]
  readonly days: number
  readonly refusal?: Refusal | undefined
}

/** What closing the account means: what ends, what is kept and why, and until when one can come back. */
export function closingPage(t: Texts, profile: Profile, view: ClosingView): Page {
  const { staffRoles, lastIn } = view.toHandOver
  const mayClose = staffRoles.length === 0 && lastIn.length === 0
  return {
    title: t('accounts.closing.title'),
    lead: t('accounts.closing.lead', { days: view.days }),
    section: 'account',
    margin: link(t('accounts.page.back'), t.path('/account')),
    noIndex: true,
    body: html`
      ${view.refusal && notice('bad', t(view.refusal.refused, view.refusal.values))}
      ${ledgers(
        !mayClose && ledger(t('accounts.closing.first'), handOver(t, profile, view.toHandOver)),
        ledger(
          t('accounts.closing.ends'),
          html`${list(t, 'ends', ['sign-in', 'factors', 'directory', 'roles'])}
          ${view.takenAlong.length > 0 && html`<p>${t('accounts.closing.withdrawn')}</p>`}${view.takenAlong}`,
        ),
        ledger(t('accounts.closing.kept'), list(t, 'kept', ['acts', 'past', 'user-name'])),
        ledger(
          t('accounts.closing.then'),
          html`<p>${t('accounts.closing.then.words', { days: view.days })}</p>
            ${list(t, 'then', ['names', 'addresses', 'mails', 'answers'])}`,
        ),
        ledger(
          t('accounts.closing.copy'),
          html`<p>${t('accounts.closing.copy.words')}</p>
            <p>${link(t('accounts.page.to.data'), t.path('/account/data'))}</p>`,
        ),
      )}
      ${mayClose && form(t)}
    `,
  }
}

const list = (t: Texts, part: string, names: readonly string[]): Html =>
  html`<ul>
    ${names.map((name) => html`<li>${t(`accounts.closing.${part}.${name}`)}</li>`)}
  </ul>`

const form = (t: Texts): Html =>
  html`<form method="post" action="${url(t.path('/account/closing'))}">
    ${actions(
      button(t('accounts.closing.submit'), { kind: 'main' }),
      link(t('accounts.closing.stay'), t.path('/account')),
    )}
  </form>`

/** What only this person can do has to be somebody else's first: who ends a staff role, and where a successor is named. */
const handOver = (t: Texts, profile: Profile, { staffRoles, lastIn }: ToHandOver): Html => html`
  ${staffRoles.length > 0 && html`<p>${t('accounts.closing-staff')}</p>`}
  ${
    lastIn.length > 0 &&
    html`<p>${t('accounts.closing-last-focal-point')}</p>
      <ul>
        ${lastIn.map((role) => html`<li>${roleIn(t, profile, role)}</li>`)}
      </ul>
      ${actions(linkButton(t('accounts.closing.hand-over'), t.path('/organisation'), 'action'))}`
  }
`

function roleIn(t: Texts, profile: Profile, { kind, organisation }: RoleThere): Child {
  const label = profile.focalPointKinds.find(({ id }) => id === kind)?.label
  const name = organisation.names[t.language] ?? organisation.name
  return html`${userText(name)}${label && html`: ${t.words(label)}`}`
}
