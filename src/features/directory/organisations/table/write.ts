import { stringify } from 'csv-stringify/sync'
import type { OrganisationRecord } from '../types.ts'
import type { Column } from './columns.ts'

/** Rows of the table, with or without its head. What another program would take for a formula begins with an apostrophe. */
export const tableOf = (
  records: readonly OrganisationRecord[],
  columns: readonly Column[],
  options: { readonly head: boolean; readonly parentOf: (it: OrganisationRecord) => string | undefined },
): string =>
  stringify(
    records.map((it) => columns.map(({ says }) => guarded(says(it, options.parentOf(it))))),
    { header: options.head, columns: columns.map(({ name }) => name), record_delimiter: '\r\n' },
  )

const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
