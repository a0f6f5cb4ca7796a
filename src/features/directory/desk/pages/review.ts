import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
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
  type Line,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Act, AtDesk, OrganisationsPerson } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'
import { named, type Known } from './people.ts'
import { reasonFields, type Trouble } from './person.ts'

/** Before much is decided at once: who, which mail in which language, who is skipped and why. */
export type ReviewView = {
  readonly at: AtDesk
  readonly act: Act
  readonly chosen: readonly {
    readonly it: OrganisationsPerson
    /** Why nothing can be done, as a text key. */
    readonly why: string | undefined
  }[]
  readonly known: ReadonlyMap<string, Known>
  /** How many were not even looked at, because one review holds only so many. */
  readonly beyond: number
}

export function reviewPage(t: Texts, view: ReviewView, trouble: Trouble = {}): Page {
  const { act, at } = view
  const going = view.chosen.filter(({ why }) => why === undefined).map(({ it }) => it)
  const skipped = view.chosen.filter(({ why }) => why !== undefined)
  const back = deskPath(t, at, '/organisation')
  return deskFrame(t, at, 'people', {
    title: t(`directory.desk.review.${act}`, { count: going.length }),
    lead: t('directory.desk.review.lead', { chosen: view.chosen.length, skipped: skipped.length }),
    problems: trouble.problems,
    form: 'decisions',
    margin: link(t('directory.desk.people.back'), back),
    body: html`<form
      id="decisions"
      method="post"
      action="${url(deskPath(t, at, '/organisation/people/decisions'))}"
      novalidate
    >
      <input type="hidden" name="act" value="${act}" />
      <input type="hidden" name="picks" value="${going.map((one) => one.affiliationId).join(' ')}" />
      ${ledgers(
        going.length > 0 &&
          ledger(t(`directory.desk.review.will.${act}`), lines(going.map((one) => goingLine(t, view, one)))),
        skipped.length > 0 &&
          ledger(
            t('directory.desk.review.skipped'),
            lines(skipped.map(({ it, why }) => ({ first: named(it), says: why && t(why) }))),
          ),
        view.beyond > 0 &&
          ledger(
            t('directory.desk.review.beyond'),
            html`<p>${t('directory.desk.review.beyond.words', { count: view.beyond })}</p>`,
          ),
        act !== 'approve' &&
          going.length > 0 &&
          ledger(t('directory.focal.letter.why'), reasonFields(t, trouble)),
      )}
      ${actions(
        going.length > 0 &&
          button(t(`directory.desk.review.submit.${act}`, { count: going.length }), { kind: 'main' }),
        link(t('directory.desk.review.nothing'), back),
      )}
    </form>`,
  })
}

const addressOf = (known: Known | undefined) => known?.address && bdi(known.address)

const goingLine = (t: Texts, { act, known }: ReviewView, one: OrganisationsPerson): Line => ({
  first: said(named(one), addressOf(known.get(one.personId))),
  says: said(
    t('directory.desk.review.mail', { language: languageName(t, one.language).own }),
    t(`directory.desk.review.mail.${act}`),
  ),
})
