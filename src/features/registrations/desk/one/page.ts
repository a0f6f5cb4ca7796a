import { countryName, languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  answers,
  bdi,
  fourAnswers,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  muted,
  notice,
  said,
  timeline,
  userParagraph,
  userText,
  type AnswerRow,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { organisationName } from '../../../directory/index.ts'
import { eventLine, modeWords, statePill } from '../../pages/words.ts'
import { notesBlock } from '../notes/pages.ts'
import { mailLines } from '../pages/mails.ts'
import { categoryWords, deskWords, momentHere, named } from '../pages/words.ts'
import { historyStops } from './history.ts'
import type { OneView } from './view.ts'

export type Trouble = {
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
  readonly no?: Refusal
}

/** Everything about one registration, for staff: how it stands and what can be done, what was said, what happened. */
export const onePage = (t: Texts, view: OneView, trouble: Trouble = {}): Page => ({
  title: view.person.otherScriptName ?? view.person.name,
  over: eventLine(t, view.event),
  lead: html`${statePill(t, view.it.state)} ${bdi(view.it.number)}`,
  section: 'desk',
  problems: trouble.problems,
  form: 'note',
  noIndex: true,
  margin: linkList(
    link(t('registrations.desk.back'), t.path('/desk/registrations')),
    link(t('registrations.desk.person.open'), t.path(`/desk/people/${view.it.personId}`)),
    link(
      t('registrations.desk.of-event'),
      t.path(`/desk/registrations?${new URLSearchParams({ event: view.event.code })}`),
    ),
  ),
  body: html`${trouble.no && notice('info', t(trouble.no.refused, trouble.no.values))}
  ${fourAnswers(t, { who: who(t, view), since: since(t, view), next: next(t, view), can: can(t, view) })}
  ${answers(t, [
    { title: t('registrations.part.person'), rows: personRows(t, view) },
    { title: t('registrations.part.taking-part'), rows: [...answerRows(t, view), ...view.asked] },
  ])}
  ${ledgers(
    view.it.decisionReason && ledger(t('registrations.reason'), userParagraph(view.it.decisionReason)),
    ...view.parts.map(({ title, body }) => ledger(title, body)),
    ledger(t('registrations.desk.calendar'), calendar(t, view)),
    ledger(t('registrations.desk.mails'), mailLines(t, view.mails, view)),
    ledger(
      t('registrations.desk.notes'),
      notesBlock(t, {
        notes: view.notes,
        action: `/desk/registrations/${view.it.number}/notes`,
        reader: view.actor.accountId,
        zone: view.zone,
        ...trouble,
      }),
      { id: 'notes' },
    ),
    ledger(t('registrations.desk.history'), timeline(historyStops(t, view)), { id: 'history' }),
  )}`,
})

const who = (t: Texts, { it, organisation }: OneView): Html =>
  it.state === 'pending'
    ? said(
        deskWords(t, it.waitsFor),
        it.waitsFor === 'focal-point' && organisation && userText(organisationName(organisation, t.language)),
      )
    : said(t(`registrations.desk.who.${it.state}`))

function since(t: Texts, { it, moves, zone }: OneView): Html {
  const sent = it.submittedAt
  return said(
    momentHere(t, moves.at(-1)?.at ?? it.changedAt, zone),
    sent && t('registrations.desk.sent', { day: momentHere(t, sent, zone) }),
  )
}

const next = (t: Texts, { it, position }: OneView): Html =>
  said(
    t(`registrations.desk.next.${it.state}`),
    position !== undefined && t('registrations.desk.position', { position }),
  )

const can = (t: Texts, { it, acts }: OneView): Html =>
  acts.length > 0
    ? linkList(
        ...acts.map((act) =>
          link(t(`registrations.desk.one.${act}`), t.path(`/desk/registrations/${it.number}/${act}`)),
        ),
      )
    : said(t('registrations.can.nothing'))

function personRows(t: Texts, { person, organisation, it, profile, address }: OneView): AnswerRow[] {
  return [
    { label: t('registrations.label.full-name'), value: named(person) },
    { label: t('registrations.label.email'), value: address ? bdi(address) : nothing(t) },
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
      note: categoryWords(t, profile, it.category),
    },
  ]
}

function answerRows(t: Texts, { it }: OneView): AnswerRow[] {
  const { badgeName, interpretation, accessNeeds } = it.answers
  const rows: [string, Child][] = [
    ['mode', modeWords(t, it.mode)],
    ['visa', t(it.asksVisa ? 'registrations.visa.asked' : 'registrations.visa.not-asked')],
    ['badge-name', badgeName ? userText(badgeName) : nothing(t)],
    ['interpretation', interpretation ? languageName(t, interpretation).here : nothing(t)],
    ['access-needs', accessNeeds ? userParagraph(accessNeeds) : nothing(t)],
    [
      'participants-list',
      t(it.inParticipantsList ? 'registrations.desk.listed' : 'registrations.desk.not-listed'),
    ],
  ]
  return rows.map(([name, value]) => ({ label: t(`registrations.label.${name}`), value }))
}

const nothing = (t: Texts): Html => muted(t('registrations.none'))

/** The entry its person has, and which version of it. */
const calendar = (t: Texts, { it }: OneView): Html =>
  it.state === 'confirmed' || it.state === 'checked-in'
    ? said(
        link(t('registrations.can.calendar'), t.path(`/desk/registrations/${it.number}/calendar.ics`)),
        t('registrations.desk.calendar.sequence', { sequence: it.revision }),
      )
    : muted(t('registrations.desk.calendar.none'))
