import { foldPassword } from './rules.ts'

/** Passwords that were published among stolen ones. */
export type ListedPasswords = {
  readonly size: number
  /** Whether this very password is on the list, written in whatever case. Never wrong in either direction. */
  has(password: string): boolean
}

const end = 0x0a

/** The form the list is kept in: folded, sorted by bytes, each once, each ended by a line feed. */
export function packed(entries: Iterable<string>): Buffer {
  const lines = [...new Set([...entries].map(foldPassword))].map((entry) => Buffer.from(`${entry}\n`))
  return Buffer.concat(lines.sort((one, other) => one.compare(other)))
}

/** Looks things up in the packed form as it lies in memory: some 640 KB instead of forty thousand strings. */
export function listedPasswords(list: Buffer): ListedPasswords {
  let size = 0
  for (let at = list.indexOf(end); at >= 0; at = list.indexOf(end, at + 1)) size += 1
  return { size, has: (password) => isIn(list, Buffer.from(`${foldPassword(password)}\n`)) }
}

/** Halves the list until one line is left. A password with a line feed in it is on no line. */
function isIn(list: Buffer, wanted: Buffer): boolean {
  if (wanted.indexOf(end) !== wanted.length - 1) return false
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const start = middle === 0 ? 0 : list.lastIndexOf(end, middle - 1) + 1
    const after = list.indexOf(end, middle) + 1
    const order = wanted.compare(list, start, after)
    if (order === 0) return true
    if (order < 0) to = start
    else from = after
  }
  return false
}
