import type { Column, Counted, Stretch } from './types.ts'

/** A registration that waits for so many days waits for long, and for too long. */
export const lateAfterDays = 3
export const veryLateAfterDays = 7

const day = 24 * 60 * 60_000
const at = (plain: string): number => Date.parse(`${plain}T00:00:00Z`)
const plainOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The longest stretch that still shows how it went: days for two months, weeks for a year and a half, then months. */
export function stretchOf(first: string, last: string): Stretch {
  const days = (at(last) - at(first)) / day + 1
  if (days <= 62) return 'day'
  return days <= 550 ? 'week' : 'month'
}

/** The day on which the stretch begins that holds this day; weeks begin on Monday. */
export function beginOf(plain: string, stretch: Stretch): string {
  if (stretch === 'month') return `${plain.slice(0, 7)}-01`
  if (stretch === 'day') return plain
  const time = at(plain)
  return plainOf(time - ((new Date(time).getUTCDay() + 6) % 7) * day)
}

function next(plain: string, stretch: Stretch): string {
  if (stretch === 'day') return plainOf(at(plain) + day)
  if (stretch === 'week') return plainOf(at(plain) + 7 * day)
  const date = new Date(at(plain))
  return plainOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
}

/** Days as columns, none left out between the first and the last. */
export function columnsOf(days: readonly Counted[]): {
  readonly stretch: Stretch
  readonly columns: readonly Column[]
} {
  const [first, last] = [days[0]?.key, days.at(-1)?.key]
  if (first === undefined || last === undefined) return { stretch: 'day', columns: [] }
  const stretch = stretchOf(first, last)
  const counts = new Map<string, number>()
  for (const { key, count } of days) {
    const begin = beginOf(key, stretch)
    counts.set(begin, (counts.get(begin) ?? 0) + count)
  }
  const columns: Column[] = []
  const end = beginOf(last, stretch)
  for (let from = beginOf(first, stretch); from <= end; from = next(from, stretch))
    columns.push({ from, count: counts.get(from) ?? 0 })
  return { stretch, columns }
}

/** The column with most; the first of several. */
export const peakOf = (columns: readonly Column[]): Column | undefined =>
  columns.reduce<Column | undefined>((most, one) => (most && most.count >= one.count ? most : one), undefined)

/** The most frequent ones, and what the others are together. */
export function firstOf<Key extends string>(
  all: readonly Counted<Key>[],
  most: number,
): {
  readonly shown: readonly Counted<Key>[]
  readonly others: { readonly kinds: number; readonly count: number }
} {
  const sorted = all.toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
  // One alone is not worth a word for "others".
  const shown = sorted.length === most + 1 ? sorted : sorted.slice(0, most)
  const rest = sorted.slice(shown.length)
  return { shown, others: { kinds: rest.length, count: rest.reduce((sum, { count }) => sum + count, 0) } }
}
