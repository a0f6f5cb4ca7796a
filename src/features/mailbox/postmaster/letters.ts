import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'

export type PostmasterFacts = {
  readonly address: string
  readonly sender: string
  readonly from: string
  readonly subject: string
  readonly words: string
  /** The whole message, in base64. */
  readonly source?: string
}

/** To the service desk: what was written to `postmaster` or `abuse`, as words that lead nowhere, and the message as a file. */
export const postmasterLetter = (t: Texts, it: PostmasterFacts): Letter => ({
  subject: t('mailbox.postmaster.subject', { address: it.address }),
  preheader: t('mailbox.postmaster.lead'),
  blocks: [
    l.heading(t('mailbox.postmaster.subject', { address: it.address })),
    l.paragraph(t('mailbox.postmaster.lead')),
    l.facts([
      [t('mailbox.postmaster.from'), l.theirs(it.from || it.sender || t('mailbox.postmaster.nobody'))],
      [t('mailbox.postmaster.about'), l.theirs(it.subject || t('mailbox.postmaster.nothing'))],
    ]),
    l.paragraph(l.theirs(it.words.trim() || t('mailbox.postmaster.nothing'))),
    l.note(t('mailbox.postmaster.careful')),
  ],
  ...(it.source && {
    attachments: [
      {
        fileName: 'message.eml',
        contentType: 'application/octet-stream',
        content: Buffer.from(it.source, 'base64'),
      },
    ],
  }),
})

export const postmasterLetters: LetterWriters = {
  'mailbox.to-postmaster': (told, t) =>
    Promise.resolve(postmasterLetter(t, told as unknown as PostmasterFacts)),
}
