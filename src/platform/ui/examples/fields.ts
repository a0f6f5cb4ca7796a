import type { Problem } from '../../../values/problem.ts'
import {
  field,
  fieldset,
  fieldsets,
  fileField,
  html,
  organisationSearch,
  passwordField,
  problemOf,
  radios,
  select,
  textArea,
  type Html,
} from '../kit.ts'
import type { Texts } from '../../i18n/index.ts'
import type { Example } from './example.ts'

/** What is wrong in the examples; the summary at the top of the page leads to them. */
export const exampleProblems: readonly Problem[] = [
  { field: 'example-mail', code: 'ui.example.mail.problem' },
  { field: 'example-attendance', code: 'ui.example.attendance.problem' },
  { field: 'example-consent', code: 'ui.example.consent.problem' },
]

export const fields: Example = {
  name: 'fields',
  show: (t) =>
    fieldsets(
      fieldset(t('ui.example.you'), contact(t)),
      fieldset(t('ui.example.organisation'), organisation(t)),
    ),
}

const contact = (t: Texts): Html =>
  html`${field(t, {
    name: 'example-name',
    label: t('ui.example.name'),
    hint: t('ui.example.name.hint'),
    value: 'Adwoa Serwaa Mensah',
    required: true,
    autocomplete: 'name',
  })}
  ${field(t, { name: 'example-badge', label: t('ui.example.badge'), optional: true, autocomplete: 'nickname' })}
  ${field(t, {
    name: 'example-mail',
    type: 'email',
    label: t('ui.example.mail'),
    hint: t('ui.example.mail.hint'),
    value: 'a.mensah.example.org',
    autocomplete: 'email',
    problem: problemOf(exampleProblems, 'example-mail'),
  })}
  ${passwordField(t, {
    name: 'example-password',
    label: t('ui.example.password'),
    hint: t('ui.example.password.hint'),
    autocomplete: 'new-password',
  })}
  ${field(t, { name: 'example-begins', type: 'datetime-local', label: t('ui.example.begins'), value: '2026-12-21T09:00', width: 'half' })}
  ${fileField(t, { name: 'example-file', label: t('ui.example.file'), accept: '.pdf', optional: true })}`

const organisation = (t: Texts): Html =>
  html`${select(t, {
    name: 'example-country',
    label: t('ui.example.country'),
    value: 'GH',
    options: [
      { value: '', label: t('ui.example.country.choose') },
      { value: 'GH', label: 'Ghana' },
      { value: 'VN', label: 'Việt Nam' },
    ],
  })}
  ${organisationSearch(t, {
    name: 'example-words',
    label: t('ui.example.search'),
    hint: t('ui.example.search.hint'),
    value: 'volta',
    search: { name: 'act', value: 'search' },
    endpoint: t.path('/directory/organisations.json'),
    choice: 'example-organisation',
    found: t('ui.search.some', { count: 1 }),
    results: found(t),
  })}
  ${textArea(t, { name: 'example-note', label: t('ui.example.note'), optional: true, value: t('ui.example.note.words') })}`

const found = (t: Texts): Html =>
  radios(t, {
    name: 'example-organisation',
    legend: t('ui.example.organisation'),
    hideLegend: true,
    value: 'volta',
    afterLine: 1,
    options: [
      { value: 'volta', label: 'Volta National Communications Office', hint: 'Accra' },
      { value: 'missing', label: t('ui.example.missing'), hint: t('ui.example.missing.hint') },
      { value: 'unknown', label: t('ui.example.unknown'), hint: t('ui.example.unknown.hint') },
    ],
  })
