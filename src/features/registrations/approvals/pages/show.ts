import { countryName, languageName, type Texts } from '../../../../platform/i18n/index.ts'
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
  muted,
  notice,
  said,
  small,
  userText,
  type AnswerRow,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { organisationName } from '../../../directory/index.ts'
import type { AnswerLine } from '../../../events/index.ts'
import { eventLine, modeWords, momentHere, momentIn, statePill, stateKey } from '../../pages/words.ts'
import type { RegistrationView } from '../../types.ts'
import { reasonFields } from './reason.ts'

/** What a focal point sees of one registration: what the person sent, and what happens with it. */
export type ApprovalView = RegistrationView & {
  readonly decidedBy: string | undefined
  /** The zone of the one who decides. */
  readonly zone: string | undefined
  readonly isOpen: boolean
  /** The mode has no seat left: approving puts the person on the waiting list. */
  readonly isFull: boolean
  /** The person's claim to belong to the organisation waits too: decided along by this reader, or left to others. */
  readonly claim: 'along' | 'others' | undefined
  readonly profile: Profile
  /** What the event asked besides the usual, as far as this reader may know it. */
  readonly answers: readonly AnswerLine[]
}

export type Trouble = {
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
  readonly no?: Refusal
}

/** The person, the organisation, the answers; then the two buttons, or who has decided already. */
export function approvalPage(t: Texts, view: ApprovalView, trouble: Trouble = {}): Page {
  const { it, event, person } = view
  return {
    title: person.otherScriptName ?? person.name,
    over: eventLine(t, event),
    lead: view.isOpen ? t('registrations.approval.lead') : t(`registrations.approval.lead.${stateKey(it)}`),
    section: 'approvals',
    problems: trouble.problems,
    ...(view.isOpen && { form: 'rejection' }),
    noIndex: true,
    margin: link(t('registrations.queue.back'), t.path('/approvals')),
    body: html`${trouble.no && notice('info', t(trouble.no.refused, trouble.no.values))}
    ${fourAnswers(t, { who: who(t, view), since: since(t, view), next: next(t, view), can: can(t, view) })}
    ${answers(t, [
      { title: t('registrations.part.person'), rows: personRows(t, view) },
      { title: t('registrations.part.taking-part'), rows: answerRows(t, view) },
      ...(view.answers.length > 0 ? [{ title: t('events.questions.part'), rows: view.answers }] : []),
    ])}
    ${view.isOpen && decision(t, view, trouble)}`,
  }
}

const who = (t: Texts, { it, decidedBy, organisation }: ApprovalView): Html =>
  it.state === 'pending'
    ? said(
        t('registrations.approval.you'),
        organisation && html`<bdi>${organisationName(organisation, t.language)}</bdi>`,
      )
    : said(
        decidedBy
          ? t('registrations.approval.decided-by', { name: decidedBy })
          : t(`registrations.title.${it.state}`),
      )

function since(t: Texts, { it, event, zone }: ApprovalView): Html {
  const at = it.decidedAt ?? it.submittedAt ?? it.changedAt
  return said(momentIn(t, at, event), momentHere(t, at, event, zone))
}

const next = (t: Texts, { it, isFull, isOpen }: ApprovalView): Html =>
  isOpen
    ? said(
        t(isFull ? 'registrations.approval.next.full' : 'registrations.approval.next'),
        t('registrations.approval.next.mail'),
      )
    : said(statePill(t, it.state))

const can = (t: Texts, { event, isOpen }: ApprovalView): Html =>
  isOpen
    ? said(
        link(t('registrations.approval.can.decide'), '#decision'),
        t('registrations.approval.until', { moment: momentIn(t, event.endsAt, event) }),
      )
    : said(t('registrations.can.nothing'))

function personRows(t: Texts, { person, organisation, it, profile }: ApprovalView): AnswerRow[] {
  const category = profile.categories.find((one) => one.id === it.category)
  return [
    {
      label: t('registrations.label.full-name'),
      value: userText(person.name),
      note: person.otherScriptName && userText(person.otherScriptName),
    },
    {
      label: t('registrations.label.job-title'),
      value: person.jobTitle ? userText(person.jobTitle) : nothing(t),
    },
    { label: t('registrations.label.country'), value: countryName(t, profile, person.countryCode) },
    {
      label: t('registrations.label.represents'),
      value: organisation
        ? userText(organisationName(organisation, t.language))
        : t('registrations.no-organisation'),
      note: category && t.words(category.label),
    },
    { label: t('registrations.label.reference'), value: bdi(it.number) },
  ]
}

function answerRows(t: Texts, { it, event }: ApprovalView): AnswerRow[] {
  const { interpretation, badgeName } = it.answers
  const rows: [string, Child][] = [
    ['mode', modeWords(t, it.mode)],
    ['visa', t(it.asksVisa ? 'registrations.visa.asked' : 'registrations.visa.not-asked')],
    ['badge-name', userText(badgeName)],
    ...(event.languages.length > 1 && interpretation
      ? [['interpretation', languageName(t, interpretation).here] as [string, Child]]
      : []),
  ]
  return rows.map(([name, value]) => ({ label: t(`registrations.label.${name}`), value }))
}

const nothing = (t: Texts): Html => muted(t('registrations.none'))

/** Approving is one button. Rejecting asks for a reason, which the person reads. What becomes of a claim is said before. */
function decision(
  t: Texts,
  { it, isFull, claim }: ApprovalView,
  { problems = [], typed = {} }: Trouble,
): Html {
  return html`<section id="decision">
    ${claim && notice('info', t(`registrations.approve.claim.${claim}`))}
    <form method="post" action="${t.path(`/approvals/${it.number}/approval`)}">
      ${actions(button(t(claim === 'along' ? 'registrations.approve.submit.both' : 'registrations.approve.submit'), { kind: 'main' }))}
      ${small(t(isFull ? 'registrations.approve.after.full' : 'registrations.approve.after'))}
    </form>
    <form id="rejection" method="post" action="${t.path(`/approvals/${it.number}/rejection`)}" novalidate>
      ${fieldset(
        t('registrations.reject.title'),
        html`${reasonFields(t, { problems, typed, asksClaim: claim === 'along', isMany: false })}
        ${actions(button(t('registrations.reject.submit'), { kind: 'second' }))}
        ${small(t('registrations.reject.after'))}`,
      )}
    </form>
  </section>`
}
