import type { Texts } from '../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  quietAction,
} from '../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../platform/outgoing-mail/letter.ts'
import type { BlockReason } from '../accounts/index.ts'

/** Whose account it is: its user names, and the addresses one signs in with, masked. */
export type LetterHolder = {
  readonly userNames: readonly string[]
  readonly emails: readonly string[]
  readonly contact: string
}

const who = (t: Texts, { userNames, emails }: LetterHolder): readonly Fact[] => [
  [t('sign-in.letter.user-name'), userNames.map(code)],
  [t('sign-in.letter.email'), emails.map(code)],
]

/** To the contact address of an account whose password is lost: its user name and a link to a new password. */
export const recoveryLetter = (
  t: Texts,
  it: LetterHolder & { readonly token: string; readonly minutes: number },
): Letter => ({
  replyTo: it.contact,
  subject: t('sign-in.letter.recovery.subject'),
  preheader: t('sign-in.letter.recovery.words'),
  blocks: [
    heading(t('sign-in.letter.recovery.title')),
    paragraph(t('sign-in.letter.recovery.words')),
    facts([
      ...who(t, it),
      [t('sign-in.letter.state'), t('sign-in.letter.state.active')],
      [t('sign-in.letter.link'), t('sign-in.letter.link.words', { minutes: it.minutes })],
    ]),
    action(t('sign-in.letter.recovery.action'), `/account/recovery/${it.token}`, 'secret'),
    note(t('sign-in.letter.recovery.not-you')),
    quietAction(t('sign-in.letter.recovery.disown'), `/account/recovery/not-me/${it.token}`, 'secret'),
  ],
})

export type NoEntry = LetterHolder & {
  readonly state: 'initial' | 'blocked' | 'closed'
  readonly reason: BlockReason | null
  /** With which its owner begins again; without it, somebody has to be asked. */
  readonly token: string | undefined
}

/**
 * The same for an account with which nobody can sign in: that it is so, and how to begin again. Why staff blocked it is
 * said to nobody by mail.
 */
export const noEntryLetter = (t: Texts, it: NoEntry): Letter => ({
  replyTo: it.contact,
  subject: t(`sign-in.letter.no-entry.subject-${it.state}`),
  preheader: t(`sign-in.letter.state.${it.state}`),
  blocks: [
    heading(t('sign-in.letter.no-entry.title')),
    paragraph(t('sign-in.letter.no-entry.words')),
    facts([...who(t, it), [t('sign-in.letter.state'), t(`sign-in.letter.state.${it.state}`)]]),
    ...(it.token
      ? [
          paragraph(t(`sign-in.again.why.${it.reason ?? 'initial'}`)),
          action(t('sign-in.again.begin'), `/account/activation/again/${it.token}`, 'secret'),
        ]
      : [paragraph(t('sign-in.letter.no-entry.next', { contact: it.contact }))]),
    note(t('sign-in.letter.no-entry.not-you')),
  ],
})

/** After a password was changed: so that its owner notices if it was somebody else. */
export const passwordChangedLetter = (
  t: Texts,
  it: LetterHolder & { readonly isElsewhere: boolean },
): Letter => {
  const words = t(it.isElsewhere ? 'sign-in.letter.changed.elsewhere' : 'sign-in.letter.changed.words')
  return {
    replyTo: it.contact,
    subject: t('sign-in.letter.changed.subject'),
    preheader: words,
    blocks: [
      heading(t('sign-in.letter.changed.title')),
      paragraph(words),
      facts([[t('sign-in.letter.user-name'), it.userNames.map(code)]]),
      note(t('sign-in.letter.changed.not-you', { contact: it.contact })),
    ],
  }
}
