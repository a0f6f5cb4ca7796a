import type { Problem } from '../../values/problem.ts'
import type { Texts } from '../i18n/index.ts'
import type { Child, Html } from './html.ts'
import { describedBy, fieldId, hintLine, need, problemLine } from './problem.ts'
import { classes, tag } from './tag.ts'

export type CheckboxesOptions = {
  readonly name: string
  readonly legend: Child
  readonly hint?: Child
  readonly values?: readonly string[]
  readonly optional?: boolean
  readonly required?: boolean
  readonly options: readonly { readonly value: string; readonly label: Child }[]
  readonly problem?: Problem
}

/** Any number of choices from a few that are all in sight; each sends the same name. */
export const checkboxes = (t: Texts, options: CheckboxesOptions): Html =>
  tag(
    'fieldset',
    {
      class: classes('choices', options.problem && 'field-wrong'),
      'aria-describedby': describedBy(options.name, options.hint, options.problem),
    },
    tag('legend', {}, options.legend, need(t, options)),
    hintLine(options.name, options.hint),
    problemLine(t, options.name, options.problem),
    options.options.map((one, place) => box(options, one, place)),
  )

/** The first one carries the id the error summary leads to. */
function box(options: CheckboxesOptions, one: CheckboxesOptions['options'][number], place: number): Html {
  const id = place === 0 ? fieldId(options.name) : `${fieldId(options.name)}-${place + 1}`
  const control = tag('input', {
    type: 'checkbox',
    id,
    name: options.name,
    value: one.value,
    checked: options.values?.includes(one.value),
    'aria-invalid': options.problem && 'true',
  })
  return tag('div', { class: 'choice' }, control, tag('label', { for: id }, one.label))
}
