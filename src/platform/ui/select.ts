import type { Texts } from '../i18n/index.ts'
import { frame, type FieldWords } from './field.ts'
import { html, type Child, type Html } from './html.ts'
import { icon } from './icon.ts'
import { describedBy, fieldId } from './problem.ts'
import { tag } from './tag.ts'

export type Option = {
  readonly value: string
  readonly label: string
  readonly group?: string
  readonly lang?: string
}
export type SelectOptions = FieldWords & {
  readonly options: readonly Option[]
  readonly autocomplete?: string
}

/** One choice from a list that opens. Options with the same `group`, one after the other, stand under its heading. */
export function select(t: Texts, options: SelectOptions): Html {
  const list = tag(
    'select',
    {
      class: 'control',
      id: fieldId(options.name),
      name: options.name,
      autocomplete: options.autocomplete,
      'aria-describedby': describedBy(options.name, options.hint, options.problem),
      'aria-invalid': options.problem && 'true',
      'aria-required': options.required && 'true',
    },
    grouped(options),
  )
  return frame(t, options, html`<div class="select">${list}${icon('open')}</div>`)
}

function grouped({ options, value }: SelectOptions): Child[] {
  const shown: Child[] = []
  for (let place = 0; place < options.length;) {
    const group = options[place]?.group
    const run: Html[] = []
    do run.push(option(options[place++] as Option, value))
    while (place < options.length && options[place]?.group === group)
    shown.push(group ? tag('optgroup', { label: group }, run) : run)
  }
  return shown
}

const option = (one: Option, value: string | undefined): Html =>
  tag('option', { value: one.value, selected: one.value === (value ?? ''), lang: one.lang }, one.label)
