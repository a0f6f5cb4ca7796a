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
  said,
  url,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { statePill } from '../../pages/state.ts'
import { mostAtOnce } from '../types.ts'
import { reviewed } from '../rules.ts'
import type { PickedLine } from '../view.ts'

export type ReviewView = {
  readonly access: string
  readonly base: string
  readonly lines: readonly PickedLine[]
  readonly beyond: number
}

/** Before many are approved at once: who, whose claim goes along, and who is left out and why. */
export function reviewPage(t: Texts, view: ReviewView): Page {
  const { base, access } = view
  const going = view.lines.filter((one) => reviewed(one, one.eligibility) === 'will')
  const skipped = view.lines.filter((one) => reviewed(one, one.eligibility) !== 'will')
  return {
    title: t('access.review.title', { count: going.length }),
    lead: t('access.review.lead'),
    section: base.startsWith('/desk') ? 'desk' : 'organisation',
    noIndex: true,
    margin: link(t('access.requests.title', { access }), t.path(base)),
    body: html`<form method="post" action="${url(t.path(`${base}/approvals`))}">
      <input
        type="hidden"
        name="picks"
        value="${going.map((one) => `${one.registrationId}:${one.revision}`).join(' ')}"
      />
      ${ledgers(
        going.length > 0 && ledger(t('access.review.will'), lines(going.map((one) => goingLine(t, one)))),
        skipped.length > 0 &&
          ledger(t('access.review.skipped'), lines(skipped.map((one) => skippedLine(t, view, one)))),
      )}
      ${view.beyond > 0 && html`<p>${t('access.review.beyond', { most: mostAtOnce })}</p>`}
      ${actions(
        going.length > 0 && button(t('access.review.submit', { count: going.length }), { kind: 'main' }),
        link(t('access.review.back'), t.path(base)),
      )}
    </form>`,
  }
}

const named = ({ name, registrationId }: PickedLine): Html => said(userText(name), bdi(registrationId))

const goingLine = (t: Texts, one: PickedLine): Line => ({
  first: named(one),
  says: said(userText(one.organisation), one.isClaimed && t('access.review.claim')),
})

function skippedLine(t: Texts, { access, base }: ReviewView, one: PickedLine): Line {
  const why = reviewed(one, one.eligibility)
  return {
    first: said(link(userText(one.name), t.path(`${base}/${one.id}`)), bdi(one.registrationId)),
    says: said(
      userText(one.organisation),
      why === 'decided' ? t('access.refused.decided') : t(`access.eligible.${why}`, { access }),
    ),
    end: statePill(t, one.state),
  }
}
