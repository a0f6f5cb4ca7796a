import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkbox,
  emptyState,
  field,
  html,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  select,
  small,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Person } from '../../../directory/index.ts'
import { hasSeat, type EventView } from '../../../events/index.ts'
import type { RuleTold } from '../../pages/told.ts'
import { modeWords, placeAndDays } from '../../pages/words.ts'
import { asksSomebody } from '../../rules.ts'
import type { Decider } from '../../types.ts'
import { dayWords, deskWords, named } from '../pages/words.ts'
import { peopleLines } from '../person/search-page.ts'
import type { EventChoice, FoundPerson } from '../types.ts'
import { queryOfSteps, type Steps } from './parse.ts'

export type EntryView = {
  readonly steps: Steps
  readonly person: Person | undefined
  readonly event: EventView | undefined
  /** While nobody is chosen: whom the words mean. */
  readonly found: readonly FoundPerson[]
  readonly events: readonly EventChoice[]
  /** What this person is to this event, once both are chosen. */
  readonly standing:
    | {
        readonly decider: Decider
        readonly organisation: string | undefined
        readonly mayAskVisa: boolean
        /** Why they may not, and by which rule. */
        readonly no: Refusal | undefined
        readonly rule: RuleTold | undefined
        /** The number of the registration they have. */
        readonly has: string | undefined
      }
    | undefined
  readonly profile: Profile
}

export type Trouble = {
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
  readonly no?: Refusal
}

const here = '/desk/registrations/new'

/** Whom, for which meeting, how: one step after the other, each with an address. */
export const entryPage = (t: Texts, view: EntryView, trouble: Trouble = {}): Page => ({
  title: t('registrations.desk.enter'),
  over: view.event && html`${userText(t.words(view.event.title))} · ${placeAndDays(t, view.event)}`,
  lead: view.person ? named(view.person) : t('registrations.desk.enter.lead'),
  section: 'desk',
  problems: trouble.problems,
  form: 'entry',
  noIndex: true,
  margin: linkList(
    link(t('registrations.desk.back'), t.path('/desk/registrations')),
    view.person &&
      link(
        t('registrations.desk.enter.other-person'),
        t.path(`${here}${queryOfSteps({ event: view.steps.event })}`),
      ),
    view.event &&
      link(
        t('registrations.desk.enter.other-meeting'),
        t.path(`${here}${queryOfSteps({ person: view.steps.person })}`),
      ),
  ),
  body: html`${trouble.no && notice('bad', t(trouble.no.refused, trouble.no.values))}
  ${step(t, view, trouble)}`,
})

function step(t: Texts, view: EntryView, trouble: Trouble): Html {
  if (!view.person) return choosePerson(t, view)
  if (!view.event || !view.standing) return chooseEvent(t, view)
  const { no, rule, has } = view.standing
  if (has)
    return emptyState(
      t('registrations.desk.has-one'),
      link(t('registrations.desk.enter.has-one', { number: has }), t.path(`/desk/registrations/${has}`)),
    )
  if (no)
    return html`${notice('info', html`<b>${t('registrations.desk.enter.may-not')}</b> ${t(no.refused, no.values)}`)}
    ${rule && html`<p>${rule.words}</p>`} ${rule?.wayOut && html`<p>${rule.wayOut}</p>`}`
  return form(t, view, view.event, view.standing, trouble)
}

const choosePerson = (t: Texts, { steps, found, profile }: EntryView): Html =>
  html`<form method="get" action="${t.path(here)}" role="search">
      ${field(t, {
        name: 'q',
        label: t('registrations.desk.enter.person'),
        hint: t('registrations.desk.words.hint'),
        type: 'search',
        value: steps.q,
        maxlength: 120,
        spellcheck: false,
        beside: button(t('ui.search.button')),
      })}
      ${steps.event && html`<input type="hidden" name="event" value="${steps.event}" />`}
    </form>
    ${steps.q !== '' && found.length === 0 && emptyState(t('registrations.desk.enter.nobody'))}
    ${found.length > 0 && peopleLines(t, found, profile, ({ id }) => `${here}${queryOfSteps({ person: id, event: steps.event })}`)}`

