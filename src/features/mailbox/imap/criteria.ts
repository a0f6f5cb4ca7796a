import { textOf } from '../../../protocols/mime/index.ts'
import type { SearchKey } from '../../../protocols/imap/search-keys.ts'
import type { Criterion } from '../types.ts'
import type { View } from './view.ts'

const day = 86_400_000

/** No message is larger; the database has no larger number for its size. */
const largest = 2 ** 31 - 1

/** What SEARCH asks as the store understands it. Message numbers become UIDs, bytes become text. */
export function criterionOf(key: SearchKey, view: View, charset: string): Criterion {
  const deeper = (one: SearchKey) => criterionOf(one, view, charset)
  const text = (bytes: string) => textOf(Buffer.from(bytes, 'latin1'), charset)
  switch (key.key) {
    case 'all':
      return { all: [] }
    case 'none':
      return { any: [] }
    case 'flag':
      return { flag: key.flag }
    case 'no-flag':
      return { not: { flag: key.flag } }
    case 'numbers':
      return { uids: rangesOf(view.places(key.set, false), view) }
    case 'uids':
      return { uids: rangesOf(view.places(key.set, true), view) }
    case 'larger':
      return { larger: Math.min(key.size, largest) }
    case 'smaller':
      return { smaller: Math.min(key.size, largest) }
    case 'header':
      return { header: key.name, has: text(key.text) }
    case 'modseq':
      return { modseq: key.modseq }
    case 'not':
      return { not: deeper(key.one) }
    case 'or':
      return { any: [deeper(key.one), deeper(key.other)] }
    case 'and':
      return { all: key.all.map(deeper) }
    case 'text':
      return { text: text(key.text), in: 'anywhere' }
    case 'body':
      return { text: text(key.text), in: 'body' }
    case 'subject':
    case 'from':
    case 'to':
    case 'cc':
    case 'bcc':
      // With no text, the field is there, as with HEADER.
      return key.text === '' ? { header: key.key, has: '' } : { text: text(key.text), in: key.key }
    default:
      return dayOf(key)
  }
}

/** Neighbouring messages as ranges of UIDs: between two of them there is no other. */
export function rangesOf(places: readonly number[], view: View): [from: number, to: number][] {
  const ranges: [number, number][] = []
  for (const [n, place] of places.entries()) {
    const last = ranges.at(-1)
    if (last && places[n - 1] === place - 1) last[1] = view.uid(place)
    else ranges.push([view.uid(place), view.uid(place)])
  }
  return ranges
}

type DayKey = Extract<SearchKey, { readonly day: Date }>

/** Days are those of universal time, from their first instant on; those of the Date field are the sender's. */
function dayOf({ key, day: first }: DayKey): Criterion {
  const next = new Date(first.getTime() + day)
  if (key === 'since') return { since: first }
  if (key === 'before') return { before: first }
  if (key === 'on') return { all: [{ since: first }, { before: next }] }
  if (key === 'sent-since') return { sentSince: first }
  if (key === 'sent-before') return { sentBefore: first }
  return { all: [{ sentSince: first }, { sentBefore: next }] }
}

/**
 * Answers from the view alone what asks only for flags and numbers, as most searches of mail programs do; undefined: it asks
 * for more.
 */
export function placesSeen(key: SearchKey, view: View): Set<number> | undefined {
  switch (key.key) {
    case 'all':
      return new Set(view.uids.keys())
    case 'none':
      return new Set()
    case 'flag':
    case 'no-flag': {
      const flag = key.flag.toLowerCase()
      const isSet = (place: number) => view.flags(place).some((one) => one.toLowerCase() === flag)
      return new Set([...view.uids.keys()].filter((place) => isSet(place) === (key.key === 'flag')))
    }
    case 'numbers':
      return new Set(view.places(key.set, false))
    case 'uids':
      return new Set(view.places(key.set, true))
    case 'modseq':
      return new Set([...view.uids.keys()].filter((place) => view.flagModseq(place) >= key.modseq))
    case 'not':
      return without(placesSeen(key.one, view), view)
    case 'or':
      return both(placesSeen(key.one, view), placesSeen(key.other, view), union)
    case 'and':
      return key.all
        .map((one) => placesSeen(one, view))
        .reduce((a, b) => both(a, b, common), new Set(view.uids.keys()))
    default:
      return undefined
  }
}

type Places = Set<number> | undefined
type Join = (a: ReadonlySet<number>, b: ReadonlySet<number>) => Set<number>
const union: Join = (a, b) => new Set([...a, ...b])
const common: Join = (a, b) => new Set([...a].filter((place) => b.has(place)))
const both = (a: Places, b: Places, join: Join): Places => (a && b ? join(a, b) : undefined)
const without = (some: Places, view: View): Places =>
  some && new Set([...view.uids.keys()].filter((place) => !some.has(place)))
