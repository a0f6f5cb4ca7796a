import type { Texts } from '../../../platform/i18n/index.ts'
import { action, code, facts, heading, note, paragraph } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

export type NewDeviceLetter = {
  readonly userName: string
  /** When, in words. */
  readonly when: string
  /** "Firefox, Linux"; empty when the program did not say. */
  readonly device: string
  readonly network: string
  readonly token: string
  readonly days: number
  readonly contact: string
}

/** Somebody signed in on a device that is not known: when, on what, from where, and how to lock the account. */
export const newDeviceLetter = (t: Texts, it: NewDeviceLetter): Letter => ({
  replyTo: it.contact,
  subject: t('sign-in.letter.new-device.subject'),
  preheader: t('sign-in.letter.new-device.words'),
  blocks: [
    heading(t('sign-in.letter.new-device.title')),
    paragraph(t('sign-in.letter.new-device.words')),
    facts([
      [t('sign-in.letter.user-name'), code(it.userName)],
      [t('sign-in.letter.new-device.when'), it.when],
      [
        t('sign-in.letter.new-device.device'),
        it.device ? code(it.device) : t('sign-in.letter.new-device.unknown'),
      ],
      [t('sign-in.letter.new-device.where'), code(it.network)],
    ]),
    paragraph(t('sign-in.letter.new-device.not-you', { days: it.days })),
    action(t('sign-in.letter.new-device.lock'), `/account/lock/${it.token}`, 'secret'),
    note(t('sign-in.letter.new-device.looking')),
  ],
})
