import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  list,
  note,
  paragraph,
  secret,
  status,
  strong,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

export type WelcomeLetter = {
  readonly userName: string
  /** As it is shown: with the body's word, in groups. */
  readonly code: string
  /** Until when it works, in words. */
  readonly until: string
  /** The account was used before. */
  readonly isAgain: boolean
  readonly contact: string
}

/** The welcome code, to the contact address only: what to do with it, and what becomes of the account otherwise. */
export function welcomeLetter(t: Texts, it: WelcomeLetter): Letter {
  const words = t(it.isAgain ? 'sign-in.letter.welcome.again' : 'sign-in.letter.welcome.first')
  return {
    replyTo: it.contact,
    subject: t(it.isAgain ? 'sign-in.letter.welcome.subject-again' : 'sign-in.letter.welcome.subject'),
    preheader: words,
    blocks: [
      status('pending', t('sign-in.letter.state.initial')),
      heading(t('sign-in.letter.welcome.title')),
      paragraph(words),
      facts([
        [t('sign-in.letter.user-name'), code(it.userName)],
        [t('sign-in.letter.welcome.code'), secret(it.code)],
        [t('sign-in.letter.welcome.until'), it.until],
      ]),
      action(t('sign-in.letter.welcome.action'), '/account/activation'),
      list([
        t('sign-in.letter.welcome.type'),
        t('sign-in.letter.welcome.choose'),
        t('sign-in.letter.welcome.then'),
      ]),
      paragraph(strong(t('sign-in.letter.welcome.or-blocked'))),
      note(t('sign-in.letter.welcome.only-there')),
    ],
  }
}

/** To the other addresses of an account that begins again: so that its owner notices if it was somebody else. */
export const begunAgainLetter = (
  t: Texts,
  it: { readonly userName: string; readonly maskedContact: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('sign-in.letter.begun-again.subject'),
  preheader: t('sign-in.letter.begun-again.words'),
  blocks: [
    heading(t('sign-in.letter.begun-again.title')),
    paragraph(t('sign-in.letter.begun-again.words')),
    facts([
      [t('sign-in.letter.user-name'), code(it.userName)],
      [t('sign-in.letter.begun-again.contact'), code(it.maskedContact)],
    ]),
    note(t('sign-in.letter.begun-again.not-you', { contact: it.contact })),
  ],
})
