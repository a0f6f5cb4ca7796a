import type { Problem } from '../../values/problem.ts'
import type { Texts } from '../i18n/index.ts'
import type { Child, Html } from './html.ts'
import { describedBy, fieldId, hintLine, need, problemLine } from './problem.ts'
import { classes, tag } from './tag.ts'

export type RadioOption = {
  readonly value: string
  readonly label: Child
  readonly hint?: Child
  readonly disabled?: boolean
}

export type RadiosOptions = {
  readonly name: string
  readonly legend: Child
  readonly hint?: Child
  readonly value?: string
  readonly optional?: boolean
  readonly required?: boolean
  readonly options: readonly RadioOption[]
  readonly problem?: Problem
  /** A hairline is drawn after this many options: the rest are ways out and stand apart. `0`: nothing was found yet. */
  readonly afterLine?: number
  /** The legend is spoken, not drawn, where something above says the same. */
  readonly hideLegend?: boolean
}

/** One choice from a few that are all in sight. The first one carries the id the error summary leads to. */
export const radios = (t: Texts, options: RadiosOptions): Html =>
  tag(
    'fieldset',
    {
      class: classes('choices', options.problem && 'field-wrong'),
      role: 'radiogroup',
      'aria-describedby': describedBy(options.name, options.hint, options.problem),
      'aria-invalid': options.problem && 'true',
      'aria-required': options.required && 'true',
    },
    tag('legend', { class: options.hideLegend ? 'unseen' : undefined }, options.legend, need(t, options)),
    hintLine(options.name, options.hint),
    problemLine(t, options.name, options.problem),
    options.options.map((one, place) => radio(options, one, place)),
  )

function radio(options: RadiosOptions, one: RadioOption, place: number): Html {
  const id = place === 0 ? fieldId(options.name) : `${fieldId(options.name)}-${place + 1}`
  const control = tag('input', {
    type: 'radio',
    id,
    name: options.name,
    value: one.value,
    checked: options.value === one.value,
    disabled: one.disabled,
    'aria-describedby': one.hint ? `${id}-hint` : undefined,
  })
  const hint = one.hint && tag('p', { class: 'hint', id: `${id}-hint` }, one.hint)
  const { afterLine } = options
  const around = classes(
    'choice',
    afterLine !== undefined && place >= afterLine && 'choice-way-out',
    place > 0 && place === afterLine && 'choice-after-line',
  )
  return tag('div', { class: around }, control, tag('label', { for: id }, one.label), hint)
}
