/** One thing measured, beside its bare limit in the same run. */
export type Row = {
  readonly what: string
  readonly ours: number
  readonly bare: number
  readonly bareIs: string
  readonly p99?: number
  readonly bar: string
  readonly holds: boolean
  readonly note?: string
}

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)

/** One table with ratios, as Markdown, so that it can be kept as it is printed. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, ours, bare, bareIs, p99, bar, holds, note }) => [
    note ? `${what} (${note})` : what,
    `${number(ours)}/s`,
    `${number(bare)}/s: ${bareIs}`,
    bare > 0 ? (ours / bare).toFixed(2) : '',
    p99 === undefined ? '' : `${number(p99)} ms`,
    `${bar} ${holds ? '✓' : '✗'}`,
  ])
  const head = ['what', 'ours', 'bare limit', 'ratio', 'p99', 'bar']
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n')
}
