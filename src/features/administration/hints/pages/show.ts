import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  columns,
  html,
  link,
  linkButton,
  notice,
  said,
  small,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Hint, HintedAccount } from '../../../accounts/index.ts'
import { moment, statePill } from '../../words.ts'
import { reasonWords } from './list.ts'

export type HintView = {
  readonly hint: Hint
  /** Which of the two would go on if they were made one; undefined: this reader may not act on both. */
  readonly survivor: HintedAccount | undefined
  readonly zone: string
  readonly now: Date
}

/** Two accounts side by side: one person's or two people's. */
export const hintPage = (t: Texts, view: HintView, no?: Refusal): Page => {
  const { hint, survivor } = view
  const [one, other] = hint.accounts
  return {
    title: t('administration.hint.title'),
    lead: reasonWords(t, hint.reasons),
    section: 'administration',
    noIndex: true,
    margin: link(t('administration.hints.back'), t.path('/admin/hints')),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${columns(accountSide(t, one, view), accountSide(t, other, view))}
    ${survivor ? decision(t, hint, survivor) : notice('info', t('administration.hint.not-yours'))}`,
  }
}

function decision(t: Texts, { id, accounts: [one, other] }: Hint, survivor: HintedAccount): Html {
  const gone = survivor.id === one.id ? other : one
  const merger = `${t.path(`/admin/accounts/${gone.id}/merger`)}?other=${survivor.id}`
  return html`<form method="post" action="${t.path(`/admin/hints/${id}/dismissal`)}">
    ${actions(
      linkButton(t('administration.hint.merge'), merger, 'main'),
      button(t('administration.hint.dismiss'), { kind: 'second' }),
    )}
    ${small(t('administration.hint.dismiss.words'))}
  </form>`
}

/** One of two accounts in a few lines; also where they are made one. */
export const accountSide = (
  t: Texts,
  it: HintedAccount,
  { zone, now }: Pick<HintView, 'zone' | 'now'>,
): Html =>
  html`${statePill(t, it.state)}
  ${said(
    link(userText(it.name), t.path(`/admin/accounts/${it.id}`)),
    it.userName && bdi(it.userName),
    t('administration.hint.created', { moment: moment(t, it.createdAt, zone, now) }),
    it.signedInAt
      ? t('administration.signed-in-last', { moment: moment(t, it.signedInAt, zone, now) })
      : t('administration.signed-in-never'),
  )}`
