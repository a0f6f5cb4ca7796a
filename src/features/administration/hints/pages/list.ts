import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  lines,
  link,
  neighbours,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Hint } from '../../../accounts/index.ts'

export type HintsView = {
  readonly hints: readonly Hint[]
  readonly older: string | undefined
  readonly now: Date
}

/** Accounts that may be one person's, the newest hint first. */
export const hintsPage = (t: Texts, view: HintsView): Page => ({
  title: t('administration.hints'),
  lead: t('administration.hints.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.back-to-start'), t.path('/admin')),
  body: html`${view.hints.length > 0 ? hintLines(t, view) : emptyState(t('administration.hints.none'))}
  ${neighbours(t, { next: view.older && `${t.path('/admin/hints')}?before=${view.older}` })}`,
})

export const hintLines = (t: Texts, { hints, now }: Pick<HintsView, 'hints' | 'now'>): Html =>
  lines(hints.map((one) => line(t, one, now)))

const line = (t: Texts, { id, accounts: [one, other], reasons, foundAt }: Hint, now: Date): Line => ({
  first: link(html`${userText(one.name)} · ${userText(other.name)}`, t.path(`/admin/hints/${id}`)),
  says: reasonWords(t, reasons),
  end: inWords(t, now, foundAt),
})

export const reasonWords = (t: Texts, reasons: Hint['reasons']): string =>
  reasons.map((reason) => t(`accounts.hint.reason.${reason}`)).join(' · ')
