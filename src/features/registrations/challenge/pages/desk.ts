import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  emptyState,
  fieldset,
  html,
  lines,
  link,
  linkList,
  notice,
  problemOf,
  said,
  small,
  textArea,
  userParagraph,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { text } from '../../pages/form.ts'
import { eventLine, statePill } from '../../pages/words.ts'
import { mayCancel } from '../rules.ts'
import type { Disputed } from '../types.ts'
import type { AnswerView, Trouble } from './answer.ts'

/** The secretariat's list: people of whom an organisation says that they are not theirs. */
export const disputedPage = (t: Texts, all: readonly Disputed[]): Page => ({
  title: t('registrations.challenge.desk.title'),
  lead: t('registrations.challenge.desk.lead', { count: all.length }),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.challenge.desk.back'), t.path('/desk')),
  body:
    all.length === 0
      ? emptyState(t('registrations.challenge.desk.empty'))
      : lines(
          all.map((one) => ({
            first: said(
              link(userText(one.name), t.path(`/desk/challenges/${one.number}`)),
              userText(one.organisation),
            ),
            says: said(userText(t.words(one.title)), dayOf(t, one.answeredAt, one.timeZone)),
            end: statePill(t, one.state),
          })),
        ),
})

/** One of them: what was said, and the two ways to settle it. */
export function settlePage(t: Texts, view: AnswerView, trouble: Trouble = {}): Page {
  const { it, event, person, challenge, name } = view
  return {
    title: person.name,
    over: eventLine(t, event),
    lead: challenge.settled
      ? t(`registrations.challenge.settled.${challenge.settled}`)
      : t('registrations.challenge.disputed.lead', { person: person.name, organisation: name }),
    section: 'desk',
    noIndex: true,
    problems: trouble.problems,
    ...(!challenge.settled && { form: 'cancelling' }),
    margin: link(t('registrations.challenge.desk.title'), t.path('/desk/challenges')),
    body: html`${trouble.no && notice('bad', t(trouble.no.refused, trouble.no.values))}
    ${challenge.words && userParagraph(challenge.words)}
    ${answers(t, [
      {
        rows: [
          { label: t('registrations.challenge.answered-by'), value: userText(challenge.answeredBy ?? '') },
          { label: t('registrations.challenge.sent-to'), value: bdi(challenge.sentTo ?? '') },
          {
            label: t('registrations.challenge.why'),
            value: t(`registrations.challenge.why.${challenge.why}`),
          },
          { label: t('registrations.label.reference'), value: bdi(it.number), note: statePill(t, it.state) },
        ],
      },
    ])}
    ${linkList(
      link(t('registrations.challenge.desk.registration'), t.path(`/desk/registrations/${it.number}`)),
      link(t('registrations.challenge.desk.person'), t.path(`/desk/people/${it.personId}`)),
    )}
    ${challenge.answer === 'not-ours' && !challenge.settled && settling(t, view, trouble)}`,
  }
}

function settling(t: Texts, { it }: AnswerView, { typed = {}, problems = [] }: Trouble): Html {
  const at = `/desk/challenges/${it.number}`
  return html`<form method="post" action="${t.path(`${at}/keeping`)}">
      ${actions(button(t('registrations.challenge.desk.keep'), { kind: 'main' }))}
      ${small(t('registrations.challenge.desk.keep.after'))}
    </form>
    <form id="cancelling" method="post" action="${t.path(`${at}/cancellation`)}" novalidate>
      ${fieldset(
        t('registrations.challenge.desk.or-cancel'),
        html`${
          mayCancel(it.state) &&
          textArea(t, {
            name: 'reason',
            label: t('registrations.reject.reason'),
            hint: t('registrations.reject.reason.hint'),
            required: true,
            value: text(typed, 'reason'),
            problem: problemOf(problems, 'reason'),
          })
        }
        ${actions(button(t('registrations.challenge.desk.cancel'), { kind: 'second' }))}`,
      )}
    </form>`
}
