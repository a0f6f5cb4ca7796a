import { sizeOf, type Texts } from '../../platform/i18n/index.ts'
import * as l from '../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'

export type FillingFacts = {
  readonly address: string
  /** 80, 90, 95, or 100 while mail is turned away. */
  readonly percent: number
  readonly usedBytes: number
  readonly quotaBytes: number
}

/** A mailbox fills up, or is full. It goes to the contact address: a full mailbox takes no mail. */
export function fillingLetter(t: Texts, { address, percent, usedBytes, quotaBytes }: FillingFacts): Letter {
  const isFull = percent >= 100
  const lead = isFull ? t('mailbox.mail.full.lead') : t('mailbox.mail.filling.lead', { percent })
  return {
    subject: isFull ? t('mailbox.mail.full.subject') : t('mailbox.mail.filling.subject', { percent }),
    preheader: lead,
    blocks: [
      l.heading(isFull ? t('mailbox.mail.full.subject') : t('mailbox.mail.filling.subject', { percent })),
      l.paragraph(lead),
      l.facts([
        [t('mailbox.field.address'), l.code(address)],
        [t('mailbox.field.used'), t('mailbox.used', sizesOf(t, usedBytes, quotaBytes))],
      ]),
      l.action(t('mailbox.make-room'), '/mail/room'),
      l.paragraph(t('mailbox.mail.always')),
    ],
  }
}

/** How much is used of how much, as people read it. */
export const sizesOf = (t: Texts, usedBytes: number, quotaBytes: number) => ({
  used: sizeOf(t, usedBytes, 'down'),
  quota: sizeOf(t, quotaBytes),
})
