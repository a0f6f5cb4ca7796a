import type { Texts } from '../../platform/i18n/index.ts'
import { action, code, facts, heading, note, paragraph } from '../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'

/** To the contact address of an account whose password is lost: its user name and a link to a new password. */
export const recoveryLetter = (
  t: Texts,
  it: {
    readonly userName: string
    readonly email: string
    readonly path: string
    readonly minutes: number
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('sign-in.letter.recovery.subject'),
  preheader: t('sign-in.letter.recovery.words'),
  blocks: [
    heading(t('sign-in.letter.recovery.title')),
    paragraph(t('sign-in.letter.recovery.words')),
    facts([
      [t('sign-in.letter.user-name'), code(it.userName)],
      [t('sign-in.letter.email'), code(it.email)],
      [t('sign-in.letter.link'), t('sign-in.letter.link.words', { minutes: it.minutes })],
    ]),
    action(t('sign-in.letter.recovery.action'), it.path, 'secret'),
    note(t('sign-in.letter.recovery.not-you')),
  ],
})

/** After a password was changed: so that its owner notices if it was somebody else. */
export const passwordChangedLetter = (
  t: Texts,
  it: { readonly userName: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('sign-in.letter.changed.subject'),
  preheader: t('sign-in.letter.changed.words'),
  blocks: [
    heading(t('sign-in.letter.changed.title')),
    paragraph(t('sign-in.letter.changed.words')),
    facts([[t('sign-in.letter.user-name'), code(it.userName)]]),
    note(t('sign-in.letter.changed.not-you', { contact: it.contact })),
  ],
})
