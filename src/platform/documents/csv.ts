import { stringify } from 'csv-stringify/sync'

/**
 * A table that every spreadsheet opens as it is meant: UTF-8 with its mark, and no cell that would be taken for a formula,
 * whoever wrote what stands in it.
 */
export const csv = (head: readonly string[], lines: readonly (readonly (string | undefined)[])[]): string =>
  csvHead(head) + csvLines(lines)

/** How such a table begins, for one that is written bit by bit. What heads a column may be written by somebody, too. */
export const csvHead = (head: readonly string[]): string =>
  stringify([head.map(safe)], { bom: true, record_delimiter: 'windows' })

/** The next lines of it. */
export const csvLines = (lines: readonly (readonly (string | undefined)[])[]): string =>
  stringify(
    lines.map((line) => line.map((cell) => safe(cell ?? ''))),
    { record_delimiter: 'windows' },
  )

// A sign at the beginning, also behind blanks or in its wide form, makes a formula of a cell; so does a tab or a new line.
const likeFormula = /^[\s\u00A0\u3000]*[=+\-@＝＋－＠|%\t\r\n]/u

const safe = (cell: string): string => (likeFormula.test(cell) ? `'${cell}` : cell)
