import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  html,
  lines,
  link,
  notice,
  said,
  small,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { occasionWords } from '../../pages/words.ts'
import { queryFor } from '../parse.ts'
import { mostTogether, type Outcome, type OutboxFilter, type OutboxLine } from '../types.ts'
import { deskPill, troubleWords } from './words.ts'

export type ManyView = {
  readonly filter: OutboxFilter
  readonly able: readonly OutboxLine[]
  readonly unable: readonly { readonly mail: OutboxLine; readonly no: Refusal }[]
  readonly refused?: Refusal | undefined
}

const here = '/desk/outbox'

const frame = (t: Texts, title: string, filter: OutboxFilter, body: Html): Page => ({
  title,
  section: 'desk',
  margin: link(t('messages.desk.title'), t.path(here + queryFor(filter))),
  noIndex: true,
  body,
})

/** Before many are sent again: which, and which are not and why. */
export const manyPage = (t: Texts, { filter, able, unable, refused }: ManyView): Page =>
  frame(
    t,
    t('messages.desk.many.title', { count: able.length }),
    filter,
    html`${refused && notice('bad', t(refused.refused, refused.values))}
    ${
      able.length > 0
        ? html`<form method="post" action="${t.path(`${here}/resending${queryFor(filter)}`)}">
            <input type="hidden" name="count" value="${able.length}" />
            ${actions(button(t('messages.desk.many.send', { count: able.length }), { kind: 'main' }))}
            ${small(t('messages.desk.resend.words'))}
          </form>`
        : emptyState(t('messages.desk.none'))
    }
    ${able.length >= mostTogether && small(t('messages.desk.many.most', { most: mostTogether }))}
    ${lines([
      ...able.map((mail) => lineOf(t, mail, troubleWords(t, mail))),
      ...unable.map(({ mail, no }) => lineOf(t, mail, t(no.refused, no.values))),
    ])}`,
  )

/** What became of each. */
export const manyDonePage = (t: Texts, filter: OutboxFilter, outcomes: readonly Outcome[]): Page => {
  const done = outcomes.filter(({ no }) => !no).length
  return frame(
    t,
    t('messages.desk.many.done', { count: done }),
    filter,
    lines(
      outcomes.map(({ mail, no }) =>
        lineOf(t, no ? mail : { ...mail, state: 'waiting' }, no ? t(no.refused, no.values) : undefined),
      ),
    ),
  )
}

const lineOf = (t: Texts, mail: OutboxLine, words: string | undefined) => ({
  first: said(
    link(
      mail.subject ? userText(mail.subject) : occasionWords(t, mail.occasion),
      t.path(`${here}/${mail.id}`),
    ),
    bdi(mail.to),
  ),
  says: words,
  end: deskPill(t, mail.state),
})
