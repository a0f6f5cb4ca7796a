import { countryName, languageName, sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  fieldset,
  html,
  ledger,
  ledgers,
  lines,
  link,
  notice,
  problemOf,
  radios,
  said,
  select,
  small,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { EventView } from '../../../events/index.ts'
import { text } from '../../pages/form.ts'
import { eventLine, modeWords, statePill } from '../../pages/words.ts'
import type { ModeChoice } from '../../rules.ts'
import { somebodyNew } from '../parse.ts'
import { capacities, type OnBehalfLine } from '../types.ts'

/** Everything the form is made of. */
export type OnBehalfView = {
  readonly event: EventView
  readonly profile: Profile
  readonly organisation: { readonly id: OrganisationId; readonly name: string }
  /** The others this reader may register for. */
  readonly organisations: readonly { readonly id: OrganisationId; readonly name: string }[]
  readonly words: string
  readonly people: readonly {
    readonly personId: PersonId
    readonly name: string
    readonly jobTitle: string | null
  }[]
  readonly modes: readonly ModeChoice[]
  readonly made: readonly OnBehalfLine[]
  /** Why nobody can be registered now. */
  readonly closed: Refusal | undefined
}

export type Trouble = {
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
  readonly no?: Refusal
}

/** As many as the form lists; the others are found by their names. */
export const mostListed = 20

export function onBehalfPage(t: Texts, view: OnBehalfView, trouble: Trouble = {}): Page {
  const { event, organisation, closed, made } = view
  const { no } = trouble
  return {
    title: t('registrations.on-behalf.form.title', { organisation: organisation.name }),
    over: eventLine(t, event),
    lead: t('registrations.on-behalf.form.lead'),
    section: 'approvals',
    problems: trouble.problems,
    ...(!closed && { form: 'on-behalf' }),
    noIndex: true,
    margin: link(t('registrations.on-behalf.title'), t.path('/approvals/on-behalf')),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${closed ? notice('info', t(closed.refused, closed.values)) : html`${search(t, view)} ${form(t, view, trouble)}`}
    ${made.length > 0 && ledgers(ledger(t('registrations.on-behalf.made'), lines(made.map((one) => madeLine(t, one)))))}`,
  }
}

const at = ({ event }: OnBehalfView): string => `/approvals/on-behalf/${event.code}`

const search = (t: Texts, view: OnBehalfView): Html =>
  html`<form method="get" action="${t.path(at(view))}" role="search">
    ${
      view.organisations.length > 1
        ? select(t, {
            name: 'organisation',
            label: t('registrations.label.represents'),
            value: view.organisation.id,
            options: view.organisations.map(({ id, name }) => ({ value: id, label: name })),
          })
        : ''
    }
    ${field(t, {
      name: 'q',
      label: t('registrations.on-behalf.search'),
      type: 'search',
      value: view.words,
      maxlength: 200,
      beside: button(t('ui.search.button'), { kind: 'second' }),
    })}
  </form>`

const form = (t: Texts, view: OnBehalfView, { typed = {}, problems = [] }: Trouble): Html =>
  html`<form
    id="on-behalf"
    method="post"
    action="${t.path(`${at(view)}?organisation=${view.organisation.id}`)}"
    novalidate
  >
    ${who(t, view, typed, problems)} ${newcomer(t, view, typed, problems)}
    ${fieldset(
      t('registrations.part.taking-part'),
      html`${radios(t, {
        name: 'capacity',
        legend: t('registrations.on-behalf.capacity'),
        required: true,
        value: text(typed, 'capacity'),
        problem: problemOf(problems, 'capacity'),
        options: capacities.map((value) => ({
          value,
          label: t(`registrations.on-behalf.capacity.${value}`),
        })),
      })}
      ${radios(t, {
        name: 'mode',
        legend: t('registrations.label.mode'),
        required: true,
        value: text(typed, 'mode') || (view.modes.length === 1 ? view.modes[0]?.mode : ''),
        problem: problemOf(problems, 'mode'),
        options: view.modes.map(({ mode, is }) => ({
          value: mode,
          label: modeWords(t, mode),
          hint: is === 'full' ? t('registrations.approval.next.full') : undefined,
          disabled: is === 'closed',
        })),
      })}`,
    )}
    ${actions(button(t('registrations.on-behalf.submit'), { kind: 'main' }))}
    ${small(t('registrations.on-behalf.after'))}
  </form>`

const who = (t: Texts, view: OnBehalfView, typed: Typed, problems: readonly Problem[]): Html =>
  radios(t, {
    name: 'person',
    legend: t('registrations.on-behalf.person'),
    hint: t(
      view.people.length >= mostListed
        ? 'registrations.on-behalf.person.many'
        : 'registrations.on-behalf.person.hint',
      { organisation: view.organisation.name },
    ),
    required: true,
    value: text(typed, 'person'),
    options: [
      ...view.people.map(({ personId, name, jobTitle }) => ({
        value: personId,
        label: userText(name),
        hint: jobTitle ? userText(jobTitle) : undefined,
      })),
      { value: somebodyNew, label: t('registrations.on-behalf.person.new') },
    ],
    afterLine: view.people.length,
    problem: problemOf(problems, 'person'),
  })

function newcomer(t: Texts, { profile }: OnBehalfView, typed: Typed, problems: readonly Problem[]): Html {
  const common = (name: string) => ({
    name,
    value: text(typed, name),
    problem: problemOf(problems, name),
    label: t(`registrations.on-behalf.${name}`),
  })
  const countries = sortByName(t, profile.countries, ({ names }) => t.words(names))
  return fieldset(
    t('registrations.on-behalf.newcomer'),
    html`${small(t('registrations.on-behalf.newcomer.hint'))}
    ${field(t, { ...common('name'), maxlength: 200, dir: 'auto' })}
    ${field(t, { ...common('email'), type: 'email', hint: t('registrations.on-behalf.email.hint') })}
    ${field(t, { ...common('job-title'), maxlength: 120, optional: true, dir: 'auto' })}
    ${select(t, {
      ...common('country'),
      options: [
        { value: '', label: t('registrations.on-behalf.choose') },
        ...countries.map(({ code }) => ({ value: code, label: countryName(t, profile, code) })),
      ],
    })}
    ${select(t, {
      ...common('language'),
      value: text(typed, 'language') || t.language,
      options: profile.languages.map((value) => ({
        value,
        label: languageName(t, value).own,
        lang: value,
      })),
    })}`,
  )
}

const madeLine = (t: Texts, one: OnBehalfLine) => ({
  first: said(userText(one.name), bdi(one.number)),
  says: said(
    t(`registrations.on-behalf.capacity.${one.capacity}`),
    one.declinedAt ? t('registrations.on-behalf.said-no') : modeWords(t, one.mode),
  ),
  end: statePill(t, one.state),
})
