import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  fieldset,
  html,
  ledger,
  ledgers,
  link,
  notice,
  problemOf,
  select,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { longestBody, longestSubject } from '../parse.ts'
import { placeholders, type Wording } from '../types.ts'
import { groupList, listLink, messagesPath } from './words.ts'

export type FormView = {
  readonly query: string
  /** Whom it means, in words, and how many they are. */
  readonly group: readonly string[]
  readonly readers: number
  readonly languages: readonly Language[]
  /** A draft that is changed, and the version it was read in. */
  readonly draft?: { readonly id: string; readonly revision: number; readonly wording: Wording } | undefined
  readonly typed?: Typed | undefined
  readonly problems?: readonly Problem[]
  readonly refused?: Refusal | undefined
}

/** Writing to a group, in as many languages as one can. */
export const messageFormPage = (t: Texts, view: FormView): Page => ({
  title: t(view.draft ? 'registrations.messages.edit' : 'registrations.messages.new'),
  lead: t('registrations.messages.new.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.messages.margin'), t.path(messagesPath)),
  form: 'message',
  ...(view.problems && { problems: view.problems }),
  body: html`${view.refused && notice('bad', t(view.refused.refused, view.refused.values))}
    ${ledgers(ledger(t('registrations.groups.label'), group(t, view)), ledger(t('registrations.messages.placeholders'), words(t)))}
    <form
      id="message"
      method="post"
      action="${t.path(view.draft ? `${messagesPath}/${view.draft.id}/text` : messagesPath)}"
      novalidate
    >
      <input type="hidden" name="query" value="${view.query}" />
      ${view.draft && html`<input type="hidden" name="revision" value="${view.draft.revision}" />`}
      ${view.languages.map((language) => ofLanguage(t, view, language))} ${others(t, view)}
      ${actions(button(t('registrations.messages.look'), { kind: 'main' }))}
    </form>`,
})

const group = (t: Texts, view: FormView): Html =>
  html`${groupList(view.group)}
    <p>${t('registrations.messages.reach', { readers: view.readers })}</p>
    ${listLink(t, view)}`

const words = (t: Texts): Html =>
  html`<p>${t('registrations.messages.placeholders.words')}</p>
    <ul>
      ${placeholders.map((one) => html`<li>${bdi(`{${one}}`)} · ${t(`registrations.messages.placeholder.${one}`)}</li>`)}
    </ul>`

/** What stands in a field: what was typed, else what the draft says. */
function valueOf(view: FormView, name: string, kept: string | undefined): string {
  const typed = view.typed && [view.typed[name] ?? ''].flat()[0]
  return typed ?? kept ?? ''
}

function ofLanguage(t: Texts, view: FormView, language: Language): Html {
  const kept = view.draft?.wording.texts[language]
  const [subject, body] = [`subject-${language}`, `body-${language}`]
  const problem = (name: string) => {
    const found = problemOf(view.problems, name)
    return found && { problem: found }
  }
  return fieldset(
    heading(t, language),
    html`${field(t, {
      name: subject,
      label: t('registrations.messages.subject'),
      value: valueOf(view, subject, kept?.subject),
      maxlength: longestSubject,
      dir: 'auto',
      ...problem(subject),
    })}
    ${textArea(t, {
      name: body,
      label: t('registrations.messages.body'),
      ...(language === view.languages[0] && { hint: t('registrations.messages.body.hint') }),
      value: valueOf(view, body, kept?.body),
      maxlength: longestBody,
      rows: 8,
      ...problem(body),
    })}`,
  )
}

/** By its own name, and by the reader's where that is another. */
function heading(t: Texts, language: Language): Html {
  const { own, here } = languageName(t, language)
  return html`<bdi lang="${language}">${own}</bdi
    >${language !== t.language && html` <span class="muted">${here}</span>`}`
}

function others(t: Texts, view: FormView): Html {
  const fallbackProblem = problemOf(view.problems, 'fallback')
  const replyProblem = problemOf(view.problems, 'reply-to')
  return fieldset(
    t('registrations.messages.others'),
    html`${select(t, {
      name: 'fallback',
      label: t('registrations.messages.fallback'),
      hint: t('registrations.messages.fallback.hint'),
      value: valueOf(view, 'fallback', view.draft?.wording.fallback ?? view.languages[0]),
      options: view.languages.map((language) => ({
        value: language,
        label: languageName(t, language).own,
        lang: language,
      })),
      ...(fallbackProblem && { problem: fallbackProblem }),
    })}
    ${field(t, {
      name: 'reply-to',
      label: t('registrations.messages.reply-to'),
      hint: t('registrations.messages.reply-to.hint'),
      type: 'email',
      optional: true,
      value: valueOf(view, 'reply-to', view.draft?.wording.replyTo),
      maxlength: 254,
      ...(replyProblem && { problem: replyProblem }),
    })}`,
  )
}
