import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  field,
  html,
  ledger,
  ledgers,
  lines,
  notice,
  problemOf,
  said,
  urgent,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Typed } from '../../../../values/problem.ts'
import type { Role } from '../../focal-points/types.ts'
import { roleName } from '../../focal-points/words.ts'
import type { AtDesk } from '../types.ts'
import { deskFrame } from './frame.ts'
import type { Trouble } from './person.ts'

export type AbsenceView = {
  readonly profile: Profile
  readonly at: AtDesk
  /** All roles of the reader, in every organisation: an absence stands on each. */
  readonly own: readonly (Role & {
    readonly organisation: string
    /** Who is asked meanwhile, those to be asked first in front. */
    readonly instead: readonly string[]
  })[]
}

export function absencePage(t: Texts, view: AbsenceView, trouble: Trouble & { readonly typed: Typed }): Page {
  const { at, own } = view
  const away = own.find(({ awayFrom }) => awayFrom !== null)
  return deskFrame(t, at, 'absence', {
    title: t('directory.desk.absence.title'),
    lead: t('directory.desk.absence.lead'),
    problems: trouble.problems,
    form: 'absence',
    body: html`${away && notice('info', standing(t, away))}
    ${trouble.no && notice('bad', t(trouble.no.refused))}
    ${ledgers(
      ledger(t('directory.desk.absence.days'), html`${form(t, away, trouble)} ${away && back(t)}`),
      ledger(t('directory.desk.absence.instead'), lines(own.map((role) => insteadLine(t, view, role)))),
    )}`,
  })
}

const standing = (t: Texts, { awayFrom, awayUntil }: Role): string =>
  awayUntil
    ? t('directory.desk.absence.stands', { from: plainDay(t, awayFrom ?? ''), until: plainDay(t, awayUntil) })
    : t('directory.desk.absence.stands-open', { from: plainDay(t, awayFrom ?? '') })

const text = (typed: Typed, name: string, otherwise: string | null | undefined): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (otherwise ?? '')
}

const form = (
  t: Texts,
  away: Role | undefined,
  { problems = [], typed }: Trouble & { readonly typed: Typed },
): Html =>
  html`<form id="absence" method="post" action="${t.path('/organisation/absence')}" novalidate>
    ${field(t, {
      name: 'from',
      label: t('directory.desk.absence.from'),
      type: 'date',
      width: 'short',
      required: true,
      value: text(typed, 'from', away?.awayFrom),
      problem: problemOf(problems, 'from'),
    })}
    ${field(t, {
      name: 'until',
      label: t('directory.desk.absence.until'),
      hint: t('directory.desk.absence.until.hint'),
      type: 'date',
      width: 'short',
      optional: true,
      value: text(typed, 'until', away?.awayUntil),
      problem: problemOf(problems, 'until'),
    })}
    ${actions(button(t('directory.desk.absence.submit'), { kind: 'main' }))}
  </form>`

const back = (t: Texts): Html =>
  html`<form method="post" action="${t.path('/organisation/absence/end')}">
    ${actions(button(t('directory.desk.absence.back'), { kind: 'second' }))}
  </form>`

const insteadLine = (t: Texts, { profile }: AbsenceView, role: AbsenceView['own'][number]): Line => ({
  first: said(userText(role.organisation), roleName(t, profile, role)),
  says:
    role.instead.length > 0
      ? role.instead.map((name, place) => html`${place > 0 && ', '}${userText(name)}`)
      : urgent(t('directory.desk.absence.nobody')),
})
