import type { Texts } from '../../../platform/i18n/index.ts'
import { action, code, facts, heading, note, paragraph } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

/** To somebody who chose another user name: which one works from now on. */
export const userNameChosenLetter = (
  t: Texts,
  it: { readonly was: string; readonly userName: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.user-name.subject', { name: it.userName }),
  preheader: t('accounts.letter.user-name.words'),
  blocks: [
    heading(t('accounts.letter.user-name.title')),
    paragraph(t('accounts.letter.user-name.words')),
    facts([
      [t('accounts.letter.user-name.now'), code(it.userName)],
      [t('accounts.letter.user-name.was'), code(it.was)],
    ]),
    action(t('accounts.letter.user-name.action'), '/account'),
    note(t('accounts.letter.address-note.not-you')),
  ],
})
