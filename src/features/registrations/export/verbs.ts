import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { GivenOptions, Verb } from '../../../platform/command-line.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import { progressBar } from '../../../platform/progress/bar.ts'
import { operator } from '../../../values/actor.ts'
import { refuse } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { filterQuery, parseFilter } from '../desk/filter.ts'
import { chosenOf, usualColumns } from './columns.ts'
import { fileOf, languageFor, questionsFor } from './file.ts'
import { countLines } from './store/rows.ts'
import type { FileForm } from './types.ts'

/** `registration export`: the same file as at the desk, written where one says, with its progress. */
export const exportVerbs: readonly Verb[] = [
  {
    noun: 'registration',
    verb: 'export',
    summary: 'Writes the registrations of a group into a file (CSV or XLSX).',
    options: {
      file: {
        value: 'FILE',
        summary: 'Where to; its ending says the form.',
        positional: true,
        required: true,
      },
      filter: {
        value: 'QUERY',
        summary: 'Whom: what stands behind the question mark of the list at the desk.',
      },
      columns: { value: 'NAMES', summary: 'Which columns, with commas between them.' },
      language: { value: 'TAG', summary: 'In whose words (the first language of the body).' },
    },
    examples: [
      'bin/plenary registration export everybody.csv',
      "bin/plenary registration export confirmed.xlsx --filter 'event=C-00015213&state=confirmed' --columns number,name,country",
    ],
    run: write,
  },
]

const text = (value: GivenOptions[string]): string | undefined =>
  typeof value === 'string' ? value : undefined

async function write(house: House, options: GivenOptions): Promise<unknown> {
  const { db, clock } = house
  const file = text(options['file']) ?? ''
  const form: FileForm | undefined = file.endsWith('.csv')
    ? 'csv'
    : file.endsWith('.xlsx')
      ? 'xlsx'
      : undefined
  if (!form) return refuse('registrations.export-form-unknown', { file })
  const filter = parseFilter(new URLSearchParams(text(options['filter'])?.replace(/^\?/, '') ?? ''))
  if (filter.unread.length > 0)
    return refuse('registrations.export-filter-unread', { names: filter.unread.join(', ') })
  const questions = await questionsFor(db, filter)
  const wished = text(options['columns'])
    ?.split(',')
    .map((one) => one.trim())
  const columns = chosenOf(wished ?? usualColumns, questions)
  const strange = wished?.filter((one) => !columns.includes(one)) ?? []
  if (strange.length > 0 || columns.length === 0)
    return refuse('registrations.export-columns-unknown', { names: strange.join(', ') })
  const now = clock.now()
  const wish = {
    query: filterQuery(filter),
    form,
    columns,
    language: languageFor(house, text(options['language'])),
  }
  const all = await countLines(db, filter, now)
  const bar = progressBar(process.stderr)
  let lines = 0
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (from) => {
        const tick = (count: number) => bar.show((lines = count), all)
        const making = { from: from as Transaction, wish, questions, now, tick }
        await pipeline(fileOf(house, making), createWriteStream(file, { mode: 0o600 }))
      })
  } finally {
    bar.clear()
  }
  await inTransaction(db, (tx) =>
    record(tx, operator, 'registrations.export-made', newId(), { form, lines, columns: [...columns] }, now),
  )
  return { file, lines }
}
