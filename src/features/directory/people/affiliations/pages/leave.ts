import type { Texts } from '../../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  html,
  link,
  notice,
  problemOf,
  type Html,
  type Page,
} from '../../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../../values/problem.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { one } from '../parse.ts'
import type { Past } from '../types.ts'
import { consequences } from './consequences.ts'
import { nameOf } from './words.ts'

const formId = 'leaving'

export type LeaveView = {
  readonly it: Past
  readonly typed: Typed
  readonly problems?: readonly Problem[]
  /** What ends or changes with it, as the rooms concerned say it. */
  readonly atStake: readonly Html[]
}

/** "This has ended": what it does is said before it is done. */
export const leavePage = (t: Texts, view: LeaveView, no?: Refusal): Page => {
  const isClaim = view.it.state === 'claimed'
  const name = nameOf(t, view.it)
  return {
    title: t(isClaim ? 'directory.affiliations.take-back.title' : 'directory.affiliations.leave.title', {
      organisation: name,
    }),
    lead: t(isClaim ? 'directory.affiliations.take-back.lead' : 'directory.affiliations.leave.lead'),
    section: 'account',
    noIndex: true,
    margin: link(t('directory.affiliations.back'), t.path('/account/affiliations')),
    problems: view.problems ?? [],
    form: formId,
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${!isClaim && consequences(t, name, view.atStake)}
      <form
        id="${formId}"
        method="post"
        action="${t.path(`/account/affiliations/${view.it.id}/ending`)}"
        novalidate
      >
        ${field(t, {
          name: 'last-day',
          label: t('directory.affiliations.last-day'),
          type: 'date',
          width: 'short',
          value: one(view.typed['last-day']),
          problem: problemOf(view.problems, 'last-day'),
          required: true,
        })}
        ${actions(
          button(t(isClaim ? 'directory.affiliations.take-back' : 'directory.affiliations.leave'), {
            kind: 'main',
          }),
        )}
      </form>`,
  }
}
