import { inWords, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  fieldset,
  fourAnswers,
  html,
  link,
  notice,
  problemOf,
  said,
  small,
  textArea,
  userText,
  type AnswerRow,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Holder } from '../accounts-above.ts'
import type { Change, Role } from '../types.ts'
import { newcomerName, roleName } from '../words.ts'
import { changePill } from './words.ts'

/** One change as the secretariat sees it before it signs. */
export type ChangeView = {
  readonly profile: Profile
  readonly change: Change
  readonly organisation: string
  readonly asker: Holder | undefined
  readonly decider: Holder | undefined
  /** The role that would end. */
  readonly role: Role | undefined
  /** Who would begin, when that is known: also a newcomer whose address belongs to somebody. */
  readonly person: Holder | undefined
  readonly isAffiliated: boolean
  /** Asked for by the one who looks. */
  readonly isOwn: boolean
  readonly now: Date
}

export type Trouble = {
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
  readonly no?: Refusal
}

const base = '/desk/focal-points'

export function changePage(t: Texts, view: ChangeView, trouble: Trouble = {}): Page {
  const { change } = view
  const mayDecide = change.state === 'asked' && !view.isOwn
  return {
    title: t(`directory.focal.what.${change.what}`),
    over: view.organisation,
    lead: t(`directory.focal.change.lead.${change.state}`),
    section: 'desk',
    problems: trouble.problems,
    ...(mayDecide && { form: 'refusal' }),
    noIndex: true,
    margin: link(t('directory.focal.change.back'), t.path(base)),
    body: html`${trouble.no && notice('info', t(trouble.no.refused, trouble.no.values))}
    ${view.isOwn && change.state === 'asked' && notice('info', t('directory.focal.own-request'))}
    ${fourAnswers(t, { who: who(t, view), since: since(t, view), next: next(t, view), can: can(t, view, mayDecide) })}
    ${answers(t, [{ title: t('directory.focal.change.asked'), rows: facts(t, view) }])}
    ${mayDecide && decision(t, view, trouble)}`,
  }
}

const who = (t: Texts, { change, decider }: ChangeView): Html =>
  change.state === 'asked'
    ? said(t('directory.focal.change.who.desk'))
    : said(decider ? userText(decider.name) : t('directory.focal.change.who.house'))

const since = (t: Texts, { change, now }: ChangeView): Html => {
  const at = change.decidedAt ?? change.askedAt
  return said(plainDay(t, at.toISOString()), inWords(t, now, at))
}

const next = (t: Texts, { change }: ChangeView): Html =>
  change.state === 'asked' ? said(t('directory.focal.change.next')) : said(changePill(t, change.state))

const can = (t: Texts, { change }: ChangeView, mayDecide: boolean): Html =>
  said(
    mayDecide
      ? link(t('directory.focal.change.can.decide'), '#decision')
      : t('directory.focal.change.can.nothing'),
    link(t('directory.focal.change.organisation'), t.path(`${base}/organisations/${change.organisationId}`)),
  )

function facts(t: Texts, view: ChangeView): AnswerRow[] {
  const { change, role, person, asker, profile } = view
  const row = (name: string, value: Child, note?: Child): AnswerRow[] =>
    value ? [{ label: t(`directory.focal.letter.${name}`), value, note }] : []
  const begins = change.newcomer ? newcomerName(change.newcomer) : person?.name
  return [
    ...row('role', roleName(t, profile, change)),
    ...row('holder', role && userText(role.name), role && absent(t, role)),
    ...row('successor', begins && userText(begins), begins && successorNote(t, view)),
    ...row('email', change.newcomer ? bdi(change.newcomer.email) : person && bdi(person.address)),
    ...row('last-day', change.expiresOn && plainDay(t, change.expiresOn)),
    ...row('asked-by', asker && userText(asker.name), asker && bdi(asker.address)),
    ...row('reason', change.reason && userText(change.reason)),
    ...row('answer', change.decisionNote && userText(change.decisionNote)),
  ]
}

const absent = (t: Texts, role: Role): Child => role.until && t('directory.focal.role-over')

/** What the secretariat should know before it signs: who that is, and whether they can begin at all. */
function successorNote(t: Texts, { change, person, isAffiliated }: ChangeView): Child {
  if (change.newcomer && person) return t('directory.focal.change.known-address', { name: person.name })
  if (change.newcomer) return t('directory.focal.change.new-account')
  if (person && person.state !== 'active') return t(`directory.focal.account.${person.state}`)
  return isAffiliated ? t('directory.focal.change.affiliated') : t('directory.focal.change.not-affiliated')
}

const decision = (t: Texts, { change }: ChangeView, { problems, typed }: Trouble): Html =>
  html`<section id="decision">
    <form method="post" action="${t.path(`${base}/changes/${change.id}/signature`)}">
      ${actions(button(t('directory.focal.change.sign'), { kind: 'main' }))}
      ${small(t('directory.focal.change.sign.after'))}
    </form>
    <form id="refusal" method="post" action="${t.path(`${base}/changes/${change.id}/refusal`)}" novalidate>
      ${fieldset(
        t('directory.focal.change.refuse'),
        html`${textArea(t, {
          name: 'reason',
          label: t('directory.focal.change.refuse.reason'),
          hint: t('directory.focal.change.refuse.hint'),
          required: true,
          value: typeof typed?.['reason'] === 'string' ? typed['reason'] : '',
          maxlength: 1000,
          problem: problemOf(problems, 'reason'),
        })}
        ${actions(button(t('directory.focal.change.refuse.submit'), { kind: 'second' }))}`,
      )}
    </form>
  </section>`
