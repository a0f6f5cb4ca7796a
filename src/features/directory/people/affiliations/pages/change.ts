import type { Texts } from '../../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  fieldset,
  html,
  link,
  notice,
  problemOf,
  radios,
  small,
  steps,
  userText,
  withMargin,
  type Child,
  type Html,
  type Page,
} from '../../../../../platform/ui/index.ts'
import { keepsAll, one } from '../parse.ts'
import type { Past } from '../types.ts'
import { detailFields } from './describe.ts'
import { picker, type PickerView } from './picker.ts'
import { nameOf } from './words.ts'

export type ChangeView = PickerView & {
  readonly live: readonly Past[]
  /** The fields for an organisation of no list are asked for the first time. */
  readonly asksUnlisted?: boolean
}

const formId = 'change'

/** "I changed employer": what ends, and what begins. Nothing is done before it was looked at once more. */
export const changePage = (t: Texts, view: ChangeView): Page => ({
  title: t(titleOf(view)),
  lead: t('directory.affiliations.change.lead'),
  section: 'account',
  noIndex: true,
  margin: link(t('directory.affiliations.back'), t.path('/account/affiliations')),
  problems: view.problems,
  form: formId,
  body: html`${view.asksUnlisted && askUnlisted(t)}${withMargin(
    steps(t, {
      names: [t('directory.affiliations.step.say'), t('directory.affiliations.step.check')],
      now: 1,
    }),
    form(t, view),
  )}`,
})

const titleOf = ({ live, typed }: ChangeView): string =>
  live.length === 0
    ? 'directory.affiliations.first'
    : one(typed['ends']) === keepsAll
      ? 'directory.affiliations.also'
      : 'directory.affiliations.changed'

const askUnlisted = (t: Texts): Html =>
  notice(
    'info',
    t.html('directory.affiliations.unlisted.now', {
      link: (inner: Child) => link(inner, '#field-unlisted-name'),
    }),
  )

const form = (t: Texts, view: ChangeView): Html =>
  html`<form id="${formId}" method="post" action="${t.path('/account/affiliations/change/check')}" novalidate>
    ${view.live.length > 0 && fieldset(t('directory.affiliations.what-ends'), ends(t, view))}
    ${fieldset(
      t('directory.affiliations.what-begins'),
      html`${picker(t, view)} ${detailFields(t, view.typed, view.problems)}`,
    )}
    ${actions(
      button(t('directory.affiliations.check'), { kind: 'main', name: 'act', value: 'check' }),
      small(t('directory.affiliations.check.note')),
    )}
  </form>`

const ends = (t: Texts, { live, typed, problems }: ChangeView): Html =>
  html`${radios(t, {
    name: 'ends',
    legend: t('directory.affiliations.which-ends'),
    value: one(typed['ends']),
    problem: problemOf(problems, 'ends'),
    afterLine: live.length,
    required: true,
    options: [
      ...live.map((it) => ({
        value: it.id,
        label: userText(nameOf(t, it)),
        hint: it.role ? userText(it.role) : undefined,
      })),
      { value: keepsAll, label: t('directory.affiliations.keeps-all') },
    ],
  })}
  ${field(t, {
    name: 'last-day',
    label: t('directory.affiliations.last-day'),
    hint: t('directory.affiliations.last-day.hint'),
    type: 'date',
    width: 'short',
    value: one(typed['last-day']),
    problem: problemOf(problems, 'last-day'),
  })}`
