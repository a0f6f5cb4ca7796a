import type { Localised } from '../../../values/language.ts'
import type { EventView } from '../types.ts'
import { wordFields } from './types.ts'

/** Where an event stands, as the desk sees it. */
export type Standing = 'draft' | 'published' | 'closed' | 'cancelled'

export const standingOf = (event: Pick<EventView, 'state' | 'registrationClosedAt'>): Standing =>
  event.state === 'published' && event.registrationClosedAt ? 'closed' : event.state

/** Words that are there in some language of the body and not in this one. What nobody wrote anywhere is not missing. */
export function untranslated(
  event: Pick<EventView, (typeof wordFields)[number]> & {
    readonly sessions: readonly { readonly title: Localised }[]
  },
  language: string,
): string[] {
  const lacks = (words: Localised) => Object.keys(words).length > 0 && !words[language]
  const fields: string[] = wordFields.filter((field) => lacks(event[field]))
  return event.sessions.some(({ title }) => lacks(title)) ? [...fields, 'sessions'] : fields
}

/** The languages in which something is missing. */
export const languagesMissing = (
  event: Parameters<typeof untranslated>[0],
  languages: readonly string[],
): string[] => languages.filter((language) => untranslated(event, language).length > 0)
