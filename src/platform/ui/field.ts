import type { Problem } from '../../values/problem.ts'
import type { Texts } from '../i18n/index.ts'
import { html, type Child, type Html } from './html.ts'
import { describedBy, fieldId, hintLine, need, problemLine } from './problem.ts'
import { classes, tag } from './tag.ts'

/** What every field has: its name, its words, what was typed, what is wrong. */
export type FieldWords = {
  readonly name: string
  readonly label: Child
  readonly hint?: Child
  readonly value?: string
  readonly optional?: boolean
  readonly required?: boolean
  readonly problem?: Problem
}

export type FieldOptions = FieldWords & {
  readonly type?:
    'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'date' | 'datetime-local' | 'number'
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'email' | 'tel' | 'url' | 'numeric' | 'search'
  readonly maxlength?: number
  readonly dir?: 'ltr' | 'rtl' | 'auto'
  readonly width?: 'short' | 'half' | 'full'
  readonly spellcheck?: boolean
  /** The id of a list of values that are offered while one types. */
  readonly list?: string
  /** Beside the control, such as a search button. */
  readonly beside?: Html
}

const readFromTheLeft = new Set(['email', 'tel', 'url', 'password', 'date', 'datetime-local', 'number'])

/** A label over a hint over the problem over one line to fill in. */
export function field(t: Texts, options: FieldOptions): Html {
  const control = input(options)
  return frame(
    t,
    options,
    options.beside ? html`<div class="beside">${control}${options.beside}</div>` : control,
  )
}

function input(options: FieldOptions): Html {
  const type = options.type ?? 'text'
  return tag('input', {
    class: classes('control', options.width && options.width !== 'full' && `control-${options.width}`),
    id: fieldId(options.name),
    name: options.name,
    type,
    value: options.value,
    autocomplete: options.autocomplete,
    inputmode: options.inputmode,
    maxlength: options.maxlength,
    spellcheck: options.spellcheck === false || type === 'email' ? 'false' : undefined,
    list: options.list,
    dir: options.dir ?? (readFromTheLeft.has(type) ? 'ltr' : 'auto'),
    'aria-describedby': describedBy(options.name, options.hint, options.problem),
    'aria-invalid': options.problem && 'true',
    'aria-required': options.required && 'true',
  })
}

/** Label, hint and problem round any control whose id is `field-<name>`. */
export const frame = (t: Texts, words: FieldWords, control: Html, afterLabel?: Html): Html =>
  tag(
    'div',
    { class: classes('field', words.problem && 'field-wrong') },
    html`<div class="label-line">
        <label for="${fieldId(words.name)}">${words.label}${need(t, words)}</label>${afterLabel}
      </div>
      ${hintLine(words.name, words.hint)} ${problemLine(t, words.name, words.problem)} ${control}`,
  )
