import type { Texts } from '../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  status,
  theirs,
} from '../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'
import type { OrganisationWords } from './pages/organisation-words.ts'

/**
 * To an address that has no account: the link that proves it and leads to choosing a password. It repeats nothing that
 * was typed but the address: whoever typed it is not known, and must not write to others through us.
 */
export const signUpLetter = (
  t: Texts,
  it: {
    readonly email: string
    readonly path: string
    readonly hours: number
    readonly days: number
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.sign-up.subject'),
  preheader: t('accounts.letter.sign-up.words'),
  blocks: [
    heading(t('accounts.letter.sign-up.title')),
    paragraph(t('accounts.letter.sign-up.words')),
    action(t('accounts.letter.sign-up.action'), it.path, 'secret'),
    facts([
      [t('accounts.field.email'), code(it.email)],
      [t('accounts.letter.link'), t('accounts.letter.link.words', { hours: it.hours })],
    ]),
    note(t('accounts.letter.not-you', { days: it.days })),
  ],
})

/** To an address that has an account: nothing was changed, and how to get in. */
export const knownLetter = (
  t: Texts,
  it: { readonly userName: string; readonly email: string; readonly path: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.known.subject'),
  preheader: t('accounts.letter.known.words'),
  blocks: [
    heading(t('accounts.letter.known.title')),
    paragraph(t('accounts.letter.known.words')),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t('accounts.field.email'), code(it.email)],
    ]),
    action(t('accounts.letter.known.action'), it.path),
    paragraph(t('accounts.letter.known.lost')),
    note(t('accounts.letter.known.not-you')),
  ],
})

/** To somebody whose account has just begun: what to sign in with, and the way back to where they came from. */
export const activatedLetter = (
  t: Texts,
  it: {
    readonly userName: string
    readonly email: string
    readonly path: string
    /** What the way back leads to, such as the title of an event. */
    readonly where: string | undefined
    readonly organisation: OrganisationWords
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.activated.subject'),
  preheader: t('accounts.letter.activated.words'),
  blocks: [
    status('confirmed', t('accounts.letter.activated.state')),
    heading(t('accounts.letter.activated.title')),
    paragraph(t('accounts.letter.activated.words')),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t('accounts.field.email'), code(it.email)],
      ...(it.where ? [[t('accounts.letter.next'), theirs(it.where)] as const] : []),
    ]),
    action(t(it.where ? 'accounts.letter.activated.back' : 'accounts.letter.activated.start'), it.path),
    ...it.organisation.map(({ code, values }) => paragraph(t(code, values))),
  ],
})
