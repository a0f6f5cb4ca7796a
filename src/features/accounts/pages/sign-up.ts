import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkbox,
  fieldsets,
  html,
  link,
  notice,
  outlook,
  problemOf,
  rule,
  small,
  url,
  withMargin,
} from '../../../platform/ui/index.ts'
import type { Child, Html, Page } from '../../../platform/ui/index.ts'
import { contactPart } from './contact-part.ts'
import { organisationPart } from './organisation-part.ts'
import type { SignUpView } from './view.ts'
import { one } from './view.ts'

const formId = 'sign-up'

/** Creating an account: contact data at the start edge, organisation data beside it, then what one agrees to. */
export const signUpPage = (t: Texts, profile: Profile, view: SignUpView): Page => ({
  title: t('accounts.new.title'),
  lead: html`${t('accounts.new.lead')}<br />${t('accounts.new.lead.then')}`,
  margin: link(t('accounts.new.sign-in'), t.path('/sign-in')),
  form: formId,
  problems: view.problems,
  body: html`${view.asksUnlisted && askUnlisted(t)}${withMargin(way(t), form(t, profile, view))}`,
})

const way = (t: Texts): Html =>
  outlook(
    t('accounts.new.minutes'),
    ['this', 'link', 'password', 'back'].map((step) => t(`accounts.new.step.${step}`)),
    1,
  )

const askUnlisted = (t: Texts): Html =>
  notice(
    'info',
    t.html('accounts.unlisted.now', { link: (inner: Child) => link(inner, '#field-unlisted-name') }),
  )

const form = (t: Texts, profile: Profile, view: SignUpView): Html =>
  html`<form method="post" action="${url(t.path('/account/new'))}" id="${formId}" novalidate>
    <input type="hidden" name="time-zone" value="${one(view.typed, 'time-zone')}" />
    ${fieldsets(contactPart(t, profile, view), organisationPart(t, profile, view))} ${rule()}
    ${ticks(t, view)}
    ${actions(
      button(t('accounts.new.submit'), { kind: 'main', name: 'act', value: 'sign-up' }),
      small(t('accounts.new.submit.note')),
    )}
  </form>`

/** The texts open in a window of their own: what was typed here stays where it is. */
const newWindow = (t: Texts, path: string) => (inner: Child) =>
  html`<a href="${url(t.path(path))}" target="_blank" rel="noopener"
    >${inner}<span class="unseen"> ${t('accounts.new.new-window')}</span></a
  >`

const ticks = (t: Texts, view: SignUpView): readonly Html[] =>
  [
    {
      name: 'terms',
      label: t.html('accounts.new.terms', { link: newWindow(t, '/legal/terms') }),
      required: true,
    },
    {
      name: 'privacy',
      label: t.html('accounts.new.privacy', { link: newWindow(t, '/legal/privacy') }),
      required: true,
    },
    { name: 'notices', label: t('accounts.new.notices'), optional: true },
    { name: 'directory', label: t('accounts.new.directory'), optional: true },
  ].map((tick) =>
    checkbox(t, {
      ...tick,
      checked: one(view.typed, tick.name) !== '',
      problem: problemOf(view.problems, tick.name),
    }),
  )
