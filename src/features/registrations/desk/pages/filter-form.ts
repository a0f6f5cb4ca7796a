import { countryName, sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkboxes,
  columns,
  field,
  html,
  link,
  select,
  type Html,
  type Option,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Question } from '../../../events/index.ts'
import { isEverybody, sentStates, type Filter } from '../filter.ts'
import type { EventChoice, Look } from '../types.ts'
import { dayWords } from './words.ts'

export type FilterForm = {
  readonly look: Look
  readonly events: readonly EventChoice[]
  /** The organisation that the filter names, in words. */
  readonly organisation: string | undefined
  /** What the chosen event asks besides. */
  readonly questions: readonly Question[]
  readonly profile: Profile
}

/** Everything one can ask for, as a form: words in sight, the rest behind one line that opens. What links chose is kept. */
export const filterForm = (t: Texts, view: FilterForm): Html => {
  const { filter, sort } = view.look
  const { questions } = view
  return html`<form method="get" action="${t.path('/desk/registrations')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('registrations.desk.words'),
      hint: t('registrations.desk.words.hint'),
      type: 'search',
      value: filter.words ?? '',
      maxlength: 120,
      spellcheck: false,
      beside: button(t('ui.search.button')),
    })}
    ${tag(
      'details',
      { class: 'tiles-table', open: isNarrowed(filter) },
      html`<summary>${t('registrations.desk.more-filters')}</summary>
        ${more(t, view)}`,
    )}
    ${sort !== 'new' && hidden('sort', sort)}
    ${filter.organisation && hidden('organisation', filter.organisation)}
    ${questions.length === 0 && filter.question && hidden('question', filter.question.id)}
    ${questions.length === 0 && filter.question?.answered === false && hidden('answered', 'no')}
  </form>`
}

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`

const isNarrowed = ({ words: _words, states, ...rest }: Filter): boolean =>
  states.length > 1 || !isEverybody({ ...rest, states: [] })

function more(t: Texts, view: FilterForm): Html {
  const { filter } = view.look
  const choose = (name: string, label: string, value: string | undefined, options: readonly Option[]) =>
    select(t, {
      name,
      label,
      value: value ?? '',
      options: [{ value: '', label: t('registrations.desk.any') }, ...options],
    })
  const countries = sortByName(t, view.profile.countries, ({ code }) => countryName(t, view.profile, code))
  return html`${choose('event', t('registrations.queue.meeting'), filter.event, events(t, view))}
  ${columns(
    field(t, {
      name: 'represents',
      label: t('registrations.label.represents'),
      value: filter.represents ?? '',
      maxlength: 120,
    }),
    choose(
      'category',
      t('registrations.desk.column.category'),
      filter.category,
      view.profile.categories.map(({ id, label }) => ({ value: id, label: t.words(label) })),
    ),
  )}
  ${columns(
    choose(
      'country',
      t('registrations.label.country'),
      filter.country,
      countries.map(({ code }) => ({ value: code, label: countryName(t, view.profile, code) })),
    ),
    choose('mode', t('registrations.label.mode'), filter.mode, [
      { value: 'on-site', label: t('registrations.mode.on-site') },
      { value: 'remote', label: t('registrations.mode.remote') },
    ]),
  )}
  ${columns(
    choose(
      'desk',
      t('registrations.label.decides'),
      filter.desk,
      (['focal-point', 'secretariat', 'nobody'] as const).map((desk) => ({
        value: desk,
        label: t(`registrations.desk.desk.${desk}`),
      })),
    ),
    choose(
      'age',
      t('registrations.desk.age'),
      filter.age === undefined ? undefined : String(filter.age),
      ages(t, filter.age),
    ),
  )}
  ${columns(
    choose(
      'visa',
      t('registrations.label.visa'),
      filter.visa === undefined ? '' : filter.visa ? 'yes' : 'no',
      [
        { value: 'yes', label: t('registrations.visa.asked') },
        { value: 'no', label: t('registrations.visa.not-asked') },
      ],
    ),
    html`${view.organisation && html`<p>${t('registrations.desk.only-organisation', { organisation: view.organisation })}</p>`}
    ${!isEverybody(filter) && html`<p>${link(t('registrations.desk.no-filter'), t.path('/desk/registrations'))}</p>`}`,
  )}
  ${checkboxes(t, {
    name: 'state',
    legend: t('registrations.desk.states'),
    values: filter.states,
    options: sentStates.map((state) => ({ value: state, label: t(`registrations.state.${state}`) })),
  })}
  ${view.questions.length > 0 && questionFilter(t, view)}
  ${actions(button(t('registrations.desk.narrow'), { kind: 'second' }))}`
}

/** One question of the chosen event, answered or left open. */
const questionFilter = (t: Texts, { look, questions }: FilterForm): Html =>
  columns(
    select(t, {
      name: 'question',
      label: t('registrations.desk.question'),
      value: look.filter.question?.id ?? '',
      options: [
        { value: '', label: t('registrations.desk.any') },
        ...questions.map(({ id, label }) => ({ value: id, label: t.words(label) })),
      ],
    }),
    select(t, {
      name: 'answered',
      label: t('registrations.desk.question.is'),
      value: look.filter.question?.answered === false ? 'no' : 'yes',
      options: [
        { value: 'yes', label: t('registrations.desk.question.answered') },
        { value: 'no', label: t('registrations.desk.question.open') },
      ],
    }),
  )

const events = (t: Texts, { events: all }: FilterForm): Option[] =>
  all.map((one) => ({
    value: one.code,
    label: t('registrations.desk.event-choice', {
      event: t.words(one.title),
      day: dayWords(t, one.startsAt, one.timeZone),
    }),
  }))

/** Days that are asked for often, and the number that an address asks for. */
const ages = (t: Texts, age: number | undefined): Option[] =>
  [...new Set([1, 3, 5, 7, 14, 30, ...(age ? [age] : [])])]
    .sort((one, other) => one - other)
    .map((days) => ({ value: String(days), label: t('registrations.desk.age.days', { days }) }))
