import { lineEnd } from './fields.ts'

/**
 * A line that ends a part: where the part's bytes end, where the next line begins, whose it is, and whether it is the last; after a line
 * that has no end nothing begins.
 */
export type Delimiter = {
  readonly at: number
  readonly next: number
  readonly level: number
  readonly isLast: boolean
}

/** Longest boundary that is looked for. RFC 2046 allows 70 signs; real ones are sometimes longer. */
export const longestBoundary = 200

/** How many lines that look like a delimiter are compared in one message; whoever writes more of them wants us to be slow. */
const mostLooks = 200_000

const [lf, cr, dash] = [10, 13, 45]
const lead = Buffer.from('\n--')

/** Finds the lines that end parts, for the multiparts that are open. An outer one ends the inner ones with it. */
export class Delimiters {
  readonly #raw: Buffer
  readonly #open: Buffer[] = []
  #looks = 0

  constructor(raw: Buffer) {
    this.#raw = raw
  }

  open(boundary: string): void {
    this.#open.push(Buffer.from(boundary, 'utf8'))
  }

  close(): void {
    this.#open.pop()
  }

  get level(): number {
    return this.#open.length
  }

  /** The first delimiter that begins at or after a place, where a line must begin. */
  next(from: number): Delimiter | undefined {
    if (this.#open.length === 0) return undefined
    const first = this.at(from, from)
    if (first) return first
    for (let at = this.#lead(from); at >= 0; at = this.#lead(at + 1)) {
      const found = this.at(at + 1, from)
      if (found) return found
    }
    return undefined
  }

  #lead(from: number): number {
    return this.#looks > mostLooks ? -1 : this.#raw.indexOf(lead, from)
  }

  /**
   * The delimiter that is the line at a place, if it is one: it begins with a boundary, and whatever follows there means nothing (RFC 2046
   * 5.1.1); of boundaries that begin alike it is the longest. Its line end belongs to it, but nothing before `from`.
   */
  at(line: number, from: number): Delimiter | undefined {
    const raw = this.#raw
    if (raw[line] !== dash || raw[line + 1] !== dash || this.#looks++ > mostLooks) return undefined
    const level = this.#levelOf(line + 2)
    if (level === 0) return undefined
    const after = line + 2 + this.#open[level - 1]!.length
    const next = lineEnd(raw, after, raw.length)
    const isLast = (raw[after] === dash && raw[after + 1] === dash) || raw[next - 1] !== lf
    return { at: Math.max(from, before(raw, line)), next, level, isLast }
  }

  /** Which open multipart has the longest boundary that stands at a place, the inner one of two that are alike; 0: none. */
  #levelOf(at: number): number {
    let best = 0
    let longest = 0
    for (let level = this.#open.length; level > 0; level--) {
      const boundary = this.#open[level - 1]!
      const end = at + boundary.length
      if (boundary.length <= longest || this.#raw[at] !== boundary[0] || end > this.#raw.length) continue
      if (this.#raw.compare(boundary, 0, boundary.length, at, end) !== 0) continue
      best = level
      longest = boundary.length
    }
    return best
  }
}

/** Where the line before ends, without its line end. */
function before(raw: Buffer, line: number): number {
  if (line === 0 || raw[line - 1] !== lf) return line
  return line > 1 && raw[line - 2] === cr ? line - 2 : line - 1
}
