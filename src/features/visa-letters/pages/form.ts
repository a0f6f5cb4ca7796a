import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  fieldset,
  html,
  notice,
  problemOf,
  select,
  url,
  type Html,
  type Option,
} from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { countryFields, dateFields } from '../parse.ts'
import type { TypedDetails } from '../sealing.ts'
import type { VisaField, VisaWarning } from '../types.ts'
import { groups } from './words.ts'

export type FormView = {
  readonly number: string
  readonly typed: TypedDetails
  readonly problems: readonly Problem[]
  /** What may be right: shown with a box to say that it is. */
  readonly warnings: readonly VisaWarning[]
  readonly countries: readonly Option[]
}

export const formId = 'visa-details'

/** Two groups of questions; what is unfinished can be kept for later. */
export const detailsForm = (t: Texts, view: FormView): Html =>
  html`<form
    method="post"
    action="${url(t.path(`/registrations/${view.number}/visa`))}"
    id="${formId}"
    novalidate
  >
    ${groups.map(([name, fields]) =>
      fieldset(t(`visa-letters.group.${name}`), html`${fields.map((one) => control(t, view, one))}`),
    )}
    ${view.warnings.length > 0 && lookAgain(t, view)}
    ${actions(
      button(t('visa-letters.form.send'), { kind: 'main', name: 'act', value: 'send' }),
      button(t('visa-letters.form.later'), { kind: 'second', name: 'act', value: 'later' }),
    )}
  </form>`

function control(t: Texts, view: FormView, name: VisaField): Html {
  const words = {
    name,
    label: t(`visa-letters.field.${name}`),
    hint: hinted.has(name) ? t(`visa-letters.field.${name}.hint`) : undefined,
    value: view.typed[name] ?? '',
    required: true,
    problem: problemOf(view.problems, name),
  }
  if (countryFields.has(name))
    return select(t, {
      ...words,
      options: [{ value: '', label: t('visa-letters.form.choose') }, ...view.countries],
    })
  if (dateFields.has(name)) return field(t, { ...words, type: 'date', width: 'short' })
  const dir = name === 'passportNumber' ? 'ltr' : 'auto'
  return field(t, { ...words, maxlength: 120, dir, autocomplete: 'off' })
}

const hinted: ReadonlySet<VisaField> = new Set([
  'passportName',
  'passportNumber',
  'expiresOn',
  'jobTitle',
  'consulate',
  'arrivesOn',
])

const lookAgain = (t: Texts, view: FormView): Html =>
  html`${notice(
    'info',
    html`<p><strong>${t('visa-letters.look-again')}</strong></p>
      <ul>
        ${view.warnings.map(
          ({ field, code }) => html`<li>${t(`visa-letters.field.${field}`)}: ${t(code)}</li>`,
        )}
      </ul>`,
  )}
  ${checkbox(t, {
    name: 'sure',
    label: t('visa-letters.form.sure'),
    required: true,
    problem: problemOf(view.problems, 'sure'),
  })}`
