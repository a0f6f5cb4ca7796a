import { languageName, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  link,
  linkList,
  muted,
  notice,
  small,
  steps,
  userParagraph,
  userText,
  type AnswerGroup,
  type Child,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { placeOf } from '../../events/index.ts'
import type { AnswerLine, EventView } from '../../events/index.ts'
import { questionsGroup } from '../extra-questions/pages/part.ts'
import { asksSomebody } from '../rules.ts'
import type { Decider, Registration } from '../types.ts'
import { whoDecides, type FormView, type Represents } from './form.ts'
import { eventLine, modeWords } from './words.ts'

/** Everything "check your answers" shows. */
export type CheckView = {
  readonly it: Registration
  readonly event: EventView
  readonly person: FormView['person']
  readonly represents: Represents
  readonly decider: Decider
  /** The chosen mode has no seat left. */
  readonly isFull: boolean
  /** What the event asks besides the usual. */
  readonly answers: readonly AnswerLine[]
}

/** Every answer with its Change, who decides, and one button that says where it goes. */
export function checkPage(t: Texts, view: CheckView, no?: Refusal): Page {
  const { event, it, decider } = view
  const asks = asksSomebody(decider)
  const waits = view.isFull && !asks
  const form = t.path(`/events/${event.code}/registration`)
  return {
    title: t('registrations.check.title'),
    over: eventLine(t, event),
    lead: t(asks ? 'registrations.check.lead.asks' : 'registrations.check.lead'),
    section: 'registrations',
    form: 'submission',
    noIndex: true,
    margin: html`${linkList(link(t('registrations.back'), form))}
    ${steps(t, {
      names: [t('registrations.steps.answers'), t('registrations.steps.check')],
      now: 2,
      below: t('registrations.saved'),
    })}`,
    body: html`${no && notice('bad', t(no.refused, no.values))} ${answers(t, groups(t, view, form))}
      <form id="submission" method="post" action="${form}/submission">
        <input type="hidden" name="revision" value="${it.revision}" />
        ${waits && notice('info', t('registrations.check.full'))}
        ${actions(button(t(`registrations.check.submit.${waits ? 'waiting-list' : decider}`), { kind: 'main' }))}
        ${small(t(asks ? 'registrations.check.after.asks' : waits ? 'registrations.check.after.waiting-list' : 'registrations.check.after'))}
      </form>`,
  }
}

function groups(t: Texts, view: CheckView, form: string): AnswerGroup[] {
  const { it, person, represents } = view
  const account = t.path('/account')
  return [
    {
      title: t('registrations.part.you'),
      rows: [
        { label: t('registrations.label.name'), value: userText(person.name), change: account },
        {
          label: t('registrations.label.badge-name'),
          value: userText(it.answers.badgeName),
          change: `${form}#field-badge-name`,
        },
        { label: t('registrations.label.email'), value: bdi(person.email), change: account },
      ],
    },
    {
      title: t('registrations.part.organisation'),
      rows: [
        {
          label: t('registrations.label.represents'),
          value: represents.organisation
            ? userText(represents.organisation)
            : t('registrations.no-organisation'),
          note: represents.category,
          change: account,
        },
        {
          label: t('registrations.label.decides'),
          value:
            view.isFull && !asksSomebody(view.decider)
              ? t('registrations.check.decides.waiting-list')
              : whoDecides(t, view.decider, represents),
        },
      ],
    },
    { title: t('registrations.part.taking-part'), rows: choiceRows(t, view, form) },
    ...questionsGroup(t, view.answers, form),
  ]
}

function choiceRows(t: Texts, { it, event }: CheckView, form: string) {
  const row = (name: string, value: Child) => ({
    label: t(`registrations.label.${name}`),
    value,
    change: `${form}#field-${name}`,
  })
  const { answers: said } = it
  return [
    row(
      'mode',
      it.mode === 'on-site'
        ? t('registrations.mode.on-site.in', { place: placeOf(t, event) })
        : modeWords(t, it.mode),
    ),
    ...(it.asksVisa ? [row('visa', t('registrations.visa.asked'))] : []),
    ...(event.languages.length > 1
      ? [
          row(
            'interpretation',
            said.interpretation ? languageName(t, said.interpretation).here : t('registrations.none'),
          ),
        ]
      : []),
    {
      ...row(
        'access-needs',
        said.accessNeeds ? userParagraph(said.accessNeeds) : muted(t('registrations.none')),
      ),
      note: said.accessNeeds && t('registrations.access-needs.seen'),
    },
    row(
      'participants-list',
      t(it.inParticipantsList ? 'registrations.list.shown' : 'registrations.list.not-shown'),
    ),
  ]
}
