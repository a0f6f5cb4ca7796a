import type { Texts } from '../../../platform/i18n/index.ts'
import { countryName } from '../../../platform/i18n/names.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { bdi, html, ledger, ledgers, lines, link, linkList, userText } from '../../../platform/ui/index.ts'
import type { Html, Line, Page } from '../../../platform/ui/index.ts'
import { affiliationsPart } from './account-affiliations.ts'
import { agreedLines, editLines, messagesLines, sessionsLine, signInLines } from './account-lines.ts'
import { to } from './account-links.ts'
import type { AccountView } from './account-view.ts'

/** All of my account at a glance, each line with the way to where it is changed. */
export const accountPage = (t: Texts, profile: Profile, view: AccountView): Page => ({
  title: t('accounts.page.title'),
  lead: t('accounts.page.lead'),
  section: 'account',
  body: html`${ledgers(
    ledger(t('accounts.page.edit'), lines(editLines(t, view))),
    ledger(t('accounts.page.me'), html`${lines(me(t, profile, view))}${onward(t, 'profile')}`),
    ledger(
      t('accounts.page.sign-in'),
      html`${lines([...signInLines(t, view), sessionsLine(t, view)])}${onward(t, 'security')}`,
    ),
    ledger(
      t('accounts.page.organisation'),
      html`${affiliationsPart(t, profile, view)}${linkList(
        link(t('directory.affiliations.title'), t.path('/account/affiliations')),
        link(t('directory.people.own'), t.path('/account/visibility')),
      )}`,
    ),
    ledger(
      t('accounts.page.messages'),
      html`${lines(messagesLines(t, view))}${linkList(
        to(t, 'calendar'),
        view.decides && link(t('registrations.digest.setting.title'), t.path('/account/approval-mails')),
      )}`,
    ),
    ledger(t('accounts.page.consents'), html`${lines(agreedLines(t, view))}${onward(t, 'consents')}`),
    ledger(
      t('accounts.page.copy'),
      html`<p>${t('accounts.page.copy.words')}</p>
        ${onward(t, 'data')}`,
    ),
    ledger(t('accounts.page.end'), linkList(to(t, 'merging'), to(t, 'closing'))),
  )}`,
})

const onward = (t: Texts, where: string): Html => linkList(to(t, where))

function me(t: Texts, profile: Profile, { person }: AccountView): readonly Line[] {
  const row = (key: string, says: Html | undefined): Line[] =>
    says ? [{ first: t(`accounts.field.${key}`), says }] : []
  return [
    ...row('name', userText(person.name)),
    ...row('badge-name', person.badgeName ? userText(person.badgeName) : undefined),
    ...row('other-script-name', person.otherScriptName ? userText(person.otherScriptName) : undefined),
    ...row('phone', person.phone ? bdi(person.phone) : undefined),
    ...row('country', html`${countryName(t, profile, person.countryCode)}`),
    ...row('job-title', person.jobTitle ? userText(person.jobTitle) : undefined),
  ]
}
