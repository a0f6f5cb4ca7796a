import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { html, link } from '../../../platform/ui/index.ts'
import type { Html, Page } from '../../../platform/ui/index.ts'
import type { AccountView } from './account-view.ts'
import { consentsPart } from './consents-part.ts'
import { preferencesFormId, preferencesPart } from './preferences-part.ts'
import { sessionsPart } from './sessions-part.ts'

const page = (t: Texts, name: string, body: Html, more: Partial<Page> = {}): Page => ({
  title: t(`accounts.page.${name}`),
  lead: t(`accounts.page.${name}.lead`),
  section: 'account',
  margin: link(t('accounts.page.back'), t.path('/account')),
  noIndex: true,
  body,
  ...more,
})

/** In which language the body writes to me, and on which clock I read times. */
export const preferencesPage = (t: Texts, profile: Profile, view: AccountView): Page =>
  page(t, 'preferences', preferencesPart(t, profile, view), {
    problems: view.problems,
    form: preferencesFormId,
  })

/** What I agreed to, since when, and the way to take it back. */
export const consentsPage = (t: Texts, view: AccountView): Page =>
  page(t, 'consents', html`${consentsPart(t, view)}`)

/** Where I am signed in, and the ways to end that. */
export const sessionsPage = (t: Texts, view: AccountView): Page => page(t, 'sessions', sessionsPart(t, view))
