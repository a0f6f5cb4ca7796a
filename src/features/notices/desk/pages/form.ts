import { languageName, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkbox,
  checkboxes,
  columns,
  field,
  fieldset,
  html,
  link,
  notice as note,
  problemOf,
  radios,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import { localOf } from '../../../../values/local-time.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { noticeKinds, type Notice } from '../../types.ts'
import { longestTitle, longestWords, memberCategories, one } from '../parse.ts'

export type FormView = {
  readonly profile: Pick<Profile, 'languages' | 'categories' | 'seat'>
  readonly notice: Notice | undefined
  /** What was sent and not taken; undefined: what is kept is shown. */
  readonly typed: Typed | undefined
  readonly problems: readonly Problem[]
  readonly no: Refusal | undefined
}

/** Writing a notice, or changing one. */
export function formPage(t: Texts, view: FormView): Page {
  const { notice } = view
  const path = notice ? `/desk/notices/${notice.id}` : '/desk/notices'
  return {
    title: t(notice ? 'notices.desk.change' : 'notices.desk.new'),
    lead: t('notices.desk.form.lead'),
    section: 'desk',
    noIndex: true,
    margin: link(t(notice ? 'notices.desk.back-one' : 'notices.desk.back'), t.path(path)),
    problems: view.problems,
    form: 'notice',
    body: html`${view.no && note('bad', t(view.no.refused))}
      <form id="notice" method="post" action="${t.path(notice ? `${path}/text` : path)}" novalidate>
        ${notice && html`<input type="hidden" name="revision" value="${view.typed && !view.no ? one(view.typed, 'revision') : notice.revision}" />`}
        ${about(t, view)} ${times(t, view)}
        ${view.profile.languages.map((language) => words(t, view, language))}
        ${actions(button(t('notices.desk.save'), { kind: 'main' }))}
      </form>`,
  }
}

const problemFor = (view: FormView, name: string) => {
  const problem = problemOf(view.problems, name)
  return problem && { problem }
}

const isTicked = (view: FormView, name: string, kept: boolean | undefined): boolean =>
  view.typed ? one(view.typed, name) !== '' : (kept ?? false)

function about(t: Texts, view: FormView): Html {
  const { notice, typed } = view
  const isFixed = notice !== undefined && notice.state !== 'draft'
  return fieldset(
    t('notices.desk.about'),
    html`${
      isFixed
        ? html`<p>${t(`notices.kind.${notice.kind}`)}</p>`
        : html`${radios(t, {
            name: 'kind',
            legend: t('notices.desk.kind'),
            value: typed ? one(typed, 'kind') : (notice?.kind ?? 'general'),
            options: noticeKinds.map((value) => ({
              value,
              label: t(`notices.kind.${value}`),
              hint: t(`notices.kind.${value}.hint`),
            })),
            ...problemFor(view, 'kind'),
          })}
          ${readers(t, view)}`
    }
    ${checkbox(t, {
      name: 'urgent',
      label: t('notices.desk.urgent'),
      hint: t('notices.desk.urgent.hint'),
      checked: isTicked(view, 'urgent', notice?.isUrgent),
    })}`,
  )
}

const readers = (t: Texts, view: FormView): Html =>
  html`${checkboxes(t, {
    name: 'categories',
    legend: t('notices.desk.categories'),
    hint: t('notices.desk.categories.hint'),
    values: view.typed ? [view.typed['categories'] ?? []].flat() : (view.notice?.categories ?? []),
    options: memberCategories(view.profile).map(({ id, plural }) => ({ value: id, label: t.words(plural) })),
    ...problemFor(view, 'categories'),
  })}
  ${checkbox(t, {
    name: 'by-mail',
    label: t('notices.desk.by-mail'),
    hint: t('notices.desk.by-mail.hint'),
    checked: isTicked(view, 'by-mail', view.notice?.byMail),
  })}`

function times(t: Texts, view: FormView): Html {
  const shown = columns(moment(t, view, 'shownFrom'), moment(t, view, 'shownUntil'))
  const outage = columns(moment(t, view, 'beginsAt'), moment(t, view, 'endsAt'))
  return html`${fieldset(t('notices.desk.shown'), shown)} ${fieldset(t('notices.desk.outage'), outage)}`
}

function moment(t: Texts, view: FormView, name: 'shownFrom' | 'shownUntil' | 'beginsAt' | 'endsAt'): Html {
  const kept = view.notice?.[name]
  return field(t, {
    name,
    label: t(`notices.desk.field.${name}`),
    hint: t('notices.desk.times.hint', { place: zonePlace(t, view.profile.seat.timeZone) }),
    type: 'datetime-local',
    width: 'half',
    optional: true,
    value: view.typed ? one(view.typed, name) : kept ? localOf(view.profile.seat.timeZone, kept) : '',
    ...problemFor(view, name),
  })
}

function words(t: Texts, view: FormView, language: Language): Html {
  const [title, text] = [`title-${language}`, `words-${language}`]
  const kept = view.notice?.wordings[language]
  const { own, here } = languageName(t, language)
  return fieldset(
    html`<bdi lang="${language}">${own}</bdi
      >${language !== t.language && html` <span class="muted">${here}</span>`}`,
    html`${field(t, {
      name: title,
      label: t('notices.desk.field.title'),
      value: view.typed ? one(view.typed, title) : (kept?.title ?? ''),
      maxlength: longestTitle,
      dir: 'auto',
      ...problemFor(view, title),
    })}
    ${textArea(t, {
      name: text,
      label: t('notices.desk.field.words'),
      ...(language === view.profile.languages[0] && { hint: t('notices.desk.field.words.hint') }),
      value: view.typed ? one(view.typed, text) : (kept?.words ?? ''),
      maxlength: longestWords,
      rows: 6,
      ...problemFor(view, text),
    })}`,
  )
}
