import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  field,
  html,
  lines,
  link,
  said,
  select,
  small,
  url,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { EventChoice } from '../../desk/types.ts'
import type { Candidate, Trial } from '../types.ts'
import { trialBody } from './steps.ts'
import { around, eventOptions } from './words.ts'

export type TrialView = {
  readonly profile: Profile
  readonly events: readonly EventChoice[]
  readonly code: string
  readonly words: string
  readonly found: readonly Candidate[]
  readonly isMore: boolean
  readonly trial: Trial | undefined
}

/** What would happen to this person? An event and somebody, then the decision with every step. */
export function trialPage(t: Texts, view: TrialView): Page {
  return {
    title: t('registrations.policy.trial.title'),
    lead: t('registrations.policy.trial.lead'),
    section: 'desk',
    noIndex: true,
    margin: around(t, view.code),
    body: html`<form method="get" action="${url(t.path('/desk/rules/preview'))}" role="search">
        ${select(t, {
          name: 'event',
          label: t('registrations.policy.trial.event'),
          value: view.code,
          options: eventOptions(t, view.events),
        })}
        ${field(t, {
          name: 'q',
          label: t('registrations.policy.trial.person'),
          hint: t('registrations.policy.trial.person.hint'),
          value: view.words,
          type: 'search',
          maxlength: 120,
        })}
        ${actions(button(t('registrations.policy.trial.submit'), { kind: 'main' }))}
      </form>
      ${view.trial ? trialBody(t, view.profile, view.trial) : foundPart(t, view)}`,
  }
}

function foundPart(t: Texts, view: TrialView): Html | undefined {
  if (view.words.trim() === '') return undefined
  if (view.found.length === 0) return emptyState(t('registrations.policy.trial.nobody'))
  return html`<h2>
      ${t(view.code ? 'registrations.policy.trial.found' : 'registrations.policy.trial.then')}
    </h2>
    ${lines(view.found.map((one) => candidate(t, view, one)))}
    ${view.isMore && small(t('registrations.policy.trial.more'))}`
}

const candidate = (t: Texts, { code }: TrialView, one: Candidate) => ({
  first: said(
    code
      ? link(userText(one.name), t.path(`/desk/rules/preview?event=${code}&person=${one.id}`))
      : userText(one.name),
    one.otherScriptName && userText(one.otherScriptName),
  ),
  says: one.userName && bdi(one.userName),
})
