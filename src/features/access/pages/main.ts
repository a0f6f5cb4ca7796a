import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  linkList,
  notice,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Application } from '../types.ts'
import { statePill } from './state.ts'

export type MainView = {
  readonly profile: Profile
  /** The warning that stands at present, where there is one. */
  readonly warning: Html | undefined
  readonly isSignedIn: boolean
  /** The newest application of whoever looks. */
  readonly own: Application | undefined
  /** How many wait for whoever looks to decide; undefined for those who do not decide. */
  readonly toDecide: number | undefined
}

/** The main page of member access: what it is, its warning, its services, and every way on. */
export const mainPage = (t: Texts, view: MainView): Page => {
  const { accessName: access, access: about, name } = view.profile
  return {
    title: access,
    over: t.words(about.longName),
    lead: t('access.lead', { access, body: t.words(name.short) }),
    section: 'access',
    body: html`${view.warning ?? warning(t, view.profile)}
    ${ledgers(
      ledger(t('access.services'), services(t, view.profile)),
      ledger(t('access.create'), create(t, view)),
      ledger(t('access.manage'), manage(t, view)),
      ledger(t('access.what'), what(t, view.profile)),
      ledger(t('access.help'), help(t, view.profile)),
    )}`,
  }
}

/** The body never asks for a password by mail: said where people come to sign in. */
const warning = (t: Texts, { accessName, name, helpContacts }: Profile): Html =>
  notice(
    'bad',
    html`<p><strong>${t('access.warning.title')}</strong></p>
      <p>${t('access.warning.words', { access: accessName, body: t.words(name.short) })}</p>
      <p>
        ${t.html('access.warning.do', { contact: link(bdi(helpContacts.accounts), `mailto:${helpContacts.accounts}`) })}
      </p>
      ${linkList(
        link(t('access.warning.check'), t.path('/notices/check')),
        link(t('access.warning.report'), t.path('/notices/report')),
      )}`,
  )

/** What access opens, each with its words; on the page about it also for whom it is. */
export const services = (
  t: Texts,
  { access, accessName }: Pick<Profile, 'access' | 'accessName'>,
  saysLevel = false,
): Html =>
  lines(
    access.services.map(({ label, words, path, level }) => ({
      first: path ? link(t.words(label), t.path(path)) : t.words(label),
      says: saysLevel
        ? html`${t.words(words)}<br /><span class="small"
              >${t(`access.level.${level}`, { access: accessName })}</span
            >`
        : t.words(words),
    })),
  )

function create(t: Texts, { own, profile }: MainView): Html {
  const access = profile.accessName
  return html`${own && html`<p>${t('access.own', { id: own.registrationId })} ${statePill(t, own.state)}</p>`}
  ${actions(linkButton(t('access.apply', { access }), t.path('/access/application'), 'main'))}
  ${linkList(
    link(t('access.status.title'), t.path('/access/status')),
    link(t('access.eligible.title'), t.path('/access/eligibility')),
  )}`
}

function manage(t: Texts, { isSignedIn, toDecide }: MainView): Html {
  const decide =
    toDecide === undefined
      ? undefined
      : link(t('access.requests.count', { count: toDecide }), t.path('/organisation/access'))
  return isSignedIn
    ? linkList(
        decide,
        link(t('access.edit'), t.path('/account')),
        link(t('access.change-password'), t.path('/account/password')),
        link(t('access.open-mail'), t.path('/mail')),
      )
    : html`${actions(linkButton(t('access.sign-in'), t.path('/sign-in'), 'second'))}
      ${linkList(
        link(t('access.lost'), t.path('/account/recovery')),
        link(t('access.cannot'), t.path('/sign-in/help')),
        link(t('access.open-mail'), t.path('/mail')),
      )}`
}

const what = (t: Texts, { access, accessName, categories, name }: Profile): Html =>
  html`<p>${t('access.what.words', { access: accessName, body: t.words(name.long) })}</p>
    <ul>
      ${access.categories.map((id) => html`<li>${t.words(categories.find((one) => one.id === id)?.plural ?? {})}</li>`)}
    </ul>
    ${access.letter && html`<p>${t('access.guidelines', { access: accessName, letter: access.letter })}</p>`}`

const help = (t: Texts, { helpContacts, accessName }: Profile): Html =>
  html`${linkList(
      link(t('access.guide', { access: accessName }), t.path('/access/services')),
      link(t('access.find-focal-point'), t.path('/directory/focal-points')),
      link(t('access.faq'), t.path('/help')),
      link(t('access.contact-form'), t.path('/help/contact?topic=access')),
      link(t('access.feedback'), t.path('/feedback')),
    )}
    <p>
      ${t.html('access.contact', { contact: link(bdi(helpContacts.accounts), `mailto:${helpContacts.accounts}`) })}
    </p>`