const chooseEvent = (t: Texts, { steps, events }: EntryView): Html =>
  html`<form method="get" action="${t.path(here)}">
    <input type="hidden" name="person" value="${steps.person ?? ''}" />
    ${select(t, {
      name: 'event',
      label: t('registrations.desk.enter.meeting'),
      options: events.map((one) => ({
        value: one.code,
        label: t('registrations.desk.event-choice', {
          event: t.words(one.title),
          day: dayWords(t, one.startsAt, one.timeZone),
        }),
      })),
    })}
    ${actions(button(t('registrations.desk.enter.go-on')))}
  </form>`

function form(
  t: Texts,
  view: EntryView,
  event: EventView,
  standing: NonNullable<EntryView['standing']>,
  { problems = [], typed = {} }: Trouble,
): Html {
  const value = (name: string, usual = ''): string => {
    const said = typed[name]
    return typeof said === 'string' ? said : usual
  }
  const isTyped = Object.keys(typed).length > 0
  return html`<form id="entry" method="post" action="${t.path(here)}" novalidate>
    <input type="hidden" name="person" value="${view.steps.person ?? ''}" />
    <input type="hidden" name="event" value="${event.code}" />
    ${radios(t, {
      name: 'mode',
      legend: t('registrations.label.mode'),
      required: true,
      value: value('mode', event.modes.length === 1 ? event.modes[0] : ''),
      options: event.modes.map((mode) => ({
        value: mode,
        label: modeWords(t, mode),
        ...(!hasSeat(event, mode) && { hint: t(`registrations.desk.enter.full`) }),
      })),
      problem: problemOf(problems, 'mode'),
    })}
    ${
      asksSomebody(standing.decider) &&
      radios(t, {
        name: 'entering',
        legend: t('registrations.desk.enter.who-decides'),
        required: true,
        value: value('entering'),
        options: [
          { value: 'confirm', label: t('registrations.desk.enter.confirm') },
          {
            value: 'ask',
            label: t('registrations.desk.enter.ask', { desk: deskWords(t, standing.decider) }),
            ...(standing.organisation && { hint: userText(standing.organisation) }),
          },
        ],
        problem: problemOf(problems, 'entering'),
      })
    }
    ${field(t, {
      name: 'badge-name',
      label: t('registrations.label.badge-name'),
      required: true,
      value: value('badge-name', view.person?.badgeName ?? view.person?.name ?? ''),
      maxlength: 120,
      problem: problemOf(problems, 'badge-name'),
    })}
    ${
      event.languages.length > 1 &&
      select(t, {
        name: 'interpretation',
        label: t('registrations.label.interpretation'),
        optional: true,
        value: value('interpretation'),
        options: [
          { value: '', label: t('registrations.desk.any') },
          ...event.languages.map((language) => ({ value: language, label: languageName(t, language).here })),
        ],
        problem: problemOf(problems, 'interpretation'),
      })
    }
    ${textArea(t, {
      name: 'access-needs',
      label: t('registrations.label.access-needs'),
      optional: true,
      value: value('access-needs'),
      problem: problemOf(problems, 'access-needs'),
    })}
    ${
      standing.mayAskVisa &&
      checkbox(t, {
        name: 'visa',
        label: t('registrations.label.visa'),
        checked: value('visa') !== '',
      })
    }
    ${checkbox(t, {
      name: 'participants-list',
      label: t('registrations.desk.enter.agreed'),
      checked: isTyped && value('participants-list') !== '',
    })}
    ${actions(button(t('registrations.desk.enter.submit'), { kind: 'main' }))}
    ${small(t('registrations.desk.recorded'))}
  </form>`
}
