import { countryName, languageName, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { answerText, type Question } from '../../events/index.ts'
import { categoryWords } from '../desk/pages/words.ts'
import type { ExportRow } from './types.ts'

/** What a file can hold of a registration, in the order of its columns; questions of the event come after these. */
export const columns = [
  'number',
  'state',
  'name',
  'other-script-name',
  'badge-name',
  'country',
  'organisation',
  'organisation-code',
  'category',
  'job-title',
  'mode',
  'event',
  'event-code',
  'event-day',
  'desk',
  'sent',
  'decided',
  'reason',
  'changed',
  'address',
  'phone',
  'language',
  'interpretation',
  'access-needs',
  'visa',
  'in-list',
] as const
export type Column = (typeof columns)[number]

/** What somebody gets who chooses nothing else. */
export const usualColumns: readonly Column[] = [
  'number',
  'state',
  'name',
  'country',
  'organisation',
  'category',
  'mode',
  'event',
  'sent',
]

const asked = 'question:'
export const columnOf = ({ id }: Pick<Question, 'id'>): string => asked + id

/** The columns that were chosen, in their order, of those there are. */
export const chosenOf = (chosen: readonly string[], questions: readonly Question[]): readonly string[] =>
  [...columns, ...questions.map(columnOf)].filter((one) => chosen.includes(one))

/** In whose words a file is written, and what it is about. */
export type Wording = {
  readonly t: Texts
  readonly profile: Pick<Profile, 'countries' | 'categories'>
  readonly zone: string
  readonly questions: readonly Question[]
}

export function headOf(chosen: readonly string[], { t, questions }: Wording): readonly string[] {
  return chosen.map((column) => {
    const question = questions.find((one) => columnOf(one) === column)
    return question ? t.words(question.label) : t(`registrations.export.column.${column}`)
  })
}

export function lineOf(chosen: readonly string[], row: ExportRow, wording: Wording): readonly string[] {
  return chosen.map((column) => {
    const question = wording.questions.find((one) => columnOf(one) === column)
    return question ? answered(question, row, wording) : cells[column as Column](row, wording)
  })
}

function answered(question: Question, { answers }: ExportRow, { t, profile }: Wording): string {
  const answer = answers.questions?.[question.id]
  return answer ? answerText(t, profile, question, answer) : ''
}

type Cell = (row: ExportRow, wording: Wording) => string

const yesNo = ({ t }: Wording, is: boolean): string => t(is ? 'events.questions.yes' : 'events.questions.no')

const cells: Readonly<Record<Column, Cell>> = {
  number: ({ number }) => number,
  state: ({ state }, { t }) => t(`registrations.state.${state}`),
  name: ({ name }) => name,
  'other-script-name': ({ otherScriptName }) => otherScriptName ?? '',
  'badge-name': ({ answers, badgeName }) => answers.badgeName || badgeName || '',
  country: ({ countryCode }, { t, profile }) => countryName(t, profile, countryCode),
  organisation: ({ organisation, organisationNames }, { t }) =>
    organisationNames[t.language] ?? organisation ?? '',
  'organisation-code': ({ organisationCode }) => organisationCode ?? '',
  category: ({ category }, { t, profile }) => categoryWords(t, profile, category),
  'job-title': ({ jobTitle }) => jobTitle ?? '',
  mode: ({ mode }, { t }) => (mode ? t(`registrations.mode.${mode}`) : ''),
  event: ({ eventTitle }, { t }) => t.words(eventTitle),
  'event-code': ({ eventCode }) => eventCode,
  'event-day': ({ eventStartsAt, eventTimeZone }) => momentIn(eventStartsAt, eventTimeZone).slice(0, 10),
  desk: ({ waitsFor }, { t }) => t(`registrations.export.desk.${waitsFor ?? 'nobody'}`),
  sent: ({ submittedAt }, { zone }) => momentIn(submittedAt, zone),
  decided: ({ decidedAt }, { zone }) => momentIn(decidedAt, zone),
  reason: ({ decisionReason }) => decisionReason ?? '',
  changed: ({ changedAt }, { zone }) => momentIn(changedAt, zone),
  address: ({ address }) => address ?? '',
  phone: ({ phone }) => phone ?? '',
  language: ({ language }, { t }) => languageName(t, language).here,
  interpretation: ({ answers }, { t }) =>
    answers.interpretation ? languageName(t, answers.interpretation).here : '',
  'access-needs': ({ answers }) => answers.accessNeeds ?? '',
  visa: ({ asksVisa }, wording) => yesNo(wording, asksVisa),
  'in-list': ({ inParticipantsList }, wording) => yesNo(wording, inParticipantsList),
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-25 10:05` on a place's clock: every spreadsheet sorts it, in every language. */
function momentIn(at: Date | null, zone: string): string {
  if (!at) return ''
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  formats.set(zone, format)
  return format.format(at)
}
