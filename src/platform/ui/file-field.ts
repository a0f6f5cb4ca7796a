import type { Texts } from '../i18n/index.ts'
import { frame, type FieldWords } from './field.ts'
import type { Html } from './html.ts'
import { describedBy, fieldId } from './problem.ts'
import { tag } from './tag.ts'

/** A file to hand in. Its form is sent as `multipart/form-data`; what was chosen cannot be shown again. */
export const fileField = (
  t: Texts,
  options: Omit<FieldWords, 'value'> & { readonly accept?: string },
): Html =>
  frame(
    t,
    options,
    tag('input', {
      class: 'control',
      type: 'file',
      id: fieldId(options.name),
      name: options.name,
      accept: options.accept,
      'aria-describedby': describedBy(options.name, options.hint, options.problem),
      'aria-invalid': options.problem && 'true',
      'aria-required': options.required && 'true',
    }),
  )
