import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  said,
  textArea,
  url,
  userParagraph,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { eventDeskFrame } from '../../../events/index.ts'
import type { AtDesk } from '../../desk/pages.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { Sitting } from '../../types.ts'
import type { Attendance } from '../known.ts'
import { acts, origins } from '../parse.ts'
import type { Objection } from '../types.ts'
import type { Listed } from '../types.ts'
import type { Correction } from '../types.ts'
import { evidenceWords, knownWords, stayWords } from '../words.ts'
import { attendancePath } from './list.ts'

export type PersonView = AtDesk & {
  readonly sitting: Sitting
  readonly person: Listed
  readonly attendance: Attendance
  /** What they say is wrong, and waits. */
  readonly objection: Objection | undefined
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'correction'

/** One person at one sitting: what holds, how it is known, what was corrected, and correcting it. */
export function personPage(t: Texts, view: PersonView): Page {
  const { event, permissions, sitting, person, attendance, objection, problems, no } = view
  const { stays, minutes, evidence, corrections } = attendance
  return eventDeskFrame(t, event, permissions, {
    here: 'attendance',
    title: t('meetings.attendance.of', { name: person.name }),
    lead: sittingTitle(t, sitting),
    problems,
    form: formId,
    margin: linkList(
      link(t('meetings.attendance.this'), attendancePath(t, event.code, sitting)),
      link(t('meetings.attendance.tick'), attendancePath(t, event.code, sitting, '/present')),
    ),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${ledgers(
      objection &&
        ledger(
          t('meetings.attendance.asks'),
          html`${userParagraph(objection.words)}
            <p>${dayAndTime(t, objection.saidAt, sitting.timeZone)}</p>`,
        ),
      ledger(
        t('meetings.attendance.holds'),
        html`<p><b>${t('meetings.minutes', { minutes })}</b> · ${knownWords(t, attendance)}</p>
          ${stays.map((stay) => html`<p>${stayWords(t, stay, sitting)}</p>`)}`,
      ),
      ledger(t('meetings.attendance.evidence'), evidenceList(t, evidence, sitting)),
      corrections.length > 0 &&
        ledger(
          t('meetings.attendance.versions'),
          lines(
            corrections.map((one) => versionLine(t, one, sitting)),
            'dated',
          ),
        ),
      ledger(t('meetings.attendance.correct'), correctionForm(t, view)),
    )}`,
  })
}

const evidenceList = (t: Texts, evidence: Attendance['evidence'], sitting: Sitting): Html =>
  evidence.length === 0
    ? html`<p>${t('meetings.attendance.no-evidence')}</p>`
    : lines(
        evidence
          .toSorted((one, other) => one.at.getTime() - other.at.getTime())
          .map((it) => {
            const { what, when } = evidenceWords(t, it, sitting)
            return { first: when, says: what }
          }),
        'dated',
      )

const versionLine = (t: Texts, it: Correction, { timeZone }: Sitting) => ({
  first: dayAndTime(t, it.at, timeZone),
  says: said(
    t(`meetings.attendance.act.${it.act}`),
    it.from && it.until && `${dayAndTime(t, it.from, timeZone)} – ${dayAndTime(t, it.until, timeZone)}`,
    userText(it.reason),
    t('meetings.attendance.version', { version: it.version, name: it.by }),
  ),
})

const only = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

function correctionForm(
  t: Texts,
  { event, sitting, person, attendance, objection, typed, problems }: PersonView,
): Html {
  const named = (name: string) => ({ name, value: only(typed, name), problem: problemOf(problems, name) })
  const may = acts.filter((act) => act !== 'keep' || objection)
  return html`<form
    id="${formId}"
    method="post"
    action="${url(attendancePath(t, event.code, sitting, `/${person.personId}`))}"
    novalidate
  >
    <input type="hidden" name="version" value="${String(attendance.corrections.at(-1)?.version ?? 0)}" />
    ${radios(t, {
      ...named('act'),
      legend: t('meetings.attendance.act'),
      options: may.map((value) => ({
        value,
        label: t(`meetings.attendance.act.${value}`),
        hint: t(`meetings.attendance.act.${value}.hint`),
      })),
    })}
    ${field(t, { ...named('from'), label: t('meetings.attendance.from'), hint: t('meetings.attendance.times.hint'), type: 'datetime-local', width: 'half' })}
    ${field(t, { ...named('until'), label: t('meetings.attendance.until'), type: 'datetime-local', width: 'half' })}
    ${radios(t, {
      ...named('origin'),
      legend: t('meetings.column.origin'),
      options: origins.map((value) => ({ value, label: t(`meetings.attendance.origin.${value}`) })),
    })}
    ${textArea(t, { ...named('reason'), label: t('meetings.attendance.reason'), hint: t('meetings.attendance.reason.hint') })}
    ${actions(button(t('meetings.attendance.correct.save'), { kind: 'main' }))}
  </form>`
}
