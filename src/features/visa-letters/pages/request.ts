import { dayOf, languageName, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  checkbox,
  fieldset,
  fourAnswers,
  html,
  ledger,
  ledgers,
  lines,
  link,
  notice,
  problemOf,
  radios,
  said,
  select,
  textArea,
  url,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { RegistrationView } from '../../registrations/index.ts'
import { outcomes, visaFields } from '../parse.ts'
import type { TypedDetails } from '../sealing.ts'
import { isWaiting } from '../states.ts'
import type { VisaLetter, VisaRequest, VisaWarning } from '../types.ts'
import { groups, shownValue, visaPill, type CountryOf } from './words.ts'

export type RequestView = RegistrationView & {
  readonly request: VisaRequest
  readonly details: TypedDetails
  readonly warnings: readonly VisaWarning[]
  readonly letters: readonly VisaLetter[]
  readonly isMine: boolean
  readonly languages: readonly string[]
  readonly countryOf: CountryOf
  readonly trouble: { readonly problems: readonly Problem[]; readonly typed: Typed; readonly no?: Refusal }
}

/** One request at the officer's desk: everything that was sent, what looks odd, and the next step. */
export function requestPage(t: Texts, view: RequestView): Page {
  const { it, event, person, request, trouble } = view
  return {
    title: person.name,
    over: html`${userText(t.words(event.title))} · ${bdi(it.number)} ${visaPill(t, request.state)}`,
    section: 'desk',
    noIndex: true,
    problems: trouble.problems,
    margin: link(t('visa-letters.queue.title'), t.path('/desk/visa')),
    body: html`${trouble.no && notice('bad', t(trouble.no.refused, trouble.no.values))}
    ${fourAnswers(t, {
      who: t(`visa-letters.who.${request.state}`),
      since: said(dayOf(t, request.sentAt ?? request.changedAt, event.timeZone)),
      next: t(`visa-letters.next.${request.state}`),
      can: said(t(`visa-letters.desk.can.${canOf(request.state)}`)),
    })}
    ${view.warnings.length > 0 && odd(t, view)}
    ${request.erasedAt ? notice('info', t('visa-letters.erased')) : sent(t, view)}
    ${ledgers(
      acts(t, view),
      view.letters.length > 0 && ledger(t('visa-letters.mine.letters'), letterLines(t, view)),
    )}`,
  }
}

const canOf = (state: VisaRequest['state']) =>
  isWaiting(state) ? state : state === 'issued' ? 'issued' : 'nothing'

const odd = (t: Texts, view: RequestView): Html =>
  notice(
    'info',
    html`<p><strong>${t('visa-letters.look-again')}</strong></p>
      <ul>
        ${view.warnings.map(({ field, code }) => html`<li>${t(`visa-letters.field.${field}`)}: ${t(code)}</li>`)}
      </ul>`,
  )

const sent = (t: Texts, { details, countryOf }: RequestView): Html =>
  answers(
    t,
    groups.map(([name, fields]) => ({
      title: t(`visa-letters.group.${name}`),
      rows: fields.map((field) => ({
        label: t(`visa-letters.field.${field}`),
        value: html`<bdi>${shownValue(t, countryOf, field, details)}</bdi>`,
      })),
    })),
  )

/** The steps that are possible from this state, each a form of its own. */
function acts(t: Texts, view: RequestView): Child {
  const { state } = view.request
  if (state === 'ready') return ledger(t('visa-letters.desk.take'), form(t, view, 'work', take(t)))
  if (state === 'issued')
    return [
      ledger(t('visa-letters.desk.outcome'), form(t, view, 'outcome', outcome(t, view))),
      ledger(t('visa-letters.desk.again'), form(t, view, 'work', take(t))),
    ]
  if (state !== 'in-process') return undefined
  return [
    ledger(t('visa-letters.desk.issue'), form(t, view, 'letter', issue(t, view))),
    ledger(t('visa-letters.desk.return'), form(t, view, 'return', giveBack(t, view))),
    ledger(
      t(view.isMine ? 'visa-letters.desk.mine' : 'visa-letters.desk.colleague'),
      form(t, view, 'release', actions(button(t('visa-letters.desk.release'), { kind: 'second' }))),
    ),
  ]
}

const form = (t: Texts, { request }: RequestView, act: string, body: Html): Html =>
  html`<form
    method="post"
    action="${url(t.path(`/desk/visa/${request.id}/${act}`))}"
    id="visa-${act}"
    novalidate
  >
    ${body}
  </form>`

const take = (t: Texts): Html =>
  html`<p>${t('visa-letters.desk.take.words')}</p>
    ${actions(button(t('visa-letters.desk.take.act'), { kind: 'main' }))}`

const issue = (t: Texts, { languages, trouble }: RequestView): Html =>
  html`${select(t, {
    name: 'language',
    label: t('visa-letters.desk.language'),
    hint: t('visa-letters.desk.language.hint'),
    value: languages.includes(t.language) ? t.language : languages[0],
    options: languages.map((code) => ({ value: code, label: languageName(t, code).own, lang: code })),
    problem: problemOf(trouble.problems, 'language'),
  })}
  ${actions(button(t('visa-letters.desk.issue.act'), { kind: 'main' }))}`

function giveBack(t: Texts, { trouble }: RequestView): Html {
  const picked = [trouble.typed['field'] ?? []].flat()
  return html`${fieldset(
    t('visa-letters.desk.return.fields'),
    html`${visaFields.map((name) =>
      checkbox(t, {
        name: 'field',
        value: name,
        label: t(`visa-letters.field.${name}`),
        checked: picked.includes(name),
      }),
    )}`,
  )}
  ${textArea(t, {
    name: 'note',
    label: t('visa-letters.desk.return.note'),
    hint: t('visa-letters.desk.return.note.hint'),
    value: typeof trouble.typed['note'] === 'string' ? trouble.typed['note'] : '',
    maxlength: 1000,
    problem: problemOf(trouble.problems, 'note'),
  })}
  ${actions(button(t('visa-letters.desk.return.act'), { kind: 'second' }))}`
}

const outcome = (t: Texts, { trouble }: RequestView): Html =>
  html`${radios(t, {
    name: 'outcome',
    legend: t('visa-letters.desk.outcome.words'),
    value: '',
    options: outcomes.map((value) => ({ value, label: t(`visa-letters.state.${value}`) })),
    problem: problemOf(trouble.problems, 'outcome'),
  })}
  ${actions(button(t('visa-letters.desk.outcome.act'), { kind: 'second' }))}`

const letterLines = (t: Texts, { letters, event }: RequestView): Html =>
  lines(
    letters.map((one) => ({
      first: bdi(one.serial),
      says: html`${t(`visa-letters.letter-is.${one.endReason ?? (one.hasFile ? 'valid' : 'being-made')}`)}
      ${dayOf(t, one.issuedAt, event.timeZone)}`,
      end: one.hasFile
        ? link(t('visa-letters.mail.issued.action'), t.path(`/visa-letters/${one.serial}/letter`))
        : undefined,
    })),
  )
