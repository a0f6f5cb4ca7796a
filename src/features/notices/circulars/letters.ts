import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  heading,
  note,
  paragraph,
  theirs,
  type Letter,
} from '../../../platform/outgoing-mail/letter.ts'
import { languageName } from '../../../platform/i18n/index.ts'
import type { Language } from '../../../values/language.ts'
import { plainWords, wordingFor } from '../rules.ts'
import type { Notice } from '../types.ts'

/** A circular as its readers get it: in their language, or in another with a word about it. */
export function circularLetter(
  t: Texts,
  it: Pick<Notice, 'id' | 'wordings'>,
  languages: readonly Language[],
): Letter {
  const { wording, language, isFallback } = wordingFor(it.wordings, t.language, languages)
  const fallback = isFallback
    ? [note(t('notices.letter.fallback', { language: languageName(t, language).here }))]
    : []
  return {
    subject: wording.title,
    blocks: [
      heading(theirs(wording.title)),
      ...fallback,
      ...plainWords(wording.words)
        .split(/\n{2,}/)
        .filter((one) => one.trim() !== '')
        .map((one) => paragraph(theirs(one.trim()))),
      action(t('notices.letter.read'), `/notices/${it.id}`),
      note(t('notices.letter.why')),
    ],
  }
}
