import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { services } from './main.ts'

/** What access opens, and how each part of it is used: the technical guide. */
export const servicesPage = (t: Texts, profile: Profile, own: 'open' | 'closed' | undefined): Page => ({
  title: t('access.services.title', { access: profile.accessName }),
  lead: t('access.services.lead', { access: profile.accessName }),
  section: 'access',
  margin: link(profile.accessName, t.path('/access')),
  body: html`${own && standing(t, profile, own)} ${guide(t, profile)}`,
})

/** To whoever is signed in: whether it is open for them, or the way to it. */
const standing = (t: Texts, { accessName: access }: Profile, own: 'open' | 'closed'): Html =>
  notice(
    own === 'open' ? 'good' : 'info',
    html`<p>${t(`access.services.${own}`, { access })}</p>
      ${own === 'closed' && linkList(link(t('access.eligible.title'), t.path('/access/eligibility')), link(t('access.apply', { access }), t.path('/access/application')))}`,
  )

const guide = (t: Texts, profile: Profile): Html =>
  ledgers(
    ledger(t('access.services'), services(t, profile, true)),
    ledger(
      t('access.guide.sign-in'),
      html`<p>${t('access.guide.sign-in.words')}</p>
        ${linkList(link(t('access.cannot'), t.path('/sign-in/help')), link(t('access.lost'), t.path('/account/recovery')))}`,
    ),
    ledger(
      t('access.guide.mail'),
      html`<p>${t('access.guide.mail.words')}</p>
        ${linkList(link(t('access.open-mail'), t.path('/mail')))}`,
    ),
    ledger(
      t('access.guide.meetings'),
      html`<p>${t('access.guide.meetings.words')}</p>
        ${linkList(link(t('access.guide.test'), t.path('/meetings/test')))}`,
    ),
    ledger(
      t('access.guide.end'),
      html`<p>${t('access.guide.end.words', { access: profile.accessName })}</p>
        <p>${t('access.guide.end.unused', { months: profile.access.unusedAfterMonths })}</p>`,
    ),
  )
