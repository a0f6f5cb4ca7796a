import type { Texts } from '../../../platform/i18n/index.ts'
import { action, code, facts, heading, note, paragraph } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { mostInARow } from './rules.ts'

/** To the holder of an account whose password was guessed at too often: what still works, and that nobody came in. */
export const guessedLetter = (
  t: Texts,
  it: { readonly userNames: readonly string[]; readonly contact: string },
): Letter => {
  const words = t('sign-in.guessed.words', { count: mostInARow })
  return {
    replyTo: it.contact,
    subject: t('sign-in.guessed.subject'),
    preheader: words,
    blocks: [
      heading(t('sign-in.guessed.title')),
      paragraph(words),
      facts([[t('sign-in.letter.user-name'), it.userNames.map(code)]]),
      paragraph(t('sign-in.guessed.works')),
      action(t('sign-in.way.recover'), '/account/recovery'),
      note(t('sign-in.guessed.note')),
    ],
  }
}
