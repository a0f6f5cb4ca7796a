import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Field, PersonViewer } from '../people/types.ts'
import type { Line, Limits, Subject } from './types.ts'

/** Days for which an extract is kept. */
export const keptDays = 7

/** Enough for every work a member does with a list, too little to carry the directory away. */
export function limitsFor(viewer: Pick<PersonViewer, 'isStaff'>, subject: Subject): Limits {
  if (viewer.isStaff) return { lines: 10_000, aDay: 50 }
  return { lines: subject === 'people' ? 1000 : 5000, aDay: 5 }
}

/** Whether so many lines may be ordered by somebody who has ordered so often since yesterday. */
export function decideOrder(
  lines: number,
  orderedToday: number,
  limits: Limits,
): { readonly orders: true } | Refusal {
  if (lines === 0) return refuse('directory.extract.empty')
  if (lines > limits.lines) return refuse('directory.extract.too-many', { most: limits.lines })
  if (orderedToday >= limits.aDay) return refuse('directory.extract.too-often', { most: limits.aDay })
  return { orders: true }
}

/** What of a line each visible field lets through; everything else is a matter of the organisation. */
const parts: Readonly<Record<Field, readonly (keyof Line)[]>> = {
  name: ['name', 'otherName'],
  organisation: ['organisation', 'role', 'unit', 'category', 'address'],
  'job-title': ['jobTitle'],
  email: ['email'],
  phone: ['phone'],
  country: ['countryCode'],
  languages: ['languages'],
}

/**
 * A line about a person without what may no longer be seen of them; undefined when they are no longer seen at all. What
 * was hidden when the extract was made does not come back.
 */
export function stillSeen(line: Line, seen: ReadonlySet<Field>): Line | undefined {
  if (!seen.has('name')) return undefined
  const kept = new Set<keyof Line>(['id'])
  for (const [field, names] of Object.entries(parts) as [Field, readonly (keyof Line)[]][])
    if (seen.has(field)) for (const name of names) kept.add(name)
  const entries = Object.entries(line).filter(([name]) => kept.has(name as keyof Line))
  return Object.fromEntries(entries) as unknown as Line
}

/** How far it is, in hundredths, for a bar that never says "done" too early. */
export const progressOf = (done: number, all: number): number =>
  all === 0 ? 0 : Math.min(99, Math.floor((100 * done) / all))
