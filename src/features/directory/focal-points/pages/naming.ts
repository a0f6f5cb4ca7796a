import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  field,
  fieldset,
  html,
  problemOf,
  radios,
  select,
  textArea,
  userText,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Id } from '../../../../values/ids.ts'
import { somebodyNew } from '../parse.ts'
import { kindName, sectorName } from '../words.ts'

/** What a form that names somebody is made of. */
export type NamingView = {
  readonly profile: Profile
  /** The page itself, without language: searching goes there, and the form too unless it says otherwise. */
  readonly path: string
  /** The organisation, where the address does not say which. */
  readonly of?: string | undefined
  readonly organisation: string
  /** People of the organisation who match the words, the first of them. */
  readonly people: readonly {
    readonly personId: Id
    readonly name: string
    readonly jobTitle: string | null
  }[]
  readonly words: string
  /** Kinds to choose from; none where the role has its kind. */
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly mayLimit: boolean
  readonly needsReason: boolean
  readonly submit: string
}

/** As many people as one form lists; the others are found by their names. */
export const mostListed = 20

export const namingFormId = 'naming'

const text = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** Search among the people of the organisation, then the form: who, what, and why. */
export const namingForm = (
  t: Texts,
  view: NamingView,
  typed: Typed,
  problems: readonly Problem[] = [],
): Html =>
  html`${search(t, view)}
    <form
      id="${namingFormId}"
      method="post"
      action="${t.path(view.of ? `${view.path}?of=${view.of}` : view.path)}"
      novalidate
    >
      ${who(t, view, typed, problems)} ${newcomer(t, view, typed, problems)} ${what(t, view, typed, problems)}
      ${actions(button(view.submit, { kind: 'main' }))}
    </form>`

const search = (t: Texts, { path, of, words }: NamingView): Html =>
  html`<form method="get" action="${t.path(path)}" role="search">
    ${of && html`<input type="hidden" name="of" value="${of}" />`}
    ${field(t, {
      name: 'q',
      label: t('directory.focal.naming.search'),
      type: 'search',
      value: words,
      maxlength: 200,
      beside: button(t('ui.search.button'), { kind: 'second' }),
    })}
  </form>`

function who(t: Texts, view: NamingView, typed: Typed, problems: readonly Problem[]): Html {
  const people = view.people.map(({ personId, name, jobTitle }) => ({
    value: personId,
    label: userText(name),
    hint: jobTitle ? userText(jobTitle) : undefined,
  }))
  return html`${radios(t, {
    name: 'person',
    legend: t('directory.focal.naming.who'),
    hint: t(
      view.people.length >= mostListed
        ? 'directory.focal.naming.who.many'
        : 'directory.focal.naming.who.hint',
      { organisation: view.organisation },
    ),
    required: true,
    value: text(typed, 'person'),
    options: [...people, { value: somebodyNew, label: t('directory.focal.naming.new') }],
    afterLine: people.length,
    problem: problemOf(problems, 'person'),
  })}`
}

const newcomer = (t: Texts, view: NamingView, typed: Typed, problems: readonly Problem[]): Html =>
  fieldset(
    t('directory.focal.naming.newcomer'),
    html`<p>${t('directory.focal.naming.newcomer.hint', { organisation: view.organisation })}</p>
      ${field(t, {
        name: 'first-name',
        label: t('directory.focal.naming.first-name'),
        hint: t('directory.focal.naming.first-name.hint'),
        value: text(typed, 'first-name'),
        maxlength: 60,
        problem: problemOf(problems, 'first-name'),
      })}
      ${field(t, {
        name: 'last-name',
        label: t('directory.focal.naming.last-name'),
        value: text(typed, 'last-name'),
        maxlength: 60,
        problem: problemOf(problems, 'last-name'),
      })}
      ${field(t, {
        name: 'email',
        label: t('directory.focal.naming.email'),
        hint: t('directory.focal.naming.email.hint'),
        type: 'email',
        value: text(typed, 'email'),
        problem: problemOf(problems, 'email'),
      })}`,
  )

function what(t: Texts, view: NamingView, typed: Typed, problems: readonly Problem[]): Html {
  const { profile, kinds, sectors } = view
  return fieldset(
    t('directory.focal.naming.what'),
    html`${kinds.length > 0 && kindFields(t, view, typed, problems)}
    ${
      kinds.length > 0 &&
      sectors.length > 0 &&
      select(t, {
        name: 'sector',
        label: t('directory.focal.naming.sector'),
        hint: t('directory.focal.naming.sector.hint'),
        value: text(typed, 'sector'),
        options: [
          { value: '', label: t('directory.focal.every-sector') },
          ...sectors.map((id) => ({ value: id, label: sectorName(t, profile, id) })),
        ],
        problem: problemOf(problems, 'sector'),
      })
    }
    ${
      view.mayLimit &&
      field(t, {
        name: 'last-day',
        label: t('directory.focal.naming.last-day'),
        hint: t('directory.focal.naming.last-day.hint'),
        type: 'date',
        width: 'short',
        optional: true,
        value: text(typed, 'last-day'),
        problem: problemOf(problems, 'last-day'),
      })
    }
    ${textArea(t, {
      name: 'reason',
      label: t('directory.focal.naming.reason'),
      hint: t(
        view.needsReason ? 'directory.focal.naming.reason.staff' : 'directory.focal.naming.reason.hint',
      ),
      required: view.needsReason,
      optional: !view.needsReason,
      value: text(typed, 'reason'),
      maxlength: 1000,
      rows: 3,
      problem: problemOf(problems, 'reason'),
    })}`,
  )
}

const kindFields = (t: Texts, view: NamingView, typed: Typed, problems: readonly Problem[]): Html =>
  html`${radios(t, {
    name: 'kind',
    legend: t('directory.focal.naming.kind'),
    required: true,
    value: text(typed, 'kind'),
    options: view.kinds.map((id) => ({
      value: id,
      label: kindName(t, view.profile, id),
      hint: decides(t, view, id),
    })),
    problem: problemOf(problems, 'kind'),
  })}
  ${radios(t, {
    name: 'as',
    legend: t('directory.focal.naming.as'),
    value: text(typed, 'as') || 'focal-point',
    options: (['focal-point', 'deputy'] as const).map((value) => ({
      value,
      label: t(`directory.focal.naming.as.${value}`),
      hint: t(`directory.focal.naming.as.${value}.hint`),
    })),
    problem: problemOf(problems, 'as'),
  })}`

/** What a kind decides about, in a line. */
const decides = (t: Texts, { profile }: NamingView, id: string) =>
  profile.focalPointKinds
    .find((kind) => kind.id === id)
    ?.decides.map((one) => html`${t(`directory.focal.letter.decides.${one}`)} `)
