import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { ChangedLine, Version } from './types.ts'

const mostLines = 400

/** What changed between two texts, line by line: what both say, what is gone, what is new. */
export function changesBetween(before: string, after: string): readonly ChangedLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  if (old.length > mostLines || fresh.length > mostLines)
    return [...old.map((words) => line('gone', words)), ...fresh.map((words) => line('new', words))]
  const common = commonLengths(old, fresh)
  const changed: ChangedLine[] = []
  let [one, other] = [0, 0]
  while (one < old.length || other < fresh.length) {
    const [was, is] = [old[one], fresh[other]]
    if (was !== undefined && was === is) {
      changed.push(line('same', was))
      one++
      other++
    } else if (
      is === undefined ||
      (was !== undefined && at(common, one + 1, other) >= at(common, one, other + 1))
    ) {
      changed.push(line('gone', was ?? ''))
      one++
    } else {
      changed.push(line('new', is))
      other++
    }
  }
  return changed
}

const line = (kind: ChangedLine['kind'], words: string): ChangedLine => ({ kind, words })
const linesOf = (words: string): string[] => words.split('\n').filter((one) => one.trim() !== '')
const at = (table: readonly (readonly number[])[], row: number, column: number): number =>
  table[row]?.[column] ?? 0

/** For every pair of places: how many lines both texts share from there on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => Array<number>(fresh.length + 1).fill(0))
  for (let one = old.length - 1; one >= 0; one--)
    for (let other = fresh.length - 1; other >= 0; other--)
      (table[one] as number[])[other] =
        old[one] === fresh[other]
          ? at(table, one + 1, other + 1) + 1
          : Math.max(at(table, one + 1, other), at(table, one, other + 1))
  return table
}

type Fit = Pick<Version, 'fits' | 'fitsOurs'>

/**
 * What a draft says the same as. Whoever says that it fits, or writes the first text of a language, has what the first language says now
 * before them; whoever only corrects leaves it as it was. `ours`: by what the program's own words are known now, where it has some.
 */
export const fitOf = (
  written: { readonly fits: boolean },
  held: { readonly first: number; readonly live: Fit | undefined },
  ours: string | null,
): Fit => {
  if (!written.fits && held.live) return { fits: held.live.fits, fitsOurs: held.live.fitsOurs }
  const fits = written.fits ? held.first : 0
  return { fits, fitsOurs: fits === 0 ? ours : null }
}

type Draft = Pick<Version, 'revision'> | undefined

/** Whether what somebody typed may be kept: nobody else wrote since they saw the draft. `seen` is 0 where they saw none. */
export function decideSaving(draft: Draft, seen: number): Refusal | { readonly isNew: boolean } {
  if ((draft?.revision ?? 0) !== seen) return refuse('help.refused.written-meanwhile')
  return { isNew: draft === undefined }
}

/** Only what was looked at is published: the draft, as it was when it was shown. */
export function decidePublishing(draft: Draft, seen: number): Refusal | { readonly publishes: true } {
  if (!draft) return refuse('help.refused.no-draft')
  return draft.revision === seen ? { publishes: true } : refuse('help.refused.written-meanwhile')
}
