import { Bad } from '../../../protocols/imap/bad.ts'

const most = { length: 600, wildcards: 30 }

/**
 * Whether a path fits what LIST asks for: `*` is anything, `%` anything within one level. It takes a time that grows with both
 * lengths, however many wildcards there are.
 */
export function matcher(pattern: string): (path: string) => boolean {
  const signs = [...pattern.replace(/[*%]*\*[*%]*/g, '*').replace(/%+/g, '%')]
  const wildcards = signs.filter((sign) => sign === '*' || sign === '%').length
  if (signs.length > most.length || wildcards > most.wildcards) throw new Bad('Pattern too long')
  return (path) => fits(signs, path)
}

/** Keeps all places of the pattern where the path read so far may end. */
function fits(signs: readonly string[], path: string): boolean {
  let places = past(signs, [0])
  for (const letter of path) {
    const next = new Set<number>()
    for (const place of places) {
      const sign = signs[place]
      if (sign === '*' || (sign === '%' && letter !== '/')) next.add(place)
      else if (sign === letter) next.add(place + 1)
    }
    places = past(signs, next)
    if (places.size === 0) return false
  }
  return places.has(signs.length)
}

/** Wildcards may also be nothing. */
function past(signs: readonly string[], places: Iterable<number>): Set<number> {
  const all = new Set(places)
  for (const place of all) if (signs[place] === '*' || signs[place] === '%') all.add(place + 1)
  return all
}
