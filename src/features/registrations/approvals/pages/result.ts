import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  html,
  lines,
  link,
  linkButton,
  rule,
  said,
  userText,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { statePill } from '../../pages/words.ts'
import type { Outcome } from '../types.ts'

/** After many were decided at once: what became of each. */
export function resultPage(t: Texts, outcomes: readonly Outcome[]): Page {
  const done = outcomes.filter((one) => one.refused === undefined).length
  return {
    title: t('registrations.result.title', { count: done }),
    lead:
      done < outcomes.length
        ? t('registrations.result.some-not', { count: outcomes.length - done })
        : t('registrations.result.mails'),
    section: 'approvals',
    noIndex: true,
    margin: link(t('registrations.queue.back'), t.path('/approvals')),
    body: html`${rule()} ${lines(outcomes.map((one) => outcomeLine(t, one)))}
    ${actions(linkButton(t('registrations.queue.back'), t.path('/approvals'), 'action'))}`,
  }
}

const outcomeLine = (t: Texts, one: Outcome): Line => ({
  first: said(link(userText(one.person), t.path(`/approvals/${one.number}`)), bdi(one.number)),
  says: one.refused ? t(one.refused) : t(`registrations.result.${one.became ?? 'confirmed'}`),
  end: one.became && statePill(t, one.became),
})
