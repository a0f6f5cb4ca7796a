import type { Counts, PlannedRow } from './types.ts'

export const countsOf = (rows: readonly PlannedRow[]): Counts => {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { kind } of rows) counts[kind] += 1
  return counts
}

/**
 * Which of these would stand above themselves if each got the parent it is given. `parents` is everybody's parent as it
 * will be.
 */
export function onCircles(ids: readonly string[], parents: ReadonlyMap<string, string>): ReadonlySet<string> {
  const straight = new Set<string>()
  const circular = new Set<string>()
  for (const id of ids) {
    const way: string[] = []
    let at: string | undefined = id
    while (at !== undefined && !straight.has(at) && !circular.has(at) && !way.includes(at)) {
      way.push(at)
      at = parents.get(at)
    }
    const start = at === undefined ? -1 : way.indexOf(at)
    way.forEach((one, place) => (start >= 0 && place >= start ? circular : straight).add(one))
  }
  return circular
}
