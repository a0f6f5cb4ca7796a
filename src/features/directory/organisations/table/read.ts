import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Column } from './columns.ts'

/** One row of a file: the line it begins on, and its cells by column. A column that the file lacks is not there. */
export type TableRow = { readonly line: number; readonly cells: ReadonlyMap<string, string> }

const most = 200_000

/** The bytes of a file as text, with or without a mark at its beginning; undefined when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The rows of a table: first line the names of the columns, in any order; between them commas, semicolons or tabs. What is
 * wrong with the table as a whole is told before anything about its rows.
 */
export function readTable(text: string, columns: readonly Column[]): readonly TableRow[] | Refusal {
  const records = parsed(text)
  if (!Array.isArray(records)) return records
  const [head, ...rows] = records
  if (!head) return refuse('directory.import.empty')
  const names = head.record.map((name) => name.trim().toLowerCase())
  const no = wrongHead(names, columns)
  if (no) return no
  if (rows.length > most) return refuse('directory.import.too-many', { most })
  return rows.map(({ record, info }) => ({
    line: info.lines - linesIn(record),
    cells: new Map(names.map((name, place) => [name, plainCell(record[place] ?? '')] as const)),
  }))
}

type Read = { readonly record: string[]; readonly info: { readonly lines: number } }

function parsed(text: string): Read[] | Refusal {
  const bare = text.replace(/^\uFEFF/, '')
  const [first = ''] = bare.split(/\r?\n/, 1)
  const delimiter = [',', ';', '\t'].toSorted((one, other) => countOf(first, other) - countOf(first, one))[0]!
  try {
    return parse(bare, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
    }) as unknown as Read[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse('directory.import.not-a-table', { line: Number(error['lines'] ?? 0) })
  }
}

const countOf = (line: string, sign: string): number => line.split(sign).length - 1

/** A row ends on the line that is told; cells of several lines began it earlier. */
const linesIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + countOf(cell, '\n'), 0)

function wrongHead(names: readonly string[], columns: readonly Column[]): Refusal | undefined {
  const known = new Set(columns.map(({ name }) => name))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0)
    return refuse('directory.import.columns-unknown', { columns: unknown.join(', ') || '–' })
  const twice = names.filter((name, place) => names.indexOf(name) !== place)
  if (twice.length > 0) return refuse('directory.import.columns-twice', { columns: twice.join(', ') })
  const finds = names.includes('id') || names.includes('code')
  const lacking = ['country', 'category', 'name'].filter((name) => !names.includes(name))
  return finds || lacking.length === 0
    ? undefined
    : refuse('directory.import.columns-lacking', { columns: lacking.join(', ') })
}

/** A cell as it was before it was kept from being taken for a formula. */
const plainCell = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
