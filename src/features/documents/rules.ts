import type { Language } from '../../values/language.ts'
import { refuse, type Refusal } from '../../values/refusal.ts'
import { documentMoves } from './states.ts'
import type { Document, DocumentFile, DocumentState, Reader, Reading } from './types.ts'

export const stranger: Reader = {
  isSignedIn: false,
  isStaff: false,
  holdsAccess: false,
  takesPartIn: [],
  confirmedFor: new Set(),
  listedIn: new Set(),
}

type Asked = Pick<Document, 'id' | 'state' | 'level' | 'groupId' | 'eventId'>

/**
 * Whether somebody reads a document, and if not, what they are told. A list of people is a secret: whoever is not on it learns nothing.
 * Every other level is said to people who are signed in, with what they lack; strangers are asked to sign in.
 */
export function decideReading(it: Asked, reader: Reader): Reading {
  if (reader.isStaff) return 'read'
  if (it.state === 'draft') return 'absent'
  if (it.level === 'public') return 'read'
  if (it.level === 'list') return reader.isSignedIn && reader.listedIn.has(it.id) ? 'read' : 'absent'
  if (!reader.isSignedIn) return 'sign-in'
  if (it.level === 'account') return 'read'
  if (it.level === 'event')
    return it.eventId !== null && reader.confirmedFor.has(it.eventId) ? 'read' : { lacks: 'participation' }
  if (!reader.holdsAccess) return { lacks: 'access' }
  if (reader.takesPartIn === 'all') return 'read'
  if (it.level === 'member') return { lacks: 'whole-membership' }
  return it.groupId !== null && reader.takesPartIn.includes(it.groupId) ? 'read' : { lacks: 'group' }
}

/** Whether its files are handed on. Of what is withdrawn only the page is left, except for those who keep it. */
export const mayFetch = (it: Asked, reader: Reader): boolean =>
  decideReading(it, reader) === 'read' && (reader.isStaff || it.state === 'published')

/** Whether a document may go where staff want it: only along its ways, and to readers only with something to read. */
export function decideMove(
  it: Pick<Document, 'state' | 'files'>,
  to: DocumentState,
): Refusal | { to: DocumentState } {
  if (!documentMoves[it.state].includes(to)) return refuse('documents.refused.moved')
  if (to === 'published' && it.files.length === 0) return refuse('documents.refused.no-file')
  return { to }
}

/** The files in the reader's order: their own language first, then as the body lists its languages; of each the one to read first. */
export function inOrder<File extends Pick<DocumentFile, 'language' | 'kind'>>(
  files: readonly File[],
  languages: readonly Language[],
  own: Language,
): File[] {
  const rank = ({ language }: File) => (language === own ? -1 : languages.indexOf(language))
  const kindRank = ({ kind }: File) => (kind === 'pdf' ? '' : kind)
  return files.toSorted((one, other) => rank(one) - rank(other) || (kindRank(one) < kindRank(other) ? -1 : 1))
}

/** The same by language, each with its files. */
export function byLanguage<File extends Pick<DocumentFile, 'language' | 'kind'>>(
  files: readonly File[],
  languages: readonly Language[],
  own: Language,
): (readonly [Language, readonly File[]])[] {
  const all = new Map<Language, File[]>()
  for (const file of inOrder(files, languages, own))
    all.set(file.language, [...(all.get(file.language) ?? []), file])
  return [...all]
}

/** Days as columns, week by week, the weeks in which nothing was fetched too. Weeks begin on Monday. */
export function weeksOf(
  days: readonly { readonly day: string; readonly count: number }[],
  today: string,
  weeks: number,
): readonly { readonly from: string; readonly count: number }[] {
  const last = mondayOf(today)
  const counts = new Map<string, number>()
  for (const { day, count } of days) counts.set(mondayOf(day), (counts.get(mondayOf(day)) ?? 0) + count)
  return Array.from({ length: weeks }, (_, place) => {
    const from = plainOf(timeOf(last) - (weeks - 1 - place) * 7 * dayLength)
    return { from, count: counts.get(from) ?? 0 }
  })
}

const dayLength = 24 * 60 * 60_000
const timeOf = (plain: string): number => Date.parse(`${plain}T00:00:00Z`)
const plainOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const mondayOf = (plain: string): string =>
  plainOf(timeOf(plain) - ((new Date(timeOf(plain)).getUTCDay() + 6) % 7) * dayLength)
