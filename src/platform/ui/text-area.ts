import type { Texts } from '../i18n/index.ts'
import { frame, type FieldWords } from './field.ts'
import type { Html } from './html.ts'
import { describedBy, fieldId } from './problem.ts'
import { tag } from './tag.ts'

export type TextAreaOptions = FieldWords & { readonly maxlength?: number; readonly rows?: number }

/** Several lines to fill in. */
export function textArea(t: Texts, options: TextAreaOptions): Html {
  const control = tag(
    'textarea',
    {
      class: 'control',
      id: fieldId(options.name),
      name: options.name,
      rows: options.rows ?? 4,
      maxlength: options.maxlength,
      dir: 'auto',
      'aria-describedby': describedBy(options.name, options.hint, options.problem),
      'aria-invalid': options.problem && 'true',
      'aria-required': options.required && 'true',
    },
    // The first line break of a text area is dropped by browsers: one is put there so that none that was typed is lost.
    options.value === undefined ? '' : `\n${options.value}`,
  )
  return frame(t, options, control)
}
