import { Bad } from './bad.ts'
import type { Cursor } from './cursor.ts'

/** Message numbers or UIDs, as ranges in the order of the client; `*` is Infinity. */
export type NumberSet = readonly (readonly [from: number, to: number])[]

const mostRanges = 20_000
const highest = 4_294_967_295

/** `1,3:5,9:*` */
export function readSet(cursor: Cursor): NumberSet {
  const text = cursor.until(/[^0-9:,*]/, 64 * 1024)
  return setOf(text)
}

export function setOf(text: string): NumberSet {
  const ranges = text.split(',')
  if (ranges.length > mostRanges) throw new Bad('Too many ranges')
  return ranges.map((range) => {
    const [from, to, ...more] = range.split(':')
    if (more.length > 0) throw new Bad('Bad range')
    const first = numberOf(from!)
    return [first, to === undefined ? first : numberOf(to)] as const
  })
}

function numberOf(text: string): number {
  if (text === '*') return Infinity
  const number = Number(text)
  if (!/^[1-9]\d{0,9}$/.test(text) || number > highest) throw new Bad('Bad message number')
  return number
}

/** Ascending numbers as a set: `1:3,7`. */
export function writeSet(numbers: readonly number[]): string {
  const out: string[] = []
  for (let i = 0; i < numbers.length;) {
    const first = numbers[i]!
    let last = first
    while (numbers[i + 1] === last + 1) last = numbers[++i]!
    i++
    out.push(first === last ? String(first) : `${first}:${last}`)
  }
  return out.join(',')
}

/**
 * Which of ascending numbers are in a set, by their places, ascending and each once. `*` is the last of them; a range whose ends
 * stand the other way round is the same range.
 */
export function placesIn(set: NumberSet, numbers: readonly number[]): number[] {
  const places: number[] = []
  let next = 0
  for (const [from, to] of ordered(set, numbers.at(-1)))
    for (let place = Math.max(next, firstAt(numbers, from)); numbers[place]! <= to; next = ++place)
      places.push(place)
  return places
}

/** The same where the numbers are all from 1 up to `last`. */
export function placesUpTo(set: NumberSet, last: number): number[] {
  const places: number[] = []
  let next = 0
  for (const [from, to] of ordered(set, last || undefined))
    for (let place = Math.max(next, from - 1); place < Math.min(to, last); next = ++place) places.push(place)
  return places
}

/** Ranges that begin with their lower end, by where they begin; none where there is no number. */
function ordered(set: NumberSet, last: number | undefined): NumberSet {
  if (last === undefined) return []
  const known = (number: number) => (number === Infinity ? last : number)
  return set
    .map(([from, to]) => [known(from), known(to)] as const)
    .map(([from, to]) => (from > to ? ([to, from] as const) : ([from, to] as const)))
    .sort(([a], [b]) => a - b)
}

/** Where the first number stands that is not smaller. */
export function firstAt(numbers: readonly number[], wanted: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
