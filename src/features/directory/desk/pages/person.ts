import { countryName, inWords, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
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
  radios,
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
import type { Holder } from '../../focal-points/accounts-above.ts'
import type { Role } from '../../focal-points/types.ts'
import { roleName } from '../../focal-points/words.ts'
import { organisationName } from '../../rules.ts'
import type { DomainMatch } from '../../people/affiliations/types.ts'
import { reasons, type AtDesk, type OrganisationsPerson } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'

/** Somebody who may be the same person under another account. */
export type Likeness = { readonly name: string; readonly reasons: readonly string[] }

export type PersonView = {
  readonly profile: Profile
  readonly at: AtDesk
  readonly it: OrganisationsPerson
  readonly holder: Holder | undefined
  readonly domain: DomainMatch
  readonly domains: readonly string[]
  readonly likenesses: readonly Likeness[]
  /** What this person decides about for the organisation. */
  readonly roles: readonly Role[]
  readonly isOneself: boolean
  /** The secretariat looks, because nobody at the organisation did. */
  readonly isStaff: boolean
  /** Said by a room above: what else of this person waits. */
  readonly waitsBeside?: ((t: Texts) => Html) | undefined
  readonly now: Date
}

export type Trouble = {
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
  readonly no?: Refusal
}

/** One person of an organisation: what is known of them, and what whoever decides can do. */
export function personPage(t: Texts, view: PersonView, trouble: Trouble = {}): Page {
  const { it } = view
  const frame = view.isStaff ? staffFrame : ownFrame
  return frame(t, view, {
    title: it.name,
    lead: t(`directory.desk.person.lead.${it.state}`),
    problems: trouble.problems,
    ...(mayAct(view) && { form: 'reasons' }),
    body: html`${trouble.no && notice('info', t(trouble.no.refused, trouble.no.values))}
    ${fourAnswers(t, { who: who(t, view), since: since(t, view), next: next(t, view), can: can(t, view) })}
    ${answers(t, [{ title: t('directory.desk.person.known'), rows: facts(t, view) }])}
    ${it.state === 'claimed' && view.waitsBeside?.(t)} ${mayAct(view) && acting(t, view, trouble)}
    ${mayBegin(view) && beginAgain(t, view)}`,
  })
}

type Framed = Omit<Page, 'section' | 'noIndex' | 'over' | 'body'> & { readonly body: Child }

const ownFrame = (t: Texts, { at }: PersonView, page: Framed): Page =>
  deskFrame(t, at, 'people', {
    ...page,
    margin: link(t('directory.desk.people.back'), deskPath(t, at, '/organisation')),
  })

const staffFrame = (t: Texts, { at }: PersonView, page: Framed): Page => ({
  ...page,
  over: userText(organisationName(at.organisation, t.language)),
  section: 'desk',
  noIndex: true,
  margin: link(t('directory.focal.desk.waiting'), `${t.path('/desk/focal-points')}?show=waiting`),
  body: html`${page.body}`,
})

/** Where the acts about this person are. */
const baseOf = ({ it, isStaff }: PersonView): string =>
  `${isStaff ? '/desk/focal-points/claims' : '/organisation/people'}/${it.affiliationId}`

const isLive = ({ state }: OrganisationsPerson): boolean => state === 'claimed' || state === 'approved'

/** Whoever decides about people, about others, and not about those who decide themselves. */
const mayAct = ({ at, it, isOneself, roles }: PersonView): boolean =>
  at.decidesAboutPeople && isLive(it) && !isOneself && roles.length === 0

const mayBegin = ({ at, it, holder, isOneself, isStaff }: PersonView): boolean =>
  !isStaff &&
  at.decidesAboutPeople &&
  it.state === 'approved' &&
  !isOneself &&
  holder !== undefined &&
  ['initial', 'active', 'blocked'].includes(holder.state)

const who = (t: Texts, { it, at }: PersonView): Html =>
  said(
    it.state === 'claimed'
      ? t(at.decidesAboutPeople ? 'directory.desk.person.who.you' : 'directory.desk.person.who.others')
      : t('directory.desk.person.who.nobody'),
  )

function since(t: Texts, { it, now }: PersonView): Html {
  const at = it.endedAt ?? it.decidedAt ?? it.since
  return said(plainDay(t, at.toISOString()), inWords(t, now, at))
}

const next = (t: Texts, { it }: PersonView): Html => said(t(`directory.desk.person.next.${it.state}`))

function can(t: Texts, view: PersonView): Html {
  const { roles, at } = view
  if (mayAct(view)) return said(link(t('directory.desk.person.can.decide'), '#decision'))
  if (roles.length > 0)
    return said(
      t('directory.desk.holds-role'),
      link(t('directory.desk.place.roles'), deskPath(t, at, '/organisation/roles')),
    )
  return said(t('directory.desk.person.can.nothing'))
}

function facts(t: Texts, view: PersonView): AnswerRow[] {
  const { it, holder, profile, roles } = view
  const row = (name: string, value: Child, note?: Child): AnswerRow[] =>
    value ? [{ label: t(`directory.desk.fact.${name}`), value, note }] : []
  return [
    ...row('name', userText(it.name), it.otherScriptName && userText(it.otherScriptName)),
    ...row('email', holder && bdi(holder.address), domainWords(t, view)),
    ...row('phone', it.phone && bdi(it.phone)),
    ...row(
      'role',
      (it.role ?? it.jobTitle) && userText(it.role ?? it.jobTitle),
      it.unit && userText(it.unit),
    ),
    ...row('country', countryName(t, profile, it.countryCode)),
    ...row('claimed', plainDay(t, it.since.toISOString())),
    ...row('account', holder && t(`directory.focal.account.${holder.state}`)),
    ...row('decides', roles.length > 0 && roles.map((one) => html`${roleName(t, profile, one)}<br />`)),
    ...row('likeness', likenesses(t, view), t('directory.desk.likeness.hint')),
    ...row('note', it.note && userText(it.note)),
  ]
}

/** Whether the address is one of the organisation’s, said in words. */
function domainWords(t: Texts, { domain, domains }: PersonView): Child {
  if (domain === 'unknown') return t('directory.desk.domain.unknown')
  const all = domains.map((one, place) => html`${place > 0 && ', '}${bdi(one)}`)
  return html`${t(`directory.desk.domain.${domain}`)} ${domain === 'other' && html`(${all})`}`
}

const likenesses = (t: Texts, { likenesses: all }: PersonView): Child =>
  all.length > 0 &&
  all.map(
    ({ name, reasons: why }) =>
      html`${userText(name)}: ${why.map((one) => t(`directory.desk.likeness.${one}`)).join('; ')}<br />`,
  )

function acting(t: Texts, view: PersonView, trouble: Trouble): Html {
  const { it } = view
  const base = baseOf(view)
  const isClaim = it.state === 'claimed'
  const act = isClaim ? 'reject' : 'remove'
  return html`<section id="decision">
    ${
      isClaim &&
      html`<form method="post" action="${t.path(`${base}/approval`)}">
        ${actions(button(t('directory.desk.approve.one'), { kind: 'main' }))}
        ${small(t('directory.desk.approve.after'))}
      </form>`
    }
    <form
      id="reasons"
      method="post"
      action="${t.path(`${base}/${isClaim ? 'rejection' : 'removal'}`)}"
      novalidate
    >
      ${fieldset(
        t(`directory.desk.${act}.title`),
        html`${reasonFields(t, trouble)}
        ${actions(button(t(`directory.desk.${act}.one`), { kind: 'second' }))}`,
      )}
    </form>
  </section>`
}

/** A reason of the list and own words: both reach the person, the first in their language. */
export const reasonFields = (t: Texts, { problems = [], typed = {} }: Trouble): Html =>
  html`${radios(t, {
    name: 'reason',
    legend: t('directory.desk.reason'),
    hint: t('directory.desk.reason.hint'),
    required: true,
    value: text(typed, 'reason'),
    options: reasons.map((value) => ({ value, label: t(`directory.desk.reason.${value}`) })),
    problem: problemOf(problems, 'reason'),
  })}
  ${textArea(t, {
    name: 'words',
    label: t('directory.desk.words'),
    hint: t('directory.desk.words.hint'),
    optional: true,
    value: text(typed, 'words'),
    maxlength: 800,
    rows: 3,
    problem: problemOf(problems, 'words'),
  })}`

const text = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** A new beginning for somebody who lost their way in: the code goes to their own address, nobody else sees it. */
const beginAgain = (t: Texts, view: PersonView): Html =>
  html`<form method="post" action="${t.path(`${baseOf(view)}/beginning`)}">
    ${fieldset(
      t('directory.desk.begin.title'),
      html`<p>${t('directory.desk.begin.words')}</p>
        ${actions(button(t('directory.desk.begin.submit'), { kind: 'second' }))}`,
    )}
  </form>`
