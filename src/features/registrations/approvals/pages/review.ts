import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  said,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { modeWords } from '../../pages/words.ts'
import type { Chosen, QueueLine } from '../types.ts'
import { reasonFields } from './reason.ts'

/** Before many are decided at once: who, which mail in which language, who is skipped and why. */
export type ReviewView = {
  readonly act: 'approve' | 'reject'
  readonly chosen: readonly Chosen[]
  /** How many were not even looked at, because one review holds only so many. */
  readonly beyond: number
}

export function reviewPage(
  t: Texts,
  view: ReviewView,
  problems: readonly Problem[] = [],
  typed: Typed = {},
): Page {
  const { act } = view
  const going = view.chosen.filter((one) => one.why === undefined)
  const skipped = view.chosen.filter((one) => one.why !== undefined)
  const back = t.path('/approvals')
  return {
    title: t(`registrations.review.title.${act}`, { count: going.length }),
    lead: t('registrations.review.lead', { chosen: view.chosen.length, skipped: skipped.length }),
    section: 'approvals',
    problems,
    form: 'decisions',
    noIndex: true,
    margin: link(t('registrations.queue.back'), back),
    body: html`<form id="decisions" method="post" action="${t.path('/approvals/decisions')}" novalidate>
      <input type="hidden" name="act" value="${act}" />
      <input type="hidden" name="picks" value="${going.map(({ line }) => line.number).join(' ')}" />
      ${ledgers(
        going.length > 0 &&
          ledger(t(`registrations.review.will.${act}`), lines(going.map((one) => goingLine(t, act, one)))),
        skipped.length > 0 &&
          ledger(t('registrations.review.skipped'), lines(skipped.map((one) => skippedLine(t, one)))),
        view.beyond > 0 &&
          ledger(
            t('registrations.review.beyond'),
            html`<p>${t('registrations.review.beyond.words', { count: view.beyond })}</p>`,
          ),
        act === 'reject' &&
          going.length > 0 &&
          ledger(
            t('registrations.reject.reason'),
            reasonFields(t, { problems, typed, asksClaim: asksClaim(view), isMany: true }),
          ),
        going.length > 0 &&
          ledger(t('registrations.after-this'), html`<p>${t('registrations.review.undo')}</p>`),
      )}
      ${actions(
        going.length > 0 &&
          button(t(`registrations.review.submit.${act}`, { count: going.length }), { kind: 'main' }),
        link(t('registrations.back-change-nothing'), back),
      )}
    </form>`,
  }
}

const named = (t: Texts, { person, mode }: QueueLine): Html => said(userText(person.name), modeWords(t, mode))

/** Rejecting asks which of the two is meant, as soon as one of them has a claim this reader decides about. */
export const asksClaim = ({ act, chosen }: ReviewView): boolean =>
  act === 'reject' && chosen.some(({ why, claim }) => why === undefined && claim === 'along')

const goingLine = (t: Texts, act: ReviewView['act'], { line, claim, mail }: Chosen): Line => ({
  first: named(t, line),
  says: said(
    t('registrations.review.mail', { language: languageName(t, line.person.language).own }),
    mail && mail !== 'either' && act === 'approve'
      ? t(`registrations.review.mail.approve.${mail}`)
      : t(`registrations.review.mail.${act}`),
    claim && t(`registrations.review.claim.${act}.${claim}`),
  ),
  end: userText(t.words(line.event.groupName) || t.words(line.event.title)),
})

const skippedLine = (t: Texts, { line, why }: Chosen): Line => ({
  first: named(t, line),
  says: said(t(why ?? 'registrations.not-pending'), t('registrations.review.skipped.words')),
  end: link(t('registrations.review.look'), t.path(`/approvals/${line.number}`)),
})
