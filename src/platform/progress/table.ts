/** Rows under headings, in columns as wide as their widest entry. Letters of scripts without spaces count double. */
export function plainTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(width)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === cells.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell)),
      )
      .join('  ')
      .trimEnd()
  return [line(headings), line(widths.map((count) => '-'.repeat(count))), ...rows.map(line)].join('\n')
}

const width = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/\p{M}/u.test(letter)
        ? 0
        : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(letter)
          ? 2
          : 1),
    0,
  )
