import { plainTable } from '../platform/progress/table.ts'

/** Data as a person reads it: a table for a list, lines for one thing, text as it is. */
export function inWords(data: unknown): string {
  if (data === undefined || data === null) return ''
  if (typeof data === 'string') return data
  if (Array.isArray(data))
    return data.length === 0 ? 'None.' : data.every(isThing) ? asTable(data) : data.map(cell).join('\n')
  return isThing(data) ? asLines(data) : cell(data)
}

type Thing = Record<string, unknown>

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

function asTable(rows: readonly Thing[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return plainTable(
    columns,
    rows.map((row) => columns.map((column) => short(cell(row[column])))),
  )
}

/** A page of a list (its rows beside counts) is shown as its list; a text of many lines stands under its name. */
function asLines(thing: Thing): string {
  const width = Math.max(...Object.keys(thing).map((name) => name.length))
  return Object.entries(thing)
    .map(([name, value]) => {
      if (Array.isArray(value) && value.length > 0 && value.every(isThing))
        return `${name}:\n${asTable(value)}`
      const text = cell(value)
      return text.includes('\n') ? `${name}:\n${text}` : `${name.padEnd(width)}  ${text}`
    })
    .join('\n')
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return value.toISOString()
  if (isLocalised(value)) return value['en'] ?? Object.values(value)[0] ?? ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isLocalised = (value: unknown): value is Record<string, string> =>
  isThing(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, words]) => /^[a-z]{2}$/.test(key) && typeof words === 'string')

const short = (text: string): string => {
  const line = text.replaceAll('\n', ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
