import type { Texts } from '../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  subheading,
  theirs,
} from '../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'

/**
 * To whoever decides for an organisation: what somebody wrote there, under their own name and address. An answer goes to
 * them. Nothing of theirs stands in the subject.
 */
export const relayedLetter = (
  t: Texts,
  it: {
    readonly organisation: string
    readonly path: string
    readonly name: string
    readonly email: string
    readonly words: string
    /** Nobody who decides could be reached: it comes to the body's own desk. */
    readonly isForDesk: boolean
  },
): Letter => {
  const { organisation } = it
  const why = t(it.isForDesk ? 'directory.letter.desk' : 'directory.letter.words', { organisation })
  return {
    replyTo: it.email,
    subject: t('directory.letter.subject', { organisation }),
    preheader: why,
    blocks: [
      heading(t('directory.letter.title', { organisation })),
      paragraph(why),
      facts([
        [t('directory.letter.from'), theirs(it.name)],
        [t('directory.letter.email'), code(it.email)],
      ]),
      subheading(t('directory.letter.message')),
      paragraph(theirs(it.words)),
      action(t('directory.letter.open'), it.path),
      note(t('directory.letter.unchecked')),
    ],
  }
}
