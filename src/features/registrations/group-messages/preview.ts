import type { House } from '../../../platform/house.ts'
import type { Copy, Mail } from '../../../platform/outgoing-mail/outbox.ts'
import { writeMail } from '../../../platform/outgoing-mail/write.ts'
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
      const language = profile.languages.includes(to.language)
        ? to.language
        : (profile.languages[0] as Language)
      const mail = mailTo(message, to, language, clock.now())
      const write = async () =>
        view && groupLetter(house.texts(language), { message, view, textsOf: house.texts })
      const copy = await writeMail(house, { 'registrations.group-message': write }, mail, clock.now())
      return copy && { language, name: to.name ?? '', copy }
    }),
  )
  const once = new Map(previews.flatMap((one) => (one ? [[one.language, one] as const] : [])))
  return profile.languages.flatMap((language) => once.get(language) ?? [])
}

/** Whoever reads a language that the body does not write gets its first one. */
const languageOf = ({ languages }: House['profile'], language: Language): Language =>
  languages.includes(language) ? language : (languages[0] ?? 'en')

/** A mail as it would stand in the outbox; it never does. */
const mailTo = (
  { id }: GroupMessage,
  to: { readonly address: string; readonly name?: string },
  language: Language,
  now: Date,
): Mail => ({
  id,
  lane: 'bulk',
  occasion: 'registrations.group-message',
  person_id: id,
  to_address: to.address,
  to_name: to.name ?? null,
  language,
  facts: {},
  once_key: null,
  state: 'queued',
  message_id: id,
  subject: null,
  text_body: null,
  html_body: null,
  source: null,
  tries: 0,
  due_at: now,
  taken_at: null,
  sent_at: null,
  last_error: null,
  created_at: now,
  holds_secrets: false,
})
