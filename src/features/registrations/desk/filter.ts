import type { Typed } from '../../../values/problem.ts'
import { tidyNumber } from './number.ts'
import { states as allStates } from '../states.ts'
import type { Filter, SentState } from './types.ts'

export type { Filter, SentState } from './types.ts'

export const sentStates: readonly SentState[] = allStates.filter((one) => one !== 'draft')

export const noFilter: Filter = { states: [], unread: [] }

/** The names under which a query carries a filter; everything else in a query is not about whom it means. */
export const filterNames = [
  'event',
  'state',
  'mode',
  'category',
  'country',
  'organisation',
  'represents',
  'desk',
  'age',
  'q',
  'visa',
  'question',
  'answered',
] as const

type Name = (typeof filterNames)[number]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longestWords = 120

/** Words as they were typed. An address may hold, hidden in another one, what no database can look for. */
const wordsOf = (it: string) => (it.includes('\0') ? undefined : it.slice(0, longestWords))

/** How each value is understood; undefined: it is not. */
const shapes = {
  event: (it: string) => (/^[A-Z]-\d{8}$/.test(it.toUpperCase()) ? it.toUpperCase() : undefined),
  state: (it: string) => sentStates.find((one) => one === it),
  mode: (it: string) => (['on-site', 'remote'] as const).find((one) => one === it),
  category: (it: string) => (/^[a-z0-9-]{1,60}$/.test(it) ? it : undefined),
  country: (it: string) => (/^[A-Z]{2}$/.test(it.toUpperCase()) ? it.toUpperCase() : undefined),
  organisation: (it: string) => (uuid.test(it.toLowerCase()) ? it.toLowerCase() : undefined),
  represents: wordsOf,
  desk: (it: string) => (['focal-point', 'secretariat', 'nobody'] as const).find((one) => one === it),
  age: (it: string) => (/^\d{1,4}$/.test(it) && Number(it) > 0 ? Number(it) : undefined),
  q: wordsOf,
  visa: (it: string) => (['yes', 'no'] as const).find((one) => one === it),
  question: (it: string) => (uuid.test(it.toLowerCase()) ? it.toLowerCase() : undefined),
  answered: (it: string) => (['yes', 'no'] as const).find((one) => one === it),
}

/** A filter as an address or a form carries it. Empty fields ask nothing; what cannot be understood is named in `unread`. */
export function parseFilter(query: Typed | URLSearchParams): Filter {
  const unread: Name[] = []
  const all = <N extends Name>(name: N) => {
    const read = valuesOf(query, name).map((one) => shapes[name](one))
    if (read.includes(undefined)) unread.push(name)
    return read.filter((one) => one !== undefined) as NonNullable<ReturnType<(typeof shapes)[N]>>[]
  }
  const one = <N extends Name>(name: N) => {
    const read = all(name)
    if (new Set(read).size > 1) unread.push(name)
    return read[0]
  }
  const visa = one('visa')
  const question = one('question')
  const answered = one('answered')
  return {
    event: one('event'),
    states: sentStates.filter((state) => all('state').includes(state)),
    mode: one('mode'),
    category: one('category'),
    country: one('country'),
    organisation: one('organisation'),
    represents: one('represents'),
    desk: one('desk'),
    age: one('age'),
    words: one('q'),
    visa: visa === undefined ? undefined : visa === 'yes',
    question: question === undefined ? undefined : { id: question, answered: answered !== 'no' },
    unread: [...new Set(unread)],
  }
}

function valuesOf(query: Typed | URLSearchParams, name: Name): string[] {
  const raw = query instanceof URLSearchParams ? query.getAll(name) : [query[name] ?? []].flat()
  return raw.map((one) => one.normalize('NFC').replace(/\s+/gu, ' ').trim()).filter((one) => one !== '')
}

/** The filter as it stands behind the question mark, always in the same order; empty when it asks nothing. */
export function filterQuery(filter: Filter): string {
  const parts = new URLSearchParams()
  const put = (name: Name, value: string | number | undefined) => {
    if (value !== undefined) parts.append(name, String(value))
  }
  put('event', filter.event)
  for (const state of filter.states) put('state', state)
  put('mode', filter.mode)
  put('category', filter.category)
  put('country', filter.country)
  put('organisation', filter.organisation)
  put('represents', filter.represents)
  put('desk', filter.desk)
  put('age', filter.age)
  put('q', filter.words)
  put('visa', filter.visa === undefined ? undefined : filter.visa ? 'yes' : 'no')
  put('question', filter.question?.id)
  if (filter.question?.answered === false) put('answered', 'no')
  return parts.toString()
}

/** Whether it narrows nothing at all. */
export const isEverybody = (filter: Filter): boolean =>
  filterQuery(filter) === '' && filter.unread.length === 0

/** What the typed words can mean. Whoever types a number means that one registration. */
export function meaningOf(
  words: string,
): { readonly number: string } | { readonly name?: string; readonly key?: string } {
  const number = tidyNumber(words)
  if (number) return { number }
  const isOneWord = !/\s/u.test(words)
  const key = isOneWord && words.length >= shortestBeginning ? { key: asciiLower(words) } : {}
  return { ...(!words.includes('@') && { name: words }), ...key }
}

/** Shorter beginnings of addresses fit too many to be of use. */
const shortestBeginning = 3
const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
