import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  ledger,
  ledgers,
  html,
  lines,
  link,
  linkButton,
  said,
  userText,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { statePill } from '../../pages/state.ts'
import { became } from '../rules.ts'
import type { PickedLine } from '../view.ts'

export type ResultView = {
  readonly access: string
  readonly base: string
  readonly lines: readonly PickedLine[]
  readonly by: AccountId
}

/** What became of each of many, as it stands at this moment. */
export function resultPage(t: Texts, view: ResultView): Page {
  const { base, access, by } = view
  const count = view.lines.filter((one) => became(one, one.eligibility, by) === 'own').length
  return {
    title: t('access.result.title', { count }),
    lead: t('access.result.lead'),
    section: base.startsWith('/desk') ? 'desk' : 'organisation',
    noIndex: true,
    margin: link(t('access.requests.title', { access }), t.path(base)),
    body: html`${ledgers(
      ledger(t('access.result.each'), lines(view.lines.map((one) => rowOf(t, view, one)))),
    )}
    ${actions(linkButton(t('access.requests.title', { access }), t.path(base), 'action'))}`,
  }
}

function rowOf(t: Texts, { base, access, by }: ResultView, one: PickedLine): Line {
  const what = became(one, one.eligibility, by)
  const isKnown = what === 'own' || what === 'other' || what === 'waits'
  return {
    first: said(link(userText(one.name), t.path(`${base}/${one.id}`)), bdi(one.registrationId)),
    says: said(t(isKnown ? `access.result.${what}` : `access.eligible.${what}`, { access })),
    end: statePill(t, one.state),
  }
}
