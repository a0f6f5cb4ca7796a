import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  problemOf,
  said,
  textArea,
  url,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { statePill } from '../../pages/state.ts'
import { mostAtOnce, undoMinutes, type Act } from '../types.ts'
import { reviewed } from '../rules.ts'
import type { PickedLine } from '../view.ts'

export type ReviewView = {
  readonly access: string
  readonly base: string
  readonly act: Act
  readonly lines: readonly PickedLine[]
  readonly beyond: number
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

/** Before many are decided at once: who, what becomes of their claim, the reason of a no, and who is left out and why. */
export function reviewPage(t: Texts, view: ReviewView): Page {
  const { base, access, act } = view
  const going = view.lines.filter((one) => reviewed(act, one, one.eligibility) === 'will')
  const skipped = view.lines.filter((one) => reviewed(act, one, one.eligibility) !== 'will')
  return {
    title: t(`access.review.title.${act}`, { count: going.length }),
    lead: t('access.review.lead', { minutes: undoMinutes }),
    section: base.startsWith('/desk') ? 'desk' : 'organisation',
    noIndex: true,
    problems: view.problems,
    form: 'decisions',
    margin: link(t('access.requests.title', { access }), t.path(base)),
    body: html`<form id="decisions" method="post" action="${url(t.path(base + ways[act]))}" novalidate>
      <input
        type="hidden"
        name="picks"
        value="${going.map((one) => `${one.registrationId}:${one.revision}`).join(' ')}"
      />
      ${ledgers(
        going.length > 0 &&
          ledger(t(`access.review.will.${act}`), lines(going.map((one) => goingLine(t, view, one)))),
        skipped.length > 0 &&
          ledger(t('access.review.skipped'), lines(skipped.map((one) => skippedLine(t, view, one)))),
        act === 'reject' && going.length > 0 && ledger(t('access.request.no'), reason(t, view)),
      )}
      ${view.beyond > 0 && html`<p>${t('access.review.beyond', { most: mostAtOnce })}</p>`}
      ${actions(
        going.length > 0 &&
          button(t(`access.review.submit.${act}`, { count: going.length }), { kind: 'main' }),
        link(t('access.review.back'), t.path(base)),
      )}
    </form>`,
  }
}

const ways: Readonly<Record<Act, string>> = { approve: '/approvals', reject: '/rejections' }

/** One reason for all of them. */
const reason = (t: Texts, { typed, problems }: ReviewView): Html =>
  textArea(t, {
    name: 'reason',
    label: t('access.request.reason'),
    hint: t('access.review.reason.hint'),
    value: String(typed['reason'] ?? ''),
    maxlength: 1000,
    problem: problemOf(problems, 'reason'),
  })

const named = ({ name, registrationId }: PickedLine): Html => said(userText(name), bdi(registrationId))

const goingLine = (t: Texts, { act }: ReviewView, one: PickedLine): Line => ({
  first: named(one),
  says: said(userText(one.organisation), one.isClaimed && t(`access.review.claim.${act}`)),
})

function skippedLine(t: Texts, { access, act, base }: ReviewView, one: PickedLine): Line {
  const why = reviewed(act, one, one.eligibility)
  return {
    first: said(link(userText(one.name), t.path(`${base}/${one.id}`)), bdi(one.registrationId)),
    says: said(
      userText(one.organisation),
      why === 'decided' ? t('access.refused.decided') : t(`access.eligible.${why}`, { access }),
    ),
    end: statePill(t, one.state),
  }
}
