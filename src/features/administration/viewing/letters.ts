import type { Texts } from '../../../platform/i18n/index.ts'
import { action, facts, heading, note, paragraph, theirs } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

export type LookTold = {
  /** From when, in words. */
  readonly from: string
  readonly until: string
  readonly reason: string
  readonly contact: string
}

/** To a person whose pages somebody of the service desk looks at: when, why, and that nothing can be changed. */
export const lookedLetter = (t: Texts, it: LookTold): Letter => ({
  replyTo: it.contact,
  subject: t('administration.letter.looked.subject'),
  preheader: t('administration.letter.looked.words'),
  blocks: [
    heading(t('administration.letter.looked.title')),
    paragraph(t('administration.letter.looked.words')),
    facts([
      [t('administration.letter.looked.from'), it.from],
      [t('administration.letter.looked.until'), it.until],
      [t('administration.letter.looked.why'), theirs(it.reason)],
    ]),
    paragraph(t('administration.letter.looked.closed')),
    action(t('administration.letter.looked.action'), '/messages'),
    note(t('administration.letter.looked.not-asked', { contact: it.contact })),
  ],
})
