import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  quietAction,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

export type MailboxChangeTold = {
  readonly userName: string
  /** The new address, whole for whoever reads it there, else masked. */
  readonly address: string
  /** From when on it counts, in words. */
  readonly due: string
  readonly stop: string
  readonly contact: string
}

/** To the addresses somebody has: another one is about to take their place, and how to stop that. */
export const oldMailboxLetter = (t: Texts, it: MailboxChangeTold): Letter => ({
  replyTo: it.contact,
  subject: t('administration.letter.mailbox-old.subject'),
  preheader: t('administration.letter.mailbox-old.words', { due: it.due }),
  blocks: [
    heading(t('administration.letter.mailbox-old.title')),
    paragraph(t('administration.letter.mailbox-old.words', { due: it.due })),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t('administration.letter.mailbox.new'), code(it.address)],
      [t('administration.letter.mailbox.due'), it.due],
    ]),
    paragraph(t('administration.letter.mailbox-old.not-you')),
    action(t('administration.letter.mailbox.stop'), `/account/mailbox-change/${it.stop}`, 'secret'),
    note(t('administration.letter.mailbox-old.was-you', { contact: it.contact })),
  ],
})

/** To the new address: it is about to become somebody's contact address, if they say that it is theirs. */
export const newMailboxLetter = (t: Texts, it: MailboxChangeTold & { readonly prove: string }): Letter => ({
  replyTo: it.contact,
  subject: t('administration.letter.mailbox-new.subject'),
  preheader: t('administration.letter.mailbox-new.words'),
  blocks: [
    heading(t('administration.letter.mailbox-new.title')),
    paragraph(t('administration.letter.mailbox-new.words')),
    facts([
      [t('administration.letter.mailbox.new'), code(it.address)],
      [t('administration.letter.mailbox.due'), it.due],
    ]),
    action(t('administration.letter.mailbox-new.action'), `/account/mailbox-proof/${it.prove}`, 'secret'),
    quietAction(
      t('administration.letter.mailbox-new.not-you'),
      `/account/mailbox-change/${it.stop}`,
      'secret',
    ),
  ],
})
