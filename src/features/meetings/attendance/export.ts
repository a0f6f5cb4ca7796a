import { Readable } from 'node:stream'
import { csvHead, csvLines } from '../../../platform/documents/csv.ts'
import { xlsx } from '../../../platform/documents/xlsx.ts'
import { countryName, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { localOf } from '../../../values/local-time.ts'
import { categoryWords } from '../../events/index.ts'
import { sittingTitle } from '../pages/words.ts'
import type { Sitting } from '../types.ts'
import type { Attendance } from './known.ts'
import type { Summary } from './summary.ts'
import type { Listed } from './types.ts'
import { knownWords, originOf } from './words.ts'

const columns = [
  'session',
  'starts',
  'name',
  'organisation',
  'category',
  'country',
  'origin',
  'first',
  'last',
  'minutes',
  'known',
  'ended',
  'corrected',
] as const

export type Form = 'csv' | 'xlsx'
const types: Readonly<Record<Form, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type Words = { readonly t: Texts; readonly profile: Pick<Profile, 'countries' | 'categories'> }

/** Who was there as a table or a workbook: a line for each person at each sitting, times on the clocks of the meeting's place. */
export function attendanceFile({ t, profile }: Words, summary: Summary, code: string, form: Form) {
  const head = columns.map((column) => t(`meetings.column.${column}`))
  const body =
    form === 'csv'
      ? Readable.from(csvOf({ t, profile }, summary, head), { objectMode: false })
      : Readable.from(
          xlsx({
            name: `${code} ${t('meetings.desk.who')}`,
            head,
            lines: batches({ t, profile }, summary),
            isRightToLeft: t.direction === 'rtl',
          }),
          { objectMode: false },
        )
  return { name: `${code}-attendance.${form}`, type: types[form], body }
}

function* csvOf(words: Words, summary: Summary, head: readonly string[]): Generator<Buffer> {
  yield Buffer.from(csvHead(head))
  for (const some of linesOf(words, summary)) yield Buffer.from(csvLines(some))
}

// eslint-disable-next-line @typescript-eslint/require-await -- a workbook takes its lines as they come
async function* batches(words: Words, summary: Summary): AsyncGenerator<readonly (readonly string[])[]> {
  yield* linesOf(words, summary)
}

/** A sitting at a time, by name. */
function* linesOf(words: Words, { sittings, listed }: Summary): Generator<readonly (readonly string[])[]> {
  for (const { sitting, people } of sittings) {
    const own = [...people].flatMap(([id, it]) => {
      const person = listed.get(id)
      return person ? [{ person, it }] : []
    })
    yield own
      .toSorted((one, other) => (one.person.name < other.person.name ? -1 : 1))
      .map(({ person, it }) => cells(words, sitting, person, it))
  }
}

function cells({ t, profile }: Words, sitting: Sitting, person: Listed, it: Attendance): readonly string[] {
  const [first, last] = [it.stays[0], it.stays.at(-1)]
  const moment = (at: Date | null | undefined) => (at ? localOf(sitting.timeZone, at).replace('T', ' ') : '')
  return [
    sittingTitle(t, sitting),
    moment(sitting.startsAt),
    person.name,
    person.organisation,
    person.category ? categoryWords(t, profile, person.category) : '',
    countryName(t, profile, person.countryCode),
    t(`meetings.attendance.origin.${originOf(it.stays)}`),
    moment(first?.from),
    moment(last?.to),
    String(it.minutes),
    knownWords(t, it),
    last?.ending ? t(`meetings.attendance.ending.${last.ending}`) : t('meetings.attendance.there'),
    it.corrections.at(-1)?.reason ?? '',
  ]
}
