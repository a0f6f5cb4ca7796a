import type { House } from '../../../platform/house.ts'
import { previewMail, type Copy } from '../../../platform/outgoing-mail/preview.ts'
import type { Language } from '../../../values/language.ts'
import { parseFilter } from '../desk/filter.ts'
import { readForLetters } from '../store/for-letters.ts'
import { groupLetter } from './letters.ts'
import { sampleReaders } from './store/readers.ts'
import type { GroupMessage } from './types.ts'

/** What one real reader of a language would get. */
export type Preview = { readonly language: Language; readonly name: string; readonly copy: Copy }

/** The message as its readers get it: one real reader for each language that somebody in the group reads, or for one. */
export async function previewsOf(
  house: House,
  message: GroupMessage,
  only?: Language,
): Promise<readonly Preview[]> {
  const { db, clock, profile } = house
  const filter = parseFilter(new URLSearchParams(message.query))
  const samples = (await sampleReaders(db, filter, clock.now())).filter(
    ({ to }) => only === undefined || languageOf(profile, to.language) === only,
  )
  const found = await readForLetters(
    db,
    samples.map(({ registrationId }) => registrationId),
  )
  const previews = await Promise.all(
    samples.map(async ({ to }, place) => {
      const view = found[place]?.view
      const language = languageOf(profile, to.language)
      const letter = view && groupLetter(house.texts(language), { message, view, textsOf: house.texts })
      const copy = letter && (await previewMail(house, letter, { ...to, language }, clock.now()))
      return copy && { language, name: to.name ?? '', copy }
    }),
  )
  const once = new Map(previews.flatMap((one) => (one ? [[one.language, one] as const] : [])))
  return profile.languages.flatMap((language) => once.get(language) ?? [])
}

/** Whoever reads a language that the body does not write gets its first one. */
const languageOf = ({ languages }: House['profile'], language: Language): Language =>
  languages.includes(language) ? language : (languages[0] ?? 'en')
