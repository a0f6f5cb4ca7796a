import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  html,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  textArea,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { trap } from '../../pages/contact.ts'
import { aboutWords, type AboutWords } from '../../pages/words.ts'
import { ratings } from '../parse.ts'

export type FeedbackView = {
  readonly isSignedIn: boolean
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly about: AboutWords | undefined
}

const formId = 'feedback'
const said = (typed: Typed, name: string): string => String(typed[name] ?? '')

/** What somebody thinks of these pages: a rating, words, or both; and whether we may answer. */
export const feedbackPage = (t: Texts, { isSignedIn, typed, problems, about }: FeedbackView): Page => ({
  title: t('enquiries.feedback.title'),
  lead: t('enquiries.feedback.lead'),
  section: 'help',
  form: formId,
  problems,
  margin: link(t('enquiries.contact.title'), t.path('/help/contact')),
  body: html`<form id="${formId}" method="post" action="${url(t.path('/feedback'))}" novalidate>
    ${radios(t, {
      name: 'rating',
      legend: t('enquiries.feedback.rating'),
      value: said(typed, 'rating'),
      optional: true,
      options: ratings.map((one) => ({ value: one, label: t(`enquiries.feedback.rating.${one}`) })),
      problem: problemOf(problems, 'rating'),
    })}
    ${textArea(t, {
      name: 'words',
      label: t('enquiries.feedback.words'),
      hint: t('enquiries.feedback.words.hint'),
      value: said(typed, 'words'),
      rows: 6,
      optional: true,
      problem: problemOf(problems, 'words'),
    })}
    ${
      about &&
      checkbox(t, {
        name: 'page',
        value: about.about.ref,
        checked: said(typed, 'page') !== '',
        label: aboutWords(t, about),
        hint: t('enquiries.about.hint'),
      })
    }
    ${checkbox(t, {
      name: 'may-answer',
      label: t('enquiries.feedback.may-answer'),
      hint: t('enquiries.feedback.may-answer.hint'),
      checked: said(typed, 'may-answer') !== '',
    })}
    ${
      !isSignedIn &&
      field(t, {
        name: 'email',
        type: 'email',
        label: t('enquiries.field.email'),
        hint: t('enquiries.feedback.email.hint'),
        value: said(typed, 'email'),
        autocomplete: 'email',
        optional: true,
        problem: problemOf(problems, 'email'),
      })
    }
    ${trap(t)} ${actions(button(t('enquiries.feedback.send'), { kind: 'main' }))}
  </form>`,
})

export const thanksPage = (t: Texts): Page => ({
  title: t('enquiries.feedback.thanks'),
  lead: t('enquiries.feedback.thanks.lead'),
  section: 'help',
  noIndex: true,
  body: html`${notice('info', t('enquiries.feedback.thanks.question'))}
  ${linkList(link(t('enquiries.contact.title'), t.path('/help/contact')), link(t('enquiries.contact.help'), t.path('/help')))}`,
})
