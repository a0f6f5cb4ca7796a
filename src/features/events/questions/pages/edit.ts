import { languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkbox,
  checkboxes,
  field,
  fieldset,
  html,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  small,
  textArea,
  url,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { deskFrame } from '../../desk/pages/frame.ts'
import type { EventView } from '../../types.ts'
import { hasOptions } from '../edit-parse.ts'
import { missingLanguages } from '../rules.ts'
import { questionKinds, type Question, type QuestionKind } from '../types.ts'
import { kindWords } from './scope.ts'

/** Whose questions, and who works on them. */
export type AtDesk = { readonly event: EventView; readonly permissions: ReadonlySet<string> }

export type EditView = AtDesk & {
  readonly profile: Profile
  readonly kind: QuestionKind
  /** Undefined while it is new. */
  readonly question: Question | undefined
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const here = 'questions'

/** Which kind of question is to be added: it decides how the rest of the form looks. */
export function kindPage(t: Texts, { event, permissions }: AtDesk): Page {
  const at = t.path(`/desk/events/${event.code}/questions`)
  return deskFrame(t, event, permissions, {
    here,
    title: t('events.questions.new.title'),
    lead: t('events.questions.new.lead'),
    margin: link(t('events.questions.back'), at),
    body: html`<form id="kind" method="get" action="${url(`${at}/new`)}">
      ${radios(t, {
        name: 'kind',
        legend: t('events.questions.new.kind'),
        value: 'text',
        options: questionKinds.map((kind) => ({
          value: kind,
          label: kindWords(t, { kind }),
          hint: t(`events.questions.kind.${kind}.hint`),
        })),
      })}
      ${actions(button(t('events.questions.new.go-on'), { kind: 'main' }))}
    </form>`,
  })
}

/** A question in all languages, and whom it is put to. */
export function editPage(t: Texts, view: EditView): Page {
  const { event, permissions, question, kind, profile } = view
  const at = t.path(`/desk/events/${event.code}/questions`)
  return deskFrame(t, event, permissions, {
    here,
    title: question ? t('events.questions.edit.title') : t('events.questions.new.title'),
    lead: t(
      question?.answeredVersion === question?.version && question
        ? 'events.questions.edit.answered'
        : 'events.questions.edit.lead',
      {
        kind: kindWords(t, { kind }),
      },
    ),
    problems: view.problems,
    form: 'question',
    margin: linkList(
      link(t('events.questions.back'), at),
      question && link(t('events.questions.end'), `${at}/${question.id}/ending`),
    ),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))} ${untranslated(t, view)}
      <form id="question" method="post" action="${url(question ? `${at}/${question.id}` : at)}" novalidate>
        <input type="hidden" name="kind" value="${kind}" />
        <input type="hidden" name="seen" value="${question?.changedAt.toISOString() ?? ''}" />
        ${profile.languages.map((language) => inOne(t, view, language))} ${scope(t, view)}
        ${actions(button(t('events.questions.edit.submit'), { kind: 'main' }))}
      </form>`,
  })
}

function untranslated(t: Texts, { question, profile }: EditView): Html | undefined {
  const languages = question ? missingLanguages(question, profile.languages) : []
  if (languages.length === 0) return undefined
  const names = list(
    t,
    languages.map((language) => languageName(t, language).here),
  )
  return notice('info', t('events.questions.untranslated', { languages: names }))
}

function inOne(t: Texts, view: EditView, language: Language): Html {
  const { typed, problems, profile, kind } = view
  const named = (what: string) => ({
    name: `${what}-${language}`,
    value: only(typed[`${what}-${language}`]),
    problem: problemOf(problems, `${what}-${language}`),
  })
  const need = language === profile.languages[0] ? { required: true } : { optional: true }
  return fieldset(
    languageName(t, language).here,
    html`${field(t, { ...named('label'), ...need, label: t('events.questions.field.label'), maxlength: 300, autocomplete: 'off' })}
    ${field(t, { ...named('hint'), optional: true, label: t('events.questions.field.hint'), maxlength: 500, autocomplete: 'off' })}
    ${
      hasOptions(kind) &&
      textArea(t, {
        ...named('options'),
        ...need,
        label: t('events.questions.field.options'),
        hint: t('events.questions.field.options.hint'),
        rows: 5,
      })
    }`,
  )
}

const scope = (t: Texts, { event, profile, typed, problems }: EditView): Html =>
  fieldset(
    t('events.questions.part.scope'),
    html`${checkbox(t, {
      name: 'required',
      label: t('events.questions.field.required'),
      checked: only(typed['required']) !== '',
    })}
    ${
      event.modes.length > 1 &&
      checkboxes(t, {
        name: 'modes',
        legend: t('events.questions.field.modes'),
        hint: t('events.questions.field.empty-is-all'),
        values: all(typed['modes']),
        options: event.modes.map((mode) => ({ value: mode, label: t(`events.mode.${mode}`) })),
        problem: problemOf(problems, 'modes'),
      })
    }
    ${checkboxes(t, {
      name: 'categories',
      legend: t('events.questions.field.categories'),
      hint: t('events.questions.field.empty-is-all'),
      values: all(typed['categories']),
      options: profile.categories
        .filter((one) => one.kind !== 'unknown')
        .map((one) => ({ value: one.id, label: t.words(one.plural) })),
      problem: problemOf(problems, 'categories'),
    })}
    ${checkbox(t, {
      name: 'seen-by-focal-point',
      label: t('events.questions.field.seen'),
      hint: t('events.questions.field.seen.hint'),
      checked: only(typed['seen-by-focal-point']) !== '',
    })}
    ${small(t('events.questions.privacy'))}`,
  )

const all = (said: Typed[string]): readonly string[] =>
  typeof said === 'string' ? [said] : said === undefined ? [] : said

const only = (said: Typed[string]): string => all(said)[0] ?? ''

/** Before a question is asked no longer: what becomes of it, and one button. */
export function endingPage(t: Texts, { event, permissions }: AtDesk, question: Question): Page {
  const at = t.path(`/desk/events/${event.code}/questions`)
  return deskFrame(t, event, permissions, {
    here,
    title: t('events.questions.ending.title'),
    lead: t.words(question.label),
    form: 'ending',
    margin: link(t('events.questions.back'), at),
    body: html`<p>
        ${t(question.answeredVersion === null ? 'events.questions.ending.nobody' : 'events.questions.ending.words')}
      </p>
      <form id="ending" method="post" action="${url(`${at}/${question.id}/ending`)}">
        ${actions(button(t('events.questions.ending.submit'), { kind: 'main' }), link(t('events.questions.back'), at))}
      </form>`,
  })
}

/** The questions as people meet them; nothing is sent. */
export const previewPage = (t: Texts, { event, permissions }: AtDesk, fields: readonly Html[]): Page =>
  deskFrame(t, event, permissions, {
    here,
    title: t('events.questions.preview.title'),
    lead: t('events.questions.preview.lead'),
    margin: link(t('events.questions.back'), t.path(`/desk/events/${event.code}/questions`)),
    body: html`<div>${fieldset(t('events.questions.part'), html`${fields}`)}</div>`,
  })
