import type { Language } from '../../../values/language.ts'
import type { Access, DocumentFile, EventDocument, Reader } from './types.ts'

export const stranger: Reader = { isSignedIn: false, attending: 'none', isMember: false, isStaff: false }

/** Whether somebody may have a document of this level. Staff who work on events may have all. */
export function mayRead(access: Access, { isSignedIn, attending, isMember, isStaff }: Reader): boolean {
  if (isStaff || access === 'public') return true
  if (!isSignedIn) return false
  switch (access) {
    case 'signed-in':
      return true
    case 'registered':
      return attending !== 'none'
    case 'confirmed':
      return attending === 'confirmed'
    case 'members':
      return isMember
    case 'staff':
      return false
  }
}

/** What of these somebody finds on the event's page: nothing they may not have, nothing that has no file yet. */
export const readableBy = (documents: readonly EventDocument[], reader: Reader): EventDocument[] =>
  documents.filter(({ access, files }) => files.length > 0 && mayRead(access, reader))

/** Whether signing in could show somebody more, without saying what there is. */
export const hidesSome = (documents: readonly EventDocument[], reader: Reader): boolean =>
  !reader.isSignedIn &&
  documents.some(({ access, files }) => files.length > 0 && access !== 'public' && access !== 'staff')

/** The files in the reader's order: their own language first, then as the body lists its languages. */
export function inOrder(
  files: readonly DocumentFile[],
  languages: readonly Language[],
  own: Language,
): DocumentFile[] {
  const rank = ({ language }: DocumentFile) => (language === own ? -1 : languages.indexOf(language))
  return [...files].sort((one, other) => rank(one) - rank(other))
}
