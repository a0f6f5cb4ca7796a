import type { Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  fourAnswers,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  said,
  timeline,
  userParagraph,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { organisationName } from '../../directory/index.ts'
import { isLive } from '../states.ts'
import { linkedLedger, type AnswerLine, type LinkedEvent } from '../../events/index.ts'
import { questionsLedger } from '../extra-questions/pages/part.ts'
import type { Mode, Move, RegistrationView } from '../types.ts'
import { changeLines, type Change } from './changes.ts'
import { stopsOf } from './stops.ts'
import { eventLine, modeWords, momentHere, momentIn, stateKey, stateTitle } from './words.ts'

/** Everything the page of one registration shows to the person whose it is. */
export type ShowView = RegistrationView & {
  readonly moves: readonly Move[]
  readonly changes: readonly Change[]
  /** On the waiting list: the place, from 1. */
  readonly position: number | undefined
  /** Waiting for a focal point: when the secretariat is asked too, or that it was. */
  readonly handedOn: Date | 'already' | undefined
  readonly can: {
    readonly withdraw: boolean
    readonly answerOffer: boolean
    readonly readList: boolean
    readonly changeTo: Mode | undefined
    readonly download: boolean
    readonly edit: boolean
    readonly correct: boolean
    readonly registerAgain: boolean
  }
  /** What the event asked besides the usual, how much of it is still to be answered, and whether it can be. */
  readonly questions: {
    readonly shown: readonly AnswerLine[]
    readonly open: number
    readonly isOpen: boolean
  }
  /** Events that being confirmed here opens. */
  readonly opens: readonly LinkedEvent[]
  readonly joinLeadMinutes: number
  /** What the body calls the focal points who decide about registrations. */
  readonly role: string
}

/** The state is the heading; then who has it, since when, what happens next, what I can do; then how it came so. */
export function showPage(t: Texts, view: ShowView): Page {
  const { it, event } = view
  return {
    title: stateTitle(t, it),
    over: eventLine(t, event),
    lead: lead(t, view),
    section: 'registrations',
    noIndex: true,
    margin: link(t('registrations.mine'), t.path('/registrations')),
    body: html`${fourAnswers(t, { who: who(t, view), since: since(t, view), next: next(t, view), can: can(t, view) })}
      <h2>${t('registrations.step-by-step')}</h2>
      ${timeline(stopsOf(t, view), 'journey')}
      ${ledgers(
        it.decisionReason && ledger(t('registrations.reason'), userParagraph(it.decisionReason)),
        ledger(t('registrations.label.reference'), html`<p>${bdi(it.number)}</p>`),
        ledger(
          t('registrations.label.mode'),
          html`<p>${modeWords(t, it.mode)}</p>
            ${asksForChange(view) && html`<p>${t('registrations.mode-change-asked')}</p>`}`,
        ),
        it.asksVisa &&
          ledger(
            t('registrations.label.visa'),
            html`<p>${t('registrations.visa.kept')}</p>
              <p>${link(t('registrations.visa.open'), t.path(`/registrations/${it.number}/visa`))}</p>`,
          ),
        questionsLedger(t, {
          ...view.questions,
          way: view.questions.isOpen ? t.path(`/registrations/${it.number}/questions`) : undefined,
        }),
        linkedLedger(t, { opens: view.opens, openedBy: [] }),
        it.state === 'waitlisted' && ledger(t('registrations.waiting-rule'), waitingRule(t, event)),
        ledger(t('registrations.what-changed'), lines(changeLines(t, view.changes, event), 'dated')),
        ledger(
          t('registrations.stuck'),
          html`<p>
            ${t.html('registrations.stuck.words', { contact: link(event.contact, `mailto:${event.contact}`) })}
          </p>`,
        ),
      )}`,
  }
}

const asksForChange = ({ it, event }: ShowView): boolean =>
  isLive(it.state) && event.modes.length > 1 && event.changePolicy === 'ask-secretariat'

const lead = (t: Texts, { it, event, position, joinLeadMinutes }: ShowView): string =>
  it.state === 'offered' && it.offerUntil
    ? t('registrations.offer.lead', { moment: momentIn(t, it.offerUntil, event) })
    : it.state === 'waitlisted'
      ? t('registrations.lead.waitlisted', { position: position ?? 1 })
      : it.state === 'confirmed'
        ? t(`registrations.lead.confirmed.${it.mode ?? 'remote'}`, { minutes: joinLeadMinutes })
        : t(`registrations.lead.${stateKey(it)}`)

/** Who decides is named by role, never by name. */
const who = (t: Texts, { it, organisation, role }: ShowView): Html =>
  said(
    it.state === 'pending' && it.waitsFor === 'focal-point' ? role : t(`registrations.who.${stateKey(it)}`),
    it.state === 'pending' && organisation && html`<bdi>${organisationName(organisation, t.language)}</bdi>`,
  )

/** Since the last move; the event's clock first, mine under it. */
function since(t: Texts, { it, event, person, moves }: ShowView): Html {
  const at = moves.at(-1)?.at ?? it.changedAt
  return said(momentIn(t, at, event), momentHere(t, at, event, person.timeZone ?? undefined))
}

const next = (t: Texts, { it, event, joinLeadMinutes, handedOn }: ShowView): Html =>
  said(
    t(`registrations.next.${stateKey(it)}`),
    t(`registrations.next.${stateKey(it)}.more`, { minutes: joinLeadMinutes }),
    handedOn &&
      (handedOn === 'already'
        ? t('registrations.change.escalated')
        : t('registrations.digest.handed-on', { moment: momentIn(t, handedOn, event) })),
  )

function can(t: Texts, { it, can, event }: ShowView): Html {
  const own = t.path(`/registrations/${it.number}`)
  const links: Child[] = [
    can.answerOffer && link(t('registrations.offer.open'), `${own}/offer`),
    can.download && link(t('registrations.can.calendar'), `${own}/calendar.ics`),
    can.readList && link(t('registrations.participants.open'), t.path(`/events/${event.code}/participants`)),
    can.changeTo && link(t(`registrations.can.change.${can.changeTo}`), `${own}/attendance`),
    can.edit && link(t('registrations.can.edit'), `${own}/change`),
    can.correct && link(t('registrations.can.correct'), `${own}/change`),
    can.withdraw && link(t('registrations.can.withdraw'), `${own}/withdrawal`),
    can.registerAgain && link(t('registrations.can.again'), t.path(`/events/${event.code}/registration`)),
  ].filter(Boolean)
  return links.length > 0 ? linkList(...links) : said(t('registrations.can.nothing'))
}

/** Who gets the next seat, and how: a list that people can trust says its rule. */
const waitingRule = (t: Texts, event: ShowView['event']): Html =>
  html`<p>${t(`registrations.waiting-rule.${event.waitingRule}`)}</p>
    ${event.seatsPerOrganisation !== null && html`<p>${t('registrations.waiting-rule.share', { count: event.seatsPerOrganisation })}</p>`}
    <p>
      ${
        event.offerHours === null
          ? t('registrations.waiting-rule.at-once')
          : t('registrations.waiting-rule.offer', { hours: event.offerHours })
      }
    </p>`
