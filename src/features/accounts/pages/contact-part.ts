import type { Texts } from '../../../platform/i18n/index.ts'
import { languageName } from '../../../platform/i18n/names.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { button, field, fieldset, html, problemOf, select } from '../../../platform/ui/index.ts'
import type { Child, Html } from '../../../platform/ui/index.ts'
import { countryOptions } from '../../directory/index.ts'
import type { SignUpView } from './view.ts'
import { one } from './view.ts'

/** Who somebody is and how to reach them. */
export function contactPart(t: Texts, profile: Profile, view: SignUpView): Html {
  const common = (name: string) => ({
    name,
    value: one(view.typed, name),
    problem: problemOf(view.problems, name),
  })
  return fieldset(
    t('accounts.new.contact'),
    html`
      ${field(t, {
        ...common('name'),
        label: t('accounts.field.name'),
        hint: t('accounts.field.name.hint'),
        autocomplete: 'name',
        required: true,
        maxlength: 120,
        spellcheck: false,
      })}
      ${field(t, {
        ...common('badge-name'),
        label: t('accounts.field.badge-name'),
        autocomplete: 'nickname',
        optional: true,
        maxlength: 120,
        spellcheck: false,
      })}
      ${field(t, {
        ...common('email'),
        label: t('accounts.field.email'),
        hint: t('accounts.field.email.hint'),
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
        required: true,
        maxlength: 254,
      })}
      ${field(t, {
        ...common('phone'),
        label: t('accounts.field.phone'),
        type: 'tel',
        inputmode: 'tel',
        autocomplete: 'tel',
        optional: true,
        maxlength: 60,
      })}
      ${select(t, {
        ...common('country'),
        label: t('accounts.field.country'),
        hint: t.html('accounts.field.country.hint', { link: countryNotListed(t) }),
        autocomplete: 'country',
        required: true,
        options: [{ value: '', label: t('accounts.choose') }, ...countryOptions(t, profile)],
      })}
      ${select(t, {
        ...common('language'),
        value: one(view.typed, 'language') || t.language,
        label: t('accounts.field.language'),
        options: languageOptions(t, profile),
      })}
    `,
  )
}

/** Looks like a link and sends the form, so that the page behind it can lead back to everything that was typed. */
const countryNotListed =
  (t: Texts) =>
  (inner: Child): Html =>
    button(inner, { kind: 'plain', formaction: t.path('/account/new/country') })

export const languageOptions = (t: Texts, profile: Profile) =>
  profile.languages.map((code) => {
    const { own, here } = languageName(t, code)
    const label = own.charAt(0).toLocaleUpperCase(code) + own.slice(1)
    return { value: code, label: own === here ? label : `${label} (${here})` }
  })
