import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  ledger,
  ledgers,
  html,
  lines,
  link,
  linkButton,
  said,
  url,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { momentIn } from '../../../accounts/index.ts'
import { statePill } from '../../pages/state.ts'
import { became, mayUndo } from '../rules.ts'
import type { Act } from '../types.ts'
import type { PickedLine } from '../view.ts'

export type ResultView = {
  readonly access: string
  readonly base: string
  readonly act: Act
  readonly lines: readonly PickedLine[]
  readonly by: AccountId
  readonly zone: string
  readonly now: Date
}

/** What became of each of many, as it stands at this moment, and taking it back while the mails wait. */
export function resultPage(t: Texts, view: ResultView): Page {
  const { base, access, act, by, now } = view
  const count = view.lines.filter((one) => became(act, one, one.eligibility, by) === 'own').length
  const toUndo = view.lines.filter((one) => mayUndo(one, by, now))
  return {
    title: t(`access.result.title.${act}`, { count }),
    lead: t(toUndo.length > 0 ? 'access.result.lead.waits' : 'access.result.lead'),
    section: base.startsWith('/desk') ? 'desk' : 'organisation',
    noIndex: true,
    margin: link(t('access.requests.title', { access }), t.path(base)),
    body: html`${ledgers(
      toUndo.length > 0 && ledger(t('access.undo'), undoForm(t, view, toUndo)),
      ledger(t('access.result.each'), lines(view.lines.map((one) => rowOf(t, view, one)))),
    )}
    ${actions(linkButton(t('access.requests.title', { access }), t.path(base), 'action'))}`,
  }
}

function undoForm(t: Texts, { base, act, zone }: ResultView, toUndo: readonly PickedLine[]): Html {
  const until = toUndo
    .flatMap(({ undoUntil }) => undoUntil ?? [])
    .reduce((one, other) => (other < one ? other : one))
  return html`<p>${t('access.undo.words', { moment: momentIn(t, until, zone) })}</p>
    <form method="post" action="${url(t.path(`${base}/undo`))}">
      <input type="hidden" name="act" value="${act}" />
      ${toUndo.map(({ registrationId }) => html`<input type="hidden" name="pick" value="${registrationId}" />`)}
      ${actions(button(t('access.undo.submit'), { kind: 'second' }))}
    </form>`
}

function rowOf(t: Texts, { base, access, act, by }: ResultView, one: PickedLine): Line {
  const what = became(act, one, one.eligibility, by)
  const isKnown = what === 'own' || what === 'other' || what === 'waits'
  const key = what === 'own' ? `access.result.own.${act}` : `access.result.${what}`
  return {
    first: said(link(userText(one.name), t.path(`${base}/${one.id}`)), bdi(one.registrationId)),
    says: said(t(isKnown ? key : `access.eligible.${what}`, { access })),
    end: statePill(t, one.state),
  }
}
