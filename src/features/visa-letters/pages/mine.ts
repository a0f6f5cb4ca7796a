import { dayOf, plainDay, type Texts } from '../../../platform/i18n/index.ts'
import {
  answers,
  bdi,
  fourAnswers,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  notice,
  said,
  small,
  userParagraph,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { maskedNumber } from '../rules.ts'
import type { TypedDetails } from '../sealing.ts'
import { isOpen } from '../states.ts'
import type { VisaLetter, VisaState } from '../types.ts'
import type { Mine } from '../view.ts'
import { detailsForm, formId, type FormView } from './form.ts'
import { groups, shownValue, visaPill, type CountryOf } from './words.ts'

export type MineView = Mine & {
  readonly form: FormView
  readonly sent: TypedDetails
  readonly letters: readonly VisaLetter[]
  readonly lastDay: string
  readonly countryOf: CountryOf
  readonly no?: Refusal | undefined
}

/** My visa letter: what stands in the way, what to write, where it is, and the letter once it is there. */
export function minePage(t: Texts, view: MineView): Page {
  const { it, event, request, hindrance } = view
  const isWriting = !hindrance && (!request || isOpen(request.state))
  return {
    title: t('visa-letters.mine.title'),
    over: html`${userText(t.words(event.title))} ${!hindrance && visaPill(t, request?.state ?? 'incomplete')}`,
    lead: t('visa-letters.mine.lead'),
    section: 'registrations',
    noIndex: true,
    problems: view.form.problems,
    form: isWriting ? formId : undefined,
    margin: link(t('visa-letters.mine.back'), t.path(`/registrations/${it.number}`)),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    ${hindrance ? hindered(t, view) : standing(t, view)}
    ${isWriting ? html`${asked(t, view)}${checklist(t, view)}${detailsForm(t, view.form)}` : sentDetails(t, view)}
    ${view.letters.length > 0 && ledgers(ledger(t('visa-letters.mine.letters'), letterLines(t, view)))}
    ${small(t('visa-letters.mine.privacy'))}`,
  }
}

function hindered(t: Texts, { hindrance, event }: MineView): Html {
  const words =
    typeof hindrance === 'object'
      ? t(hindrance.because, { days: hindrance.days ?? 0 })
      : t(`visa-letters.hindrance.${hindrance ?? 'over'}`)
  return html`${notice('info', html`<p>${words}</p>`)}
    <p>${t.html('visa-letters.mine.ask', { contact: link(event.contact, `mailto:${event.contact}`) })}</p>`
}

function standing(t: Texts, { request, event, lastDay }: MineView): Html {
  const state = request?.state ?? 'incomplete'
  const since = request?.sentAt ?? request?.changedAt
  return fourAnswers(t, {
    who: t(`visa-letters.who.${state}`),
    since: since ? said(dayOf(t, since, event.timeZone)) : t('visa-letters.nothing-yet'),
    next: said(
      t(`visa-letters.next.${state}`),
      t('visa-letters.mail.last-day', { day: plainDay(t, lastDay) }),
    ),
    can: said(t(`visa-letters.can.${canOf(state)}`)),
  })
}

const canOf = (state: VisaState) => (isOpen(state) ? 'write' : state === 'issued' ? 'fetch' : 'wait')

/** What the officer asked to correct, in the officer's words. */
const asked = (t: Texts, { request }: MineView): Html | undefined =>
  request?.state === 'returned'
    ? notice(
        'bad',
        html`<p><strong>${t('visa-letters.mail.returned.lead')}</strong></p>
          <ul>
            ${request.returnedFields.map((field) => html`<li>${t(`visa-letters.field.${field}`)}</li>`)}
          </ul>
          ${request.officerNote && userParagraph(request.officerNote)}`,
      )
    : undefined

const checklist = (t: Texts, { lastDay }: MineView): Html =>
  ledgers(
    ledger(
      t('visa-letters.checklist'),
      html`<ul>
        <li>${t('visa-letters.checklist.passport')}</li>
        <li>${t('visa-letters.checklist.valid')}</li>
        <li>${t('visa-letters.checklist.consulate')}</li>
        <li>${t('visa-letters.checklist.by', { day: plainDay(t, lastDay) })}</li>
        <li>${t('visa-letters.letter.no-promise')}</li>
      </ul>`,
    ),
  )

/** What was sent, for its person to check; the number of the passport is not shown again in full. */
function sentDetails(t: Texts, { sent, countryOf, request }: MineView): Html | undefined {
  if (!request || request.erasedAt || Object.keys(sent).length === 0) return undefined
  const shown: TypedDetails = { ...sent, passportNumber: maskedNumber(sent.passportNumber ?? '') }
  return answers(
    t,
    groups.map(([name, fields]) => ({
      title: t(`visa-letters.group.${name}`),
      rows: fields.map((field) => ({
        label: t(`visa-letters.field.${field}`),
        value: html`<bdi>${shownValue(t, countryOf, field, shown)}</bdi>`,
      })),
    })),
  )
}

const letterLines = (t: Texts, { letters, event }: MineView): Html =>
  lines(
    letters.map((one) => ({
      first: bdi(one.serial),
      says: html`${t(`visa-letters.letter-is.${one.endReason ?? (one.hasFile ? 'valid' : 'being-made')}`)}
      ${dayOf(t, one.issuedAt, event.timeZone)}`,
      end:
        one.endedAt === null && one.hasFile
          ? linkList(link(t('visa-letters.mail.issued.action'), t.path(`/visa-letters/${one.serial}/letter`)))
          : undefined,
    })),
  )
