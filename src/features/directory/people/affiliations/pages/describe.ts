import type { Texts } from '../../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  html,
  link,
  problemOf,
  type Html,
  type Page,
} from '../../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../../values/problem.ts'
import { one } from '../parse.ts'
import type { Past } from '../types.ts'
import { nameOf, standingWords } from './words.ts'

const formId = 'affiliation'

/** What I do at an organisation, since when, and whether it is my main one. */
export const describePage = (
  t: Texts,
  view: {
    readonly it: Past
    readonly typed: Typed
    readonly timeZone: string
    readonly problems?: readonly Problem[]
  },
): Page => ({
  title: nameOf(t, view.it),
  over: t('directory.affiliations.title'),
  lead: standingWords(t, view.it, view.timeZone),
  section: 'account',
  noIndex: true,
  margin: link(t('directory.affiliations.back'), t.path('/account/affiliations')),
  problems: view.problems ?? [],
  form: formId,
  body: html`<form
    id="${formId}"
    method="post"
    action="${t.path(`/account/affiliations/${view.it.id}`)}"
    novalidate
  >
    ${detailFields(t, view.typed, view.problems ?? [])}
    ${actions(button(t('directory.visibility.save'), { kind: 'main' }))}
  </form>`,
})

/** Role, unit, first day, and whether it leads: the same wherever they are asked for. */
export const detailFields = (t: Texts, typed: Typed, problems: readonly Problem[]): Html => {
  const common = (name: string) => ({
    name,
    value: one(typed[name]),
    problem: problemOf(problems, name),
    optional: true,
  })
  return html`
    ${field(t, {
      ...common('role'),
      label: t('directory.affiliations.role'),
      hint: t('directory.affiliations.role.hint'),
      autocomplete: 'organization-title',
      maxlength: 200,
    })}
    ${field(t, { ...common('unit'), label: t('directory.affiliations.unit'), maxlength: 200 })}
    ${field(t, { ...common('from-on'), label: t('directory.affiliations.from-on'), type: 'date', width: 'short' })}
    ${checkbox(t, {
      name: 'main',
      label: t('directory.affiliations.main'),
      hint: t('directory.affiliations.main.hint'),
      checked: one(typed['main']) !== '',
    })}
  `
}
