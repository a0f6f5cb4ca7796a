import type { Texts } from '../i18n/index.ts'
import { frame, type FieldWords } from './field.ts'
import { html, type Html } from './html.ts'
import { describedBy, fieldId } from './problem.ts'
import { tag } from './tag.ts'

export type PasswordOptions = FieldWords & {
  readonly autocomplete: 'current-password' | 'new-password'
  readonly maxlength?: number
}

/** A password; with a script it can be shown. What was typed is never sent back to the page. */
export function passwordField(t: Texts, options: PasswordOptions): Html {
  const control = tag('input', {
    class: 'control',
    id: fieldId(options.name),
    name: options.name,
    type: 'password',
    autocomplete: options.autocomplete,
    maxlength: options.maxlength,
    dir: 'ltr',
    spellcheck: 'false',
    'aria-describedby': describedBy(options.name, options.hint, options.problem),
    'aria-invalid': options.problem && 'true',
    'aria-required': options.required && 'true',
  })
  const show = tag(
    'button',
    {
      class: 'link-button',
      type: 'button',
      hidden: true,
      'aria-controls': fieldId(options.name),
      'aria-pressed': 'false',
      'data-enhance': 'show-password',
    },
    html`<span>${t('ui.password.show')}</span><span hidden>${t('ui.password.hide')}</span>`,
  )
  return frame(t, options, control, show)
}
