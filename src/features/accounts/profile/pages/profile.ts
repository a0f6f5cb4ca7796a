import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  field,
  fieldset,
  fieldsets,
  html,
  link,
  problemOf,
  select,
  small,
  url,
} from '../../../../platform/ui/index.ts'
import type { FieldOptions, Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import { countryOptions } from '../../../directory/index.ts'

export type ProfileView = {
  /** The fields as they stand, or as they were typed. */
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

const formId = 'profile'

/** Who I am to the body: my names, and how to reach me. */
export const profilePage = (t: Texts, profile: Profile, view: ProfileView): Page => ({
  title: t('accounts.profile.title'),
  lead: t('accounts.profile.lead'),
  section: 'account',
  margin: link(t('accounts.page.back'), t.path('/account')),
  problems: view.problems,
  form: formId,
  noIndex: true,
  body: html`<form method="post" action="${url(t.path('/account/profile'))}" id="${formId}" novalidate>
    ${fieldsets(
      fieldset(t('accounts.profile.names'), names(t, view)),
      fieldset(t('accounts.profile.reach'), reach(t, profile, view)),
    )}
    ${actions(
      button(t('accounts.profile.submit'), { kind: 'main' }),
      small(t('accounts.profile.submit.note')),
    )}
  </form>`,
})

const common = (view: ProfileView, name: string) => ({
  name,
  value: view.typed[name] ?? '',
  problem: problemOf(view.problems, name),
})

const names = (t: Texts, view: ProfileView): Html => {
  const name = (id: string, more: Partial<FieldOptions>): Html =>
    field(t, {
      ...common(view, id),
      label: t(`accounts.field.${id}`),
      maxlength: 120,
      spellcheck: false,
      ...more,
    })
  return html`
    ${name('name', { hint: t('accounts.field.name.hint'), autocomplete: 'name', required: true })}
    ${name('badge-name', {
      hint: t('accounts.field.badge-name.hint'),
      autocomplete: 'nickname',
      optional: true,
    })}
    ${name('other-script-name', { hint: t('accounts.field.other-script-name.hint'), optional: true })}
  `
}

const reach = (t: Texts, profile: Profile, view: ProfileView): Html => html`
  ${field(t, {
    ...common(view, 'phone'),
    label: t('accounts.field.phone'),
    hint: t('accounts.field.phone.hint'),
    type: 'tel',
    inputmode: 'tel',
    autocomplete: 'tel',
    optional: true,
    maxlength: 60,
  })}
  ${select(t, {
    ...common(view, 'country'),
    label: t('accounts.field.country'),
    autocomplete: 'country',
    required: true,
    options: countryOptions(t, profile),
  })}
  ${field(t, {
    ...common(view, 'job-title'),
    label: t('accounts.field.job-title'),
    autocomplete: 'organization-title',
    optional: true,
    maxlength: 200,
  })}
`
