import { languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  emptyState,
  field,
  html,
  link,
  linkButton,
  problemOf,
  rows,
  select,
  textArea,
  url,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Language } from '../../../../values/language.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { desks } from '../../types.ts'
import type { StandardReply } from '../types.ts'

const here = '/desk/enquiries/standard-replies'

/** Every standard reply, with the languages it has. */
export const standardListPage = (t: Texts, all: readonly StandardReply[]): Page => ({
  title: t('enquiries.standard.title'),
  lead: t('enquiries.standard.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('enquiries.desk.title'), t.path('/desk/enquiries')),
  side: linkButton(t('enquiries.standard.new'), t.path(`${here}/new`)),
  body:
    all.length === 0
      ? emptyState(t('enquiries.standard.none'))
      : rows(
          all.map(({ id, title, desk, words }) => ({
            title: userText(title),
            href: t.path(`${here}/${id}`),
            lines: [
              desk ? t(`enquiries.desk.${desk}`) : t('enquiries.standard.every-desk'),
              list(
                t,
                Object.keys(words).map((language) => languageName(t, language).here),
              ),
            ],
          })),
        ),
})

export type StandardView = {
  readonly id: Id | undefined
  readonly languages: readonly Language[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

const formId = 'standard'
const said = (typed: Typed, name: string): string => String(typed[name] ?? '')

/** Writing one, in the languages one can. */
export const standardPage = (t: Texts, view: StandardView): Page => ({
  title: t(view.id ? 'enquiries.standard.change' : 'enquiries.standard.new'),
  section: 'desk',
  noIndex: true,
  form: formId,
  problems: view.problems,
  margin: link(t('enquiries.standard.title'), t.path(here)),
  body: html`<form
      id="${formId}"
      method="post"
      action="${url(t.path(view.id ? `${here}/${view.id}` : here))}"
      novalidate
    >
      ${field(t, {
        name: 'title',
        label: t('enquiries.standard.name'),
        hint: t('enquiries.standard.name.hint'),
        value: said(view.typed, 'title'),
        maxlength: 120,
        problem: problemOf(view.problems, 'title'),
      })}
      ${select(t, {
        name: 'desk',
        label: t('enquiries.desk.name'),
        value: said(view.typed, 'desk'),
        options: [
          { value: '', label: t('enquiries.standard.every-desk') },
          ...desks.map((desk) => ({ value: desk, label: t(`enquiries.desk.${desk}`) })),
        ],
      })}
      ${view.languages.map((language) => inLanguage(t, view, language))}
      ${actions(button(t('enquiries.standard.save'), { kind: 'main' }))}
    </form>
    ${view.id && removal(t, view.id)}`,
})

const inLanguage = (t: Texts, { typed, problems }: StandardView, language: Language): Html =>
  textArea(t, {
    name: `words-${language}`,
    label: t('enquiries.standard.words', { language: languageName(t, language).here }),
    value: said(typed, `words-${language}`),
    optional: true,
    problem: problemOf(problems, `words-${language}`),
  })

const removal = (t: Texts, id: Id): Html =>
  html`<form method="post" action="${url(t.path(`${here}/${id}/removal`))}">
    ${actions(button(t('enquiries.standard.remove'), { kind: 'plain' }))}
  </form>`
