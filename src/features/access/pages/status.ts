import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  fourAnswers,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  problemOf,
  said,
  timeline,
  url,
  userParagraph,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { isOver } from '../states.ts'
import type { Application, Step } from '../types.ts'
import { statePill } from './state.ts'

/** One application with everything its owner may know. */
export type Shown = {
  readonly it: Application
  readonly organisation: string
  readonly steps: readonly Step[]
}

export type StatusView = {
  readonly profile: Profile
  readonly isSignedIn: boolean
  readonly own: readonly Shown[]
  readonly timeZone: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'status'

/** How an application stands: at once for its owner, by mail for everybody who has its number or address. */
export const statusPage = (t: Texts, view: StatusView): Page => ({
  title: t('access.status.title'),
  lead: t('access.status.lead', { access: view.profile.accessName }),
  section: 'access',
  noIndex: true,
  problems: view.problems,
  form: formId,
  margin: link(view.profile.accessName, t.path('/access')),
  body: html`${view.no && notice('bad', t(view.no.refused, { access: view.profile.accessName }))}
  ${view.own.map((one) => shown(t, view, one, view.isSignedIn))}
  ${view.isSignedIn && view.own.length === 0 && html`<p>${t('access.status.none', { access: view.profile.accessName })}</p>`}
  ${enquiry(t, view)}`,
})

const enquiry = (t: Texts, { typed, problems, own }: StatusView): Html =>
  html`${own.length > 0 && html`<h2>${t('access.status.another')}</h2>`}
    <form id="${formId}" method="post" action="${url(t.path('/access/status'))}" novalidate>
      ${field(t, {
        name: 'registration-id',
        label: t('access.registration-id'),
        hint: t('access.registration-id.hint'),
        value: String(typed['registration-id'] ?? ''),
        inputmode: 'numeric',
        autocomplete: 'off',
        dir: 'ltr',
        width: 'half',
        optional: true,
        problem: problemOf(problems, 'registration-id'),
      })}
      <p>${t('access.status.or')}</p>
      ${field(t, {
        name: 'email',
        type: 'email',
        label: t('access.email'),
        value: String(typed['email'] ?? ''),
        autocomplete: 'email',
        optional: true,
        problem: problemOf(problems, 'email'),
      })}
      ${actions(button(t('access.status.ask'), { kind: 'main' }))}
    </form>`

/** After an enquiry: the same for everybody, whatever was asked. */
export const askedPage = (t: Texts, profile: Profile, outbox: string | undefined): Page => ({
  title: t('access.asked.title'),
  lead: t('access.asked.lead'),
  section: 'access',
  noIndex: true,
  margin: link(profile.accessName, t.path('/access')),
  body: html`<p>${t('access.asked.spam')}</p>
    ${linkList(
      link(t('access.asked.again'), t.path('/access/status')),
      outbox && link(t('access.asked.outbox'), t.path(outbox)),
    )}`,
})

/** The page of the mailed link: nothing is shown before the button is pressed, since mail programs open links by themselves. */
export const lookPage = (t: Texts, profile: Profile, token: string): Page => ({
  title: t('access.look.title', { access: profile.accessName }),
  section: 'access',
  noIndex: true,
  body: html`<p>${t('access.look.words')}</p>
    <form method="post" action="${url(t.path(`/access/status/${token}`))}">
      ${actions(button(t('access.look.show'), { kind: 'main' }))}
    </form>`,
})

/** What the holder of a mailed link sees: where everything stands, and nothing to do. */
export const seenPage = (t: Texts, profile: Profile, all: readonly Shown[], timeZone: string): Page => ({
  title: t('access.look.title', { access: profile.accessName }),
  section: 'access',
  noIndex: true,
  body: html`${all.map((one) => shown(t, { profile, timeZone }, one, false))}
  ${all.length === 0 && html`<p>${t('access.status.none', { access: profile.accessName })}</p>`}
  ${linkList(link(t('access.sign-in'), t.path('/sign-in')))}`,
})

function shown(
  t: Texts,
  { profile, timeZone }: Pick<StatusView, 'profile' | 'timeZone'>,
  { it, organisation, steps }: Shown,
  canAct: boolean,
): Html {
  const access = profile.accessName
  return html`<section aria-labelledby="a-${it.id}">
    <h2 id="a-${it.id}"><bdi>${it.registrationId}</bdi> ${statePill(t, it.state)}</h2>
    <p>${userText(organisation)}</p>
    ${fourAnswers(t, {
      who: t(`access.who.${it.state}`),
      since: said(dayOf(t, it.stateSince, timeZone)),
      next: t(`access.next.${it.state}`, { access }),
      can: said(t(`access.can.${it.state}`, { access })),
    })}
    ${
      it.decisionReason &&
      html`<p>${t('access.letter.reason')}</p>
        ${userParagraph(it.decisionReason)}`
    }
    ${ledgers(
      ledger(
        t('access.status.history'),
        timeline(
          steps.map(({ at, to }, place) => ({
            when: bdi(dayOf(t, at, timeZone)),
            title: t(`access.state.${to}`),
            state: place === steps.length - 1 && !isOver(to) ? ('now' as const) : ('done' as const),
          })),
        ),
      ),
    )}
    ${canAct && !isOver(it.state) && withdrawal(t, it, access)}
  </section>`
}

const withdrawal = (t: Texts, it: Application, access: string): Html =>
  html`<form method="post" action="${url(t.path(`/access/applications/${it.id}/withdrawal`))}">
    ${actions(
      button(t(it.grantedAt ? 'access.give-back' : 'access.withdraw', { access }), {
        kind: 'plain',
        spoken: `${t(it.grantedAt ? 'access.give-back' : 'access.withdraw', { access })}: ${it.registrationId}`,
      }),
    )}
  </form>`
