import { languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  emptyState,
  html,
  link,
  linkButton,
  linkList,
  lines,
  notice,
  said,
  url,
  small,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { deskFrame } from '../../desk/pages/frame.ts'
import type { EventView } from '../../types.ts'
import { missingLanguages } from '../rules.ts'
import type { Question } from '../types.ts'
import { kindWords, scopeWords } from './scope.ts'

export type ListView = {
  readonly event: EventView
  readonly permissions: ReadonlySet<string>
  readonly profile: Profile
  readonly questions: readonly Question[]
}

/** What an event asks besides the usual, in its order, with what is still to be translated. */
export function questionsPage(t: Texts, view: ListView, no?: Refusal): Page {
  const { event } = view
  const at = t.path(`/desk/events/${event.code}/questions`)
  const asked = view.questions.filter(({ endedAt }) => !endedAt)
  const ended = view.questions.filter(({ endedAt }) => endedAt)
  return deskFrame(t, event, view.permissions, {
    here: 'questions',
    title: t('events.questions.title'),
    lead: t('events.questions.lead', { count: asked.length }),
    margin: linkList(
      link(t('events.desk.title'), t.path('/desk/events')),
      asked.length > 0 && link(t('events.questions.preview'), `${at}/preview`),
    ),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${
      asked.length > 0
        ? lines(asked.map((question, place) => lineOf(t, view, question, { at, place, count: asked.length })))
        : emptyState(t('events.questions.none'))
    }
    ${actions(linkButton(t('events.questions.add'), `${at}/new`, 'main'))}
    ${
      ended.length > 0 &&
      html`<h2>${t('events.questions.no-longer')}</h2>
        ${lines(ended.map((question) => ({ first: userText(t.words(question.label)), says: kindWords(t, question) })))}`
    }`,
  })
}

type Place = { readonly at: string; readonly place: number; readonly count: number }

const lineOf = (t: Texts, view: ListView, question: Question, where: Place): Line => ({
  first: said(
    link(userText(t.words(question.label)), `${where.at}/${question.id}`),
    kindWords(t, question),
    t(question.required ? 'events.questions.is-required' : 'events.questions.is-optional'),
  ),
  says: html`${said(
    scopeWords(t, view.profile, question),
    question.seenByFocalPoint && t('events.questions.seen-desk'),
    question.version > 1 && t('events.questions.version', { version: question.version }),
  )}
  ${missing(t, view, question)}`,
  end: order(t, question, where),
})

function missing(t: Texts, { profile }: ListView, question: Question): Html | undefined {
  const languages = missingLanguages(question, profile.languages)
  if (languages.length === 0) return undefined
  const names = list(
    t,
    languages.map((language) => languageName(t, language).here),
  )
  return small(t('events.questions.untranslated', { languages: names }))
}

/** Up and down, as far as there is somewhere to go; and the way to its end. */
function order(t: Texts, question: Question, { at, place, count }: Place): Html {
  const label = t.words(question.label)
  const step = (by: 'up' | 'down') =>
    button(t(`events.questions.${by}`), {
      kind: 'plain',
      name: 'by',
      value: by,
      spoken: t(`events.questions.${by}.spoken`, { question: label }),
    })
  return html`<form method="post" action="${url(`${at}/${question.id}/place`)}">
    ${actions(place > 0 && step('up'), place < count - 1 && step('down'), link(t('events.questions.end'), `${at}/${question.id}/ending`))}
  </form>`
}
