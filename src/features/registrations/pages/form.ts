import { dayAndTime, languageName, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  checkbox,
  field,
  fieldset,
  html,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  select,
  small,
  steps,
  textArea,
  userText,
  type Child,
  type Html,
  type Page,
  type RadioOption,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { closesAt, placeOf } from '../../events/index.ts'
import type { EventView } from '../../events/index.ts'
import { moreToAnswer, questionsPart, type QuestionsOnForm } from '../extra-questions/pages/part.ts'
import type { VisaAnswer } from '../../participation/index.ts'
import type { ModeChoice } from '../rules.ts'
import { asksSomebody } from '../rules.ts'
import type { Decider } from '../types.ts'
import { eventLine, modeWords } from './words.ts'

/** Everything the registration form shows. */
export type FormView = {
  readonly event: EventView
  readonly person: { readonly name: string; readonly email: string; readonly country: string }
  readonly represents: Represents
  readonly decider: Decider
  readonly modes: readonly (ModeChoice & { readonly waiting: number })[]
  readonly visa: VisaAnswer
  readonly typed: Typed
  readonly questions: QuestionsOnForm
  /** Number of the draft, when there is one to discard. */
  readonly draft?: string | undefined
}

/** For whom somebody comes: an organisation and its category, in the reader's language. */
export type Represents = { readonly organisation: string | undefined; readonly category: string }

/** The registration form: what is known is shown, what is not is asked, and nothing is sent yet. */
export function formPage(t: Texts, view: FormView, problems: readonly Problem[] = [], no?: Refusal): Page {
  const { event } = view
  return {
    title: t('registrations.form.title'),
    over: eventLine(t, event),
    lead: whoDecides(t, view.decider, view.represents),
    section: 'registrations',
    problems,
    form: 'registration',
    noIndex: true,
    margin: html`${linkList(link(t('registrations.back-to-event'), t.path(`/events/${event.code}`)))}
    ${steps(t, {
      names: [t('registrations.steps.answers'), t('registrations.steps.check')],
      now: 1,
      below:
        view.draft && link(t('registrations.discard'), t.path(`/registrations/${view.draft}/withdrawal`)),
    })}`,
    body: html`${no && notice('bad', t(no.refused, no.values))} ${moreToAnswer(t, view.questions)}
      ${known(t, view)}
      <form
        id="registration"
        method="post"
        action="${t.path(`/events/${event.code}/registration`)}"
        novalidate
      >
        <input type="hidden" name="revision" value="${text(view.typed, 'revision')}" />
        ${takingPart(t, view, problems)} ${questionsPart(t, view.questions, view.typed, problems)}
        ${onTheDay(t, view, problems)} ${actions(button(t('registrations.form.submit'), { kind: 'main' }))}
        ${small(t('registrations.form.nothing-sent'))}
      </form>`,
  }
}

/** Who decides is named by role, before anything is typed. */
export const whoDecides = (t: Texts, decider: Decider, { organisation }: Represents): string =>
  t(`registrations.decider.${decider}${asksSomebody(decider) && !organisation ? '.no-organisation' : ''}`, {
    organisation: organisation ?? '',
  })

/** From the profile, read only: corrected there, not here. */
const known = (t: Texts, { person, represents }: FormView): Html =>
  answers(t, [
    {
      title: t('registrations.part.you'),
      rows: [
        { label: t('registrations.label.name'), value: userText(person.name), ...correct(t) },
        { label: t('registrations.label.email'), value: bdi(person.email), ...correct(t) },
        { label: t('registrations.label.country'), value: person.country, ...correct(t) },
        {
          label: t('registrations.label.represents'),
          value: represents.organisation
            ? userText(represents.organisation)
            : t('registrations.no-organisation'),
          note: represents.category,
          ...correct(t),
        },
      ],
    },
  ])

const correct = (t: Texts) => ({ change: t.path('/account') })

export const takingPart = (t: Texts, view: FormView, problems: readonly Problem[]): Html =>
  fieldset(
    t('registrations.part.taking-part'),
    html`${radios(t, {
      name: 'mode',
      legend: t('registrations.label.mode'),
      required: true,
      value: text(view.typed, 'mode'),
      options: view.modes.map((choice) => modeOption(t, view.event, choice)),
      problem: problemOf(problems, 'mode'),
    })}
    ${visaPart(t, view)} ${interpretation(t, view, problems)}`,
  )

function modeOption(t: Texts, event: EventView, choice: FormView['modes'][number]): RadioOption {
  const { mode } = choice
  return {
    value: mode,
    label:
      mode === 'on-site'
        ? t('registrations.mode.on-site.in', { place: placeOf(t, event) })
        : modeWords(t, mode),
    hint: modeHint(t, event, choice),
    disabled: choice.is === 'closed',
  }
}

function modeHint(
  t: Texts,
  event: EventView,
  { mode, is, waiting }: FormView['modes'][number],
): string | undefined {
  if (is === 'full') return t('registrations.form.mode.full', { waiting })
  if (is === 'open') return mode === 'remote' ? t('registrations.form.mode.remote-hint') : undefined
  const time = dayAndTime(t, closesAt(event, mode), event.timeZone)
  return t('registrations.form.mode.closed', { time, place: placeOf(t, event) })
}

/** Where visa help is not offered, the reason stands in its place. */
export function visaPart(t: Texts, { event, visa, typed }: FormView): Child {
  if (!event.modes.includes('on-site')) return undefined
  if (!visa.may)
    return html`<div class="field">
      <p><b>${t('registrations.label.visa')}</b></p>
      <p>${t(visa.because, visa.values)}</p>
    </div>`
  return checkbox(t, {
    name: 'visa',
    label: t('registrations.form.visa'),
    hint: t('registrations.form.visa.hint'),
    checked: text(typed, 'visa') !== '',
  })
}

export function interpretation(t: Texts, { event, typed }: FormView, problems: readonly Problem[]): Child {
  if (event.languages.length < 2) return undefined
  return select(t, {
    name: 'interpretation',
    label: t('registrations.label.interpretation'),
    optional: true,
    value: text(typed, 'interpretation'),
    options: [
      { value: '', label: t('registrations.form.interpretation.none') },
      ...event.languages.map((language) => ({ value: language, label: languageName(t, language).here })),
    ],
    problem: problemOf(problems, 'interpretation'),
  })
}

export const onTheDay = (t: Texts, { typed }: FormView, problems: readonly Problem[]): Html =>
  fieldset(
    t('registrations.part.on-the-day'),
    html`${field(t, {
      name: 'badge-name',
      label: t('registrations.label.badge-name'),
      hint: t('registrations.form.badge-name.hint'),
      value: text(typed, 'badge-name'),
      autocomplete: 'off',
      required: true,
      problem: problemOf(problems, 'badge-name'),
    })}
    ${textArea(t, {
      name: 'access-needs',
      label: t('registrations.label.access-needs'),
      hint: t('registrations.form.access-needs.hint'),
      value: text(typed, 'access-needs'),
      optional: true,
      rows: 3,
      problem: problemOf(problems, 'access-needs'),
    })}
    ${checkbox(t, {
      name: 'participants-list',
      label: t('registrations.form.participants-list'),
      hint: t('registrations.form.participants-list.hint'),
      checked: text(typed, 'participants-list') !== '',
      optional: true,
    })}`,
  )

/** One answer as it was typed; nothing is empty. */
export function text(typed: Typed, name: string): string {
  const value = typed[name]
  return (typeof value === 'string' ? value : value?.[0]) ?? ''
}
