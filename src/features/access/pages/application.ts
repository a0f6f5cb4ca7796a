import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  button,
  html,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  textArea,
  url,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { organisationName, type Organisation } from '../../directory/index.ts'
import type { Eligibility } from '../types.ts'

export type Choice = {
  readonly organisation: Organisation
  readonly eligibility: Eligibility
  readonly isClaimed: boolean
  /** Applied through it already. */
  readonly isTaken: boolean
}

export type ApplicationView = {
  readonly profile: Profile
  readonly choices: readonly Choice[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'application'

/** Asking for member access: through which organisation, and why. */
export function applicationPage(t: Texts, view: ApplicationView): Page {
  const { profile, choices } = view
  const access = profile.accessName
  const open = choices.filter((one) => one.eligibility === 'eligible' && !one.isTaken)
  return {
    title: t('access.application.title', { access }),
    lead: t('access.application.lead', { access }),
    section: 'access',
    noIndex: true,
    problems: view.problems,
    form: open.length > 0 ? formId : undefined,
    margin: link(access, t.path('/access')),
    body: html`${view.no && notice('bad', t(view.no.refused, { access, ...view.no.values }))}
    ${open.length > 0 ? form(t, view, open) : hindered(t, view)}`,
  }
}

const form = (t: Texts, { profile, typed, problems }: ApplicationView, open: readonly Choice[]): Html =>
  html`<form id="${formId}" method="post" action="${url(t.path('/access/application'))}" novalidate>
    ${radios(t, {
      name: 'organisation',
      legend: t('access.application.organisation'),
      value: String(typed['organisation'] ?? (open.length === 1 ? open[0]?.organisation.id : '')),
      options: open.map(({ organisation, isClaimed }) => ({
        value: organisation.id,
        label: userText(organisationName(organisation, t.language)),
        ...(isClaimed && { hint: t('access.application.claimed') }),
      })),
      problem: problemOf(problems, 'organisation'),
    })}
    ${textArea(t, {
      name: 'reason',
      label: t('access.why'),
      hint: t('access.why.hint'),
      value: String(typed['reason'] ?? ''),
      maxlength: 1000,
      optional: true,
      problem: problemOf(problems, 'reason'),
    })}
    <p>${t('access.application.who-reads', { access: profile.accessName })}</p>
    ${actions(button(t('access.application.send'), { kind: 'main' }))}
  </form>`

/** Nothing to apply through: why, for each organisation, and the way out. */
function hindered(t: Texts, { choices, profile }: ApplicationView): Html {
  const access = profile.accessName
  if (choices.length === 0)
    return notice(
      'info',
      html`<p>${t('access.eligible.no-organisation', { access })}</p>
        ${linkList(link(t('access.affiliations'), t.path('/account/affiliations')))}`,
    )
  return html`${choices.map(({ organisation, eligibility, isTaken }) =>
    notice(
      'info',
      html`<p><strong>${userText(organisationName(organisation, t.language))}</strong></p>
        <p>
          ${isTaken ? t('access.refused.already', { access }) : t(`access.eligible.${eligibility}`, { access })}
        </p>
        ${!isTaken && html`<p>${t(`access.way.${eligibility}`, { contact: profile.helpContacts.general })}</p>`}
        ${linkList(link(t('access.status.title'), t.path('/access/status')))}`,
    ),
  )}`
}
