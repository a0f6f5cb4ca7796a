/** The part of a file that is asked for, its last byte included. */
export type Part = { readonly from: number; readonly to: number }

/**
 * Reads `Range: bytes=…` for a file of so many bytes. `whole`: there is none, or one that may be left aside (several parts, another
 * unit, nonsense); `beyond`: it asks for what is not there.
 */
export function partOf(range: string | undefined, size: number): Part | 'whole' | 'beyond' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'beyond' : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  if (from >= size) return 'beyond'
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return to < from ? 'whole' : { from, to }
}

/**
 * Whether a part is a fetch of its own rather than the rest of one: it has the first byte; or most of the file, unless it says by
 * `If-Range` that it goes on where another broke off.
 */
export const isFetch = ({ from, to }: Part, size: number, goesOn: boolean): boolean =>
  from === 0 || (!goesOn && to - from + 1 > size / 2)

/** Whether a mark is among those of `If-None-Match`; compared weakly, as that header wants. */
export const isAmong = (marks: string | undefined, mark: string): boolean =>
  (marks ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === mark || one.trim() === '*')
