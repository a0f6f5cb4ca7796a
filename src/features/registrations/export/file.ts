import { csvHead, csvLines } from '../../../platform/documents/csv.ts'
import { xlsx } from '../../../platform/documents/xlsx.ts'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Language } from '../../../values/language.ts'
import { everyQuestionOf, findEvent, type Question } from '../../events/index.ts'
import { parseFilter, type Filter } from '../desk/filter.ts'
import { headOf, lineOf, type Wording } from './columns.ts'
import { rowsOf } from './store/rows.ts'
import type { FileForm, Wish } from './types.ts'

/** What the one event of a group ever asked; of several events nothing is asked in common. */
export async function questionsFor(db: Database, filter: Filter): Promise<readonly Question[]> {
  const event = filter.event ? await findEvent(db, filter.event) : undefined
  return event ? everyQuestionOf(db, event.id) : []
}

export type Making = {
  /** The database as it is read: a snapshot, so that nothing that happens meanwhile tears the file. */
  readonly from: Database | Transaction
  readonly wish: Wish
  readonly questions: readonly Question[]
  /** Since when people wait is counted up to here. */
  readonly now: Date
  /** Told how many lines there are, as they come. */
  readonly tick?: (lines: number) => void
}

/** The file of a group as its bytes come. */
export function fileOf(
  { profile, texts }: Pick<House, 'profile' | 'texts'>,
  { from, wish, questions, now, tick }: Making,
): AsyncGenerator<Buffer> {
  const t = texts(wish.language)
  const wording: Wording = { t, profile, zone: profile.seat.timeZone, questions }
  const head = headOf(wish.columns, wording)
  const filter = parseFilter(new URLSearchParams(wish.query))
  async function* lines(): AsyncGenerator<readonly (readonly string[])[]> {
    let count = 0
    for await (const some of rowsOf(from, filter, now)) {
      yield some.map((row) => lineOf(wish.columns, row, wording))
      count += some.length
      tick?.(count)
    }
  }
  return wish.form === 'csv'
    ? table(head, lines())
    : xlsx({
        name: t('registrations.export.sheet'),
        head,
        lines: lines(),
        isRightToLeft: t.direction === 'rtl',
      })
}

async function* table(
  head: readonly string[],
  lines: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(csvHead(head))
  for await (const some of lines) yield Buffer.from(csvLines(some))
}

export const fileTypes: Readonly<Record<FileForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `registrations-2026-11-25-143704.csv`, by UTC: several files of a day lie beside each other in one folder. */
export const fileName = (form: FileForm, at: Date): string =>
  `registrations-${at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}.${form}`

/** A language of the body in which files can be written. */
export const languageFor = ({ profile }: Pick<House, 'profile'>, wished: string | undefined): Language =>
  profile.languages.find((one) => one === wished) ?? profile.languages[0] ?? 'en'
