import type { Problem } from '../../values/problem.ts'
import type { Texts } from '../i18n/index.ts'
import type { Child, Html } from './html.ts'
import { describedBy, fieldId, hintLine, need, problemLine } from './problem.ts'
import { classes, tag } from './tag.ts'

export type CheckboxOptions = {
  readonly name: string
  readonly label: Child
  readonly checked?: boolean
  readonly value?: string
  readonly hint?: Child
  readonly problem?: Problem
  readonly optional?: boolean
  readonly required?: boolean
}

/** One box to tick. It sends `yes` unless another value is given, and nothing when it is not ticked. */
export const checkbox = (t: Texts, options: CheckboxOptions): Html =>
  tag(
    'div',
    { class: classes('tick', options.problem && 'field-wrong') },
    problemLine(t, options.name, options.problem),
    tag(
      'div',
      { class: 'choice' },
      tag('input', {
        type: 'checkbox',
        id: fieldId(options.name),
        name: options.name,
        value: options.value ?? 'yes',
        checked: options.checked,
        'aria-describedby': describedBy(options.name, options.hint, options.problem),
        'aria-invalid': options.problem && 'true',
        'aria-required': options.required && 'true',
      }),
      tag('label', { for: fieldId(options.name) }, options.label, need(t, options)),
      hintLine(options.name, options.hint),
    ),
  )
