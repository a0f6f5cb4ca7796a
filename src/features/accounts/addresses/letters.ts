import { dayOf } from '../../../platform/i18n/dates.ts'
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
import type { AddressChange } from './types.ts'

type About = { readonly contact: string }

/**
 * To an address that leads to nobody: the link that proves it. It names no account, since whoever reads it may be a
 * stranger to the one who asked.
 */
export const confirmAddressLetter = (
  t: Texts,
  it: About & { readonly email: string; readonly path: string; readonly hours: number },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.address-asked.subject'),
  preheader: t('accounts.letter.address-asked.words'),
  blocks: [
    heading(t('accounts.letter.address-asked.title')),
    paragraph(t('accounts.letter.address-asked.words')),
    action(t('accounts.letter.address-asked.action'), it.path, 'secret'),
    facts([
      [t('accounts.field.email'), code(it.email)],
      [t('accounts.letter.link'), t('accounts.letter.link.words', { hours: it.hours })],
    ]),
    note(t('accounts.letter.address-asked.not-you')),
  ],
})

/** To an address that leads to an account: nothing was changed, and what to do with two accounts. */
export const knownAddressLetter = (
  t: Texts,
  it: About & { readonly email: string; readonly userName: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.address-known.subject'),
  preheader: t('accounts.letter.address-known.words'),
  blocks: [
    heading(t('accounts.letter.address-known.title')),
    paragraph(t('accounts.letter.address-known.words')),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t('accounts.field.email'), code(it.email)],
    ]),
    action(t('accounts.letter.address-known.action'), '/sign-in'),
    paragraph(t('accounts.letter.address-known.two')),
    quietAction(t('accounts.letter.address-known.merge'), '/account/merging'),
    note(t('accounts.letter.known.not-you')),
  ],
})

/** To an address that was removed from another account a few days ago and may still go back there. */
export const restingAddressLetter = (
  t: Texts,
  it: About & { readonly email: string; readonly freeAt: Date },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.address-resting.subject'),
  preheader: t('accounts.letter.address-resting.words'),
  blocks: [
    heading(t('accounts.letter.address-resting.title')),
    paragraph(t('accounts.letter.address-resting.words')),
    facts([
      [t('accounts.field.email'), code(it.email)],
      [t('accounts.letter.address-resting.free'), dayOf(t, it.freeAt, t.seat.timeZone)],
    ]),
    note(t('accounts.letter.address-asked.not-you')),
  ],
})

export type ChangedAddress = About & {
  readonly what: AddressChange
  /** The address that was added or removed, or that no longer is the contact address. */
  readonly about: string
  readonly userName: string
}

/** To the old address: what was changed, and for a week the way to take it back. */
export const addressChangedLetter = (
  t: Texts,
  it: ChangedAddress & { readonly path: string; readonly until: Date },
): Letter => ({
  replyTo: it.contact,
  subject: t(`accounts.letter.address-changed.${it.what}.subject`),
  preheader: t(`accounts.letter.address-changed.${it.what}`),
  blocks: [
    heading(t(`accounts.letter.address-changed.${it.what}.title`)),
    paragraph(t(`accounts.letter.address-changed.${it.what}`)),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t(`accounts.letter.address-changed.${it.what}.address`), code(it.about)],
      [t('accounts.letter.address-changed.until'), dayOf(t, it.until, t.seat.timeZone)],
    ]),
    paragraph(t('accounts.letter.address-changed.not-you')),
    action(t('accounts.letter.address-changed.action'), it.path, 'secret'),
    note(t('accounts.letter.address-changed.you')),
  ],
})

/** To the contact address, or to one that no longer leads anywhere: what was changed. */
export const addressNoteLetter = (
  t: Texts,
  it: About & {
    readonly what: AddressChange | 'restored'
    readonly about: string
    readonly userName: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t(`accounts.letter.address-note.${it.what}.subject`),
  preheader: t(`accounts.letter.address-note.${it.what}`),
  blocks: [
    heading(t(`accounts.letter.address-note.${it.what}.title`)),
    paragraph(t(`accounts.letter.address-note.${it.what}`)),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t(`accounts.letter.address-note.${it.what}.address`), code(it.about)],
    ]),
    action(t('accounts.letter.address-note.action'), '/account/addresses'),
    note(t('accounts.letter.address-note.not-you')),
  ],
})
