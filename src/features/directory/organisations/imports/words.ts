import type { Texts } from '../../../../platform/i18n/index.ts'
import type { ImportReport, RefusedRow } from './types.ts'

/** What an import did or would do, for whoever reads it with a program: the counts, and each refused row with its line and why. */
export const asData = (
  t: Texts,
  { counts, refusedRows, batchId }: ImportReport,
): Record<string, unknown> => ({
  rowsNew: counts.new,
  rowsChanged: counts.changed,
  rowsSame: counts.same,
  rowsRefused: counts.refused,
  ...(batchId && { batch: batchId }),
  ...(refusedRows.length > 0 && {
    refusedRows: refusedRows.map((row) => ({ line: row.line, name: row.name, why: why(t, row) })),
  }),
})

/** The same for a terminal: a line each, however long it is. */
export const asLines = (t: Texts, { counts, refusedRows, batchId }: ImportReport): string =>
  [
    ...(['new', 'changed', 'same', 'refused'] as const).map((kind) => `${kind.padEnd(8)} ${counts[kind]}`),
    ...(batchId ? [`batch    ${batchId}`] : []),
    ...refusedRows.map((row) => `line ${row.line}: ${row.name || '–'}: ${why(t, row)}`),
  ].join('\n')

const why = (t: Texts, { problems }: RefusedRow): string =>
  problems.map(({ field, code, values }) => `${field && `${field}: `}${t(code, values)}`).join('; ')
