import type { Texts } from '../../platform/i18n/index.ts'
import * as l from '../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'
import type { Enquiry, EnquiryMessage } from './types.ts'

/** What these letters are written from; all of it true when they are written. */
export type EnquiryLetterFacts = {
  readonly it: Enquiry
  /** The answer that the letter brings. */
  readonly message?: EnquiryMessage | undefined
  /** Where a reply by mail is filed; undefined: no mail comes in here, and the page takes replies. */
  readonly replyTo: string | undefined
  /** Where the thread is read: by its owner after signing in, by a stranger with a secret link. */
  readonly path: string
  readonly isSecret: boolean
  readonly contact: string
}

const about = (t: Texts, { it }: EnquiryLetterFacts): l.Block =>
  l.facts([
    [t('enquiries.number'), l.code(it.number)],
    [t('enquiries.desk.name'), t(`enquiries.desk.${it.desk}`)],
    // What a stranger typed is not sent to an address that a stranger typed.
    ...(it.personId || it.source === 'feedback'
      ? [[t('enquiries.field.subject'), l.theirs(it.subject)] as l.Fact]
      : []),
  ])

const toThread = (t: Texts, { path, isSecret }: EnquiryLetterFacts): l.Block =>
  l.action(t('enquiries.mail.open'), path, isSecret ? 'secret' : undefined)

const howToReply = (t: Texts, { replyTo }: EnquiryLetterFacts): l.Block =>
  l.note(t(replyTo ? 'enquiries.mail.reply' : 'enquiries.mail.reply-on-page'))

const envelope = ({ replyTo, contact }: EnquiryLetterFacts) => ({ replyTo: replyTo ?? contact, contact })

/** It came in: its number, and whose desk it is on. Nothing of what was written. */
export const receivedLetter = (t: Texts, facts: EnquiryLetterFacts): Letter => ({
  ...envelope(facts),
  subject: t('enquiries.mail.received.subject', { number: facts.it.number }),
  preheader: t('enquiries.mail.received.lead'),
  blocks: [
    l.status('pending', t('enquiries.state.open')),
    l.heading(t('enquiries.mail.received.title')),
    l.paragraph(t('enquiries.mail.received.lead')),
    about(t, facts),
    toThread(t, facts),
    howToReply(t, facts),
    ...(facts.it.personId ? [] : [l.note(t('enquiries.mail.not-you'))]),
  ],
})

/** The desk answers, or asks something back. */
export const answeredLetter = (t: Texts, facts: EnquiryLetterFacts & { readonly asks: boolean }): Letter => {
  const what = facts.asks ? 'asked' : 'answered'
  return {
    ...envelope(facts),
    subject: t(`enquiries.mail.${what}.subject`, { number: facts.it.number }),
    preheader: t(`enquiries.mail.${what}.title`),
    blocks: [
      l.status(
        facts.asks ? 'review' : 'confirmed',
        t(`enquiries.state.${facts.asks ? 'waiting' : 'answered'}`),
      ),
      l.heading(t(`enquiries.mail.${what}.title`)),
      l.paragraph(l.theirs(facts.message?.words ?? '')),
      ...(facts.message?.files.length
        ? [l.note(t('enquiries.mail.files', { count: facts.message.files.length }))]
        : []),
      toThread(t, facts),
      about(t, facts),
      howToReply(t, facts),
    ],
  }
}

/** The desk has closed it; a reply opens it again. */
export const closedLetter = (t: Texts, facts: EnquiryLetterFacts): Letter => ({
  ...envelope(facts),
  subject: t('enquiries.mail.closed.subject', { number: facts.it.number }),
  preheader: t('enquiries.mail.closed.lead'),
  blocks: [
    l.status('withdrawn', t('enquiries.state.closed')),
    l.heading(t('enquiries.mail.closed.title')),
    l.paragraph(t('enquiries.mail.closed.lead')),
    about(t, facts),
    toThread(t, facts),
    howToReply(t, facts),
  ],
})

/** To the member of staff who has it: something came in. What it says is read at the desk. */
export const cameBackLetter = (
  t: Texts,
  { it, contact }: Pick<EnquiryLetterFacts, 'it' | 'contact'>,
): Letter => ({
  replyTo: contact,
  subject: t('enquiries.mail.came-back.subject', { number: it.number }),
  preheader: t('enquiries.mail.came-back.lead'),
  blocks: [
    l.status('pending', t('enquiries.state.open')),
    l.heading(t('enquiries.mail.came-back.title')),
    l.paragraph(t('enquiries.mail.came-back.lead')),
    l.facts([
      [t('enquiries.number'), l.code(it.number)],
      [t('enquiries.field.subject'), l.theirs(it.subject)],
    ]),
    l.action(t('enquiries.mail.came-back.open'), `/desk/enquiries/${it.number}`),
  ],
})
