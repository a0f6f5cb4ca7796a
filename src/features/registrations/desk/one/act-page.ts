import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  emptyState,
  field,
  html,
  ledger,
  ledgers,
  link,
  notice,
  problemOf,
  radios,
  small,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { organisationName, type Organisation } from '../../../directory/index.ts'
import { hasSeat } from '../../../events/index.ts'
import { eventLine, modeWords, statePill } from '../../pages/words.ts'
import type { RegistrationView } from '../../types.ts'
import { otherMode, type OneAct } from './acts.ts'
import type { Trouble } from './page.ts'

export type ActView = RegistrationView & {
  readonly act: OneAct
  /** For another organisation: what was searched for, and what was found. */
  readonly words: string
  readonly found: readonly Organisation[]
  readonly profile: Profile
}

/** One act with what it means: for the person, for the seat, for the mails. */
export const actPage = (t: Texts, view: ActView, trouble: Trouble = {}): Page => ({
  title: t(`registrations.desk.one.${view.act}`),
  over: eventLine(t, view.event),
  lead: html`${userText(view.person.otherScriptName ?? view.person.name)} ${statePill(t, view.it.state)}`,
  section: 'desk',
  problems: trouble.problems,
  form: 'act',
  noIndex: true,
  margin: link(t('registrations.desk.back-to-one'), t.path(pathOf(view))),
  body: html`${trouble.no && notice('bad', t(trouble.no.refused, trouble.no.values))}
  ${ledgers(
    ledger(t('registrations.desk.meaning'), html`<p>${meaning(t, view)}</p>`),
    ledger(
      t(`registrations.desk.one.${view.act}`),
      html`${view.act === 'organisation' && search(t, view)}
      ${view.act === 'organisation' && view.found.length === 0 ? nobody(t, view) : form(t, view, trouble)}`,
    ),
  )}`,
})

const pathOf = ({ it }: ActView): string => `/desk/registrations/${it.number}`

function meaning(t: Texts, { act, it, event }: ActView): string {
  const mode = it.mode ?? 'remote'
  const to = otherMode(it.mode)
  switch (act) {
    case 'approval':
      return t(hasSeat(event, mode) ? 'registrations.approve.after' : 'registrations.approve.after.full')
    case 'attendance':
      return t('registrations.desk.meaning.attendance', { from: modeWords(t, it.mode), to: modeWords(t, to) })
    default:
      return t(`registrations.desk.meaning.${act}`)
  }
}

const form = (t: Texts, view: ActView, trouble: Trouble): Html =>
  html`<form id="act" method="post" action="${t.path(`${pathOf(view)}/${view.act}`)}" novalidate>
    ${(view.act === 'rejection' || view.act === 'cancellation') && reason(t, trouble)}
    ${view.act === 'organisation' && choice(t, view, trouble)}
    ${view.act === 'attendance' && html`<input type="hidden" name="mode" value="${otherMode(view.it.mode)}" />`}
    ${actions(
      button(t(`registrations.desk.one.${view.act}.submit`), { kind: 'main' }),
      link(t('registrations.back-change-nothing'), t.path(pathOf(view))),
    )}
    ${small(t('registrations.desk.recorded'))}
  </form>`

const reason = (t: Texts, { problems = [], typed }: Trouble): Html =>
  textArea(t, {
    name: 'reason',
    label: t('registrations.desk.reason'),
    hint: t('registrations.reject.reason.hint'),
    required: true,
    value: typeof typed?.['reason'] === 'string' ? typed['reason'] : '',
    problem: problemOf(problems, 'reason'),
  })

const search = (t: Texts, view: ActView): Html =>
  html`<form method="get" action="${t.path(`${pathOf(view)}/organisation`)}" role="search">
    ${field(t, {
      name: 'q',
      label: t('registrations.desk.organisation.words'),
      type: 'search',
      value: view.words,
      maxlength: 120,
      beside: button(t('ui.search.button')),
    })}
  </form>`

const choice = (t: Texts, { found, words, profile }: ActView, { problems = [], typed }: Trouble): Html =>
  html`<input type="hidden" name="q" value="${words}" /> ${radios(t, {
      name: 'organisation',
      legend: t('registrations.label.represents'),
      required: true,
      value: typeof typed?.['organisation'] === 'string' ? typed['organisation'] : '',
      options: found.map((one) => ({
        value: one.id,
        label: userText(organisationName(one, t.language)),
        hint: countryName(t, profile, one.countryCode),
      })),
      problem: problemOf(problems, 'organisation'),
    })}`

const nobody = (t: Texts, { words }: ActView): Html =>
  words === '' ? html`` : emptyState(t('registrations.desk.organisation.none'))
