import { envelopeMeant, structureMeant } from './meant.ts'
import type { Said } from './said.ts'

/** What is told of one kind of thing, as values; whatever a server is free to choose has only its place. */

export const textOf = (it: Said | undefined): string =>
  it === undefined ? '' : typeof it === 'string' ? it : 'text' in it ? it.text : it.map(textOf).join(' ')
export const listOf = (it: Said | undefined): readonly Said[] =>
  Array.isArray(it) ? (it as readonly Said[]) : []

/** Names and values that follow each other. */
export const pairs = (all: readonly Said[]): [string, Said][] =>
  all.flatMap((name, n) => (n % 2 === 0 ? [[textOf(name).toUpperCase(), all[n + 1]!] as [string, Said]] : []))

/** INBOX is the same in any case. */
const pathOf = (it: Said | undefined) => textOf(it).replace(/^inbox(?=\/|$)/i, 'INBOX')

/** A set of numbers as all of them. */
export const setMeant = (set: string): string =>
  set
    .split(',')
    .flatMap((range) => {
      const [from, to = from] = range.split(':').map(Number)
      return Array.from({ length: to! - from! + 1 }, (_, n) => from! + n)
    })
    .sort((a, b) => a - b)
    .join(',')

const inOrder = (entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Flags have no order and no case; `\Recent` is always none of ours (RFC 9051 appendix E has done away with it). */
export const flagsMeant = (it: Said | undefined): string[] =>
  listOf(it)
    .map((flag) => textOf(flag).toLowerCase())
    .filter((flag) => flag !== '\\recent')
    .sort()

/** What FETCH tells of a message. */
export const itemsMeant = (it: Said | undefined): Record<string, unknown> =>
  inOrder(pairs(listOf(it)).map(([name, value]) => [name.replaceAll('"', ''), itemMeant(name, value)]))

function itemMeant(name: string, value: Said): unknown {
  if (name === 'FLAGS') return flagsMeant(value)
  if (name === 'MODSEQ') return 'a number'
  if (name === 'ENVELOPE') return envelopeMeant(value)
  if (name === 'BODY' || name === 'BODYSTRUCTURE') return structureMeant(value)
  // A part that is not there is NIL or empty: RFC 3501 7.4.2 does not say which.
  return value === 'NIL' ? '' : textOf(value)
}

const isUse = (attribute: string) => /^\\(Drafts|Sent|Archive|Junk|Trash)$/.test(attribute)
const isOfChildren = (attribute: string) => /^\\Has(No)?Children$/.test(attribute)

/**
 * Whether a command wants to hear of an attribute of folders: where it says what it wants, a server may say more (RFC 5258 3.2, RFC 6154
 * 2). What is only a hint is never asked for, and what does not exist can anyway not be selected.
 */
function isWanted(attribute: string, said: string): boolean {
  const isExtended = /^LIST (\(|\S+ \()|RETURN/.test(said)
  if (/^\\(Un)?Marked$|^\\NonExistent$/.test(attribute)) return false
  if (isUse(attribute)) return isExtended ? said.includes('SPECIAL-USE') : said.startsWith('LIST')
  return !isExtended || !isOfChildren(attribute) || said.includes('CHILDREN')
}

/** A line of LIST or LSUB. */
export const folderMeant = ([attributes, separator, path, more]: readonly Said[], said: string): unknown => ({
  path: pathOf(path),
  attributes: listOf(attributes)
    .map(textOf)
    .filter((one) => isWanted(one, said))
    .sort(),
  separator: textOf(separator),
  ...(more && { more: textOf(more) }),
})

const isFree = (name: string) => name === 'UIDVALIDITY' || name === 'HIGHESTMODSEQ'

export const statusMeant = ([path, items]: readonly Said[]): unknown => {
  const said = pairs(listOf(items)).filter(([name]) => name !== 'RECENT')
  return {
    path: pathOf(path),
    ...inOrder(said.map(([name, value]) => [name, isFree(name) ? 'a number' : textOf(value)])),
  }
}

/** A line of ESEARCH. */
export const shortMeant = ([tag, ...rest]: readonly Said[]): unknown => {
  const isUid = rest[0] === 'UID'
  const found = pairs(isUid ? rest.slice(1) : rest).map(
    ([name, value]) =>
      [
        name,
        name === 'MODSEQ' ? 'a number' : name === 'ALL' ? setMeant(textOf(value)) : textOf(value),
      ] as const,
  )
  return { isTagged: Array.isArray(tag), isUid, ...inOrder(found) }
}
