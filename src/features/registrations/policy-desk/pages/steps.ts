import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  lines,
  link,
  small,
  status,
  timeline,
  userText,
  type Html,
  type Stop,
} from '../../../../platform/ui/index.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { categoryWords, regimeWords } from '../../../events/index.ts'
import type { Step } from '../../../participation/index.ts'
import { statePill } from '../../pages/words.ts'
import { asksSomebody } from '../../rules.ts'
import { beginsAs } from '../rules.ts'
import type { Outcome, Trial } from '../types.ts'
import { kindOfOutcome, ruleWords, tiesWords, typeLabel } from './words.ts'

/** The answer, its rule in words and the way out; then every question that was asked, in order. */
export function trialBody(t: Texts, profile: Profile, trial: Trial): Html {
  const { person, event, organisation, explained } = trial
  const { answer } = explained
  const rule = ruleWords(t, profile, ruleOf(answer))
  return html`<h2>${userText(person.name)}</h2>
    ${organisation && html`<p>${userText(organisation)}</p>`}
    <p>${link(userText(t.words(event.title)), t.path(`/desk/events/${event.code}/rules`))}</p>
    ${ledgers(
      ledger(
        t('registrations.policy.trial.answer'),
        html`<p>
            ${status(kindOfOutcome[outcomeOf(trial)], t(`registrations.policy.trial.is.${said(trial)}`))}
          </p>
          <p>${rule.words}</p>
          ${rule.wayOut && small(t('registrations.policy.way-out', { words: rule.wayOut }))}`,
      ),
      trial.registration &&
        ledger(
          t('registrations.policy.trial.registered'),
          html`<p>
            ${link(bdi(trial.registration.number), t.path(`/desk/registrations/${trial.registration.number}`))}
            ${statePill(t, trial.registration.state)}
          </p>`,
        ),
      ledger(t('registrations.policy.trial.now'), atThisMoment(t, trial)),
    )}
    <h2>${t('registrations.policy.trial.steps')}</h2>
    ${timeline(
      [...explained.steps.map((step) => stop(t, profile, trial, step)), ...deskStop(t, trial)],
      'journey',
    )}`
}

const ruleOf = (answer: Trial['explained']['answer']): string =>
  isRefusal(answer) ? String(answer.values?.['rule']) : answer.rule

const said = ({ explained, decider }: Trial): 'refused' | Trial['decider'] =>
  isRefusal(explained.answer) ? 'refused' : decider

function outcomeOf(trial: Trial): Outcome {
  const is = said(trial)
  return is === 'refused' ? is : beginsAs(is)
}

/** Whether one can register now, a seat by mode, and help with a visa. */
const atThisMoment = (t: Texts, { closed, modes, visa, event }: Trial): Html =>
  lines([
    {
      first: t('registrations.policy.trial.registration'),
      says: closed
        ? t(closed.refused, closed.values)
        : t(event.state === 'draft' ? 'registrations.policy.trial.draft' : 'registrations.policy.trial.open'),
    },
    ...modes.map(({ mode, is }) => ({
      first: t(`registrations.mode.${mode}`),
      says: t(`registrations.policy.trial.mode.${is}`),
    })),
    {
      first: t('registrations.label.visa'),
      says: visa.may
        ? t('registrations.policy.trial.visa')
        : t(`registrations.policy.trial.no-visa.${whyNot(visa)}`),
    },
  ])

const whyNot = (visa: Exclude<Trial['visa'], { may: true }>) =>
  visa.because.replace('participation.visa.', '') as 'not-on-site' | 'elsewhere' | 'members-only' | 'too-late'

function stop(t: Texts, profile: Profile, trial: Trial, step: Step): Stop {
  return {
    title: t(`registrations.policy.step.${step.asks}`),
    words: stepWords(t, profile, trial, step),
    state: step.outcome === 'passed' ? 'done' : 'now',
    pill:
      step.outcome === 'refused'
        ? status('rejected', t('registrations.policy.step.no'))
        : step.outcome === 'settled'
          ? status('confirmed', t('registrations.policy.step.settles'))
          : undefined,
  }
}

function stepWords(t: Texts, profile: Profile, { event }: Trial, step: Step): string {
  const category = (id: string) => categoryWords(t, profile, id)
  switch (step.asks) {
    case 'account':
      return t(`registrations.policy.step.account.${step.outcome}`)
    case 'link':
      return t(`registrations.policy.step.link.${step.outcome}`)
    case 'standing':
      return t(
        step.outcome === 'refused'
          ? 'registrations.policy.step.standing.refused'
          : `registrations.policy.step.standing.${step.standing}`,
        { category: category(step.category) },
      )
    case 'word': {
      const { by, regime, row } = step.said
      const ties = tiesWords(t, { sector: row?.sector ?? 'none', group: row?.group ?? 'none' })
      return t(`registrations.policy.step.word.${by}`, {
        category: [category(step.category), ...ties].join(' · '),
        type: typeLabel(t, profile, event.type),
        regime: regimeWords(t, regime),
      })
    }
    case 'nomination':
      return t(`registrations.policy.step.nomination.${step.who ?? 'nobody'}`)
    case 'access':
      return t(`registrations.policy.step.access.${accessKey(step)}`)
  }
}

const accessKey = ({ isNeeded, outcome }: Extract<Step, { asks: 'access' }>) =>
  !isNeeded ? 'not-needed' : outcome === 'passed' ? 'held' : 'missing'

/** Who is asked in the end, where somebody is. */
function deskStop(t: Texts, { explained, decider }: Trial): Stop[] {
  const answer: { readonly regime: string } | Refusal = explained.answer
  if (isRefusal(answer)) return []
  const nobodyThere = answer.regime === 'focal-point' && decider === 'secretariat'
  return [
    {
      title: t('registrations.policy.step.desk'),
      words: t(`registrations.policy.step.desk.${nobodyThere ? 'no-focal-point' : decider}`),
      state: asksSomebody(decider) ? 'next' : 'now',
    },
  ]
}
