import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Change, Overrides, Wish } from './types.ts'

/** Names what is said: the same overrides have the same stamp, whatever their order. */
export const stampOf = (overrides: Overrides): string =>
  JSON.stringify(Object.entries(overrides).sort(([one], [other]) => (one < other ? -1 : 1)))

/** What differs, category by category. */
export function changesBetween(before: Overrides, after: Overrides): readonly Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((category) => ({
      category,
      from: before[category] ?? null,
      to: after[category] ?? null,
    }))
    .filter(({ from, to }) => from !== to)
}

/** Overrides change only from what was seen, and only where something differs. */
export function decideChange(before: Overrides, { wanted, seen }: Wish): readonly Change[] | Refusal {
  if (stampOf(before) !== seen) return refuse('events.overrides.changed-meanwhile')
  const changes = changesBetween(before, wanted)
  return changes.length === 0 ? refuse('events.overrides.nothing-changes') : changes
}
