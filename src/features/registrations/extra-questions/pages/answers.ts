import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, html, link, notice, url, type Page } from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { RegistrationView } from '../../types.ts'
import { eventLine } from '../../pages/words.ts'
import { questionsPart, type QuestionsOnForm } from './part.ts'

export type AnswersView = Pick<RegistrationView, 'it' | 'event'> & {
  readonly on: QuestionsOnForm
  readonly typed: Typed
  readonly problems?: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** The event's own questions once more, after the registration was sent: to answer what is new or to correct what was said. */
export function answersPage(t: Texts, { it, event, on, typed, problems = [], no }: AnswersView): Page {
  const own = t.path(`/registrations/${it.number}`)
  return {
    title: t('registrations.questions.title'),
    over: eventLine(t, event),
    lead: t('registrations.questions.lead'),
    section: 'registrations',
    problems,
    form: 'answers',
    noIndex: true,
    margin: link(t('registrations.back'), own),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form id="answers" method="post" action="${url(`${own}/questions`)}" novalidate>
        <input type="hidden" name="revision" value="${it.revision}" />
        ${questionsPart(t, on, typed, problems)}
        ${actions(button(t('registrations.questions.submit'), { kind: 'main' }), link(t('registrations.back-change-nothing'), own))}
      </form>`,
  }
}
