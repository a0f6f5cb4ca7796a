import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

export type ForwardingFacts = {
  /** Of the mailbox. */
  readonly address: string
  readonly target: string
  readonly keepsCopy: boolean
  readonly said: string | null
  readonly contact: string
  readonly timeZone: string
}

/** To the target: somebody wants their mail there. Nothing is sent on before somebody says yes. */
export const askedLetter = (
  t: Texts,
  it: Pick<ForwardingFacts, 'address' | 'target' | 'contact' | 'timeZone'> & {
    readonly path: string
    readonly until: Date
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('mailbox.forwarding.asked.subject'),
  preheader: t('mailbox.forwarding.asked.lead'),
  blocks: [
    l.heading(t('mailbox.forwarding.asked.subject')),
    l.paragraph(t('mailbox.forwarding.asked.lead')),
    l.facts([
      [t('mailbox.forwarding.from'), l.code(it.address)],
      [t('mailbox.forwarding.to'), l.code(it.target)],
      [t('mailbox.forwarding.until'), dayOf(t, it.until, it.timeZone)],
    ]),
    l.action(t('mailbox.forwarding.asked.action'), it.path, 'secret'),
    l.note(t('mailbox.forwarding.asked.not-you')),
  ],
})

export type Become = 'set' | 'failed' | 'given-up' | 'over'

/** To the holder of the mailbox: what has become of their forwarding, or of a message that was to go on. */
export const forwardingLetter = (t: Texts, what: Become, it: ForwardingFacts): Letter => ({
  replyTo: it.contact,
  subject: t(`mailbox.forwarding.${what}.subject`),
  preheader: t(`mailbox.forwarding.${what}.lead`),
  blocks: [
    l.heading(t(`mailbox.forwarding.${what}.subject`)),
    l.paragraph(t(`mailbox.forwarding.${what}.lead`)),
    l.facts([
      [t('mailbox.forwarding.from'), l.code(it.address)],
      [t('mailbox.forwarding.to'), l.code(it.target)],
      ...(what === 'given-up' ? [] : [moreOf(t, what, it)]),
    ]),
    l.action(t('mailbox.forwarding.look'), '/mail/settings/forwarding'),
    ...(what === 'set' ? [l.note(t('mailbox.forwarding.set.not-you'))] : []),
  ],
})

const moreOf = (t: Texts, what: Become, { keepsCopy, said }: ForwardingFacts) =>
  what === 'set'
    ? ([t('mailbox.forwarding.copy'), t(`mailbox.forwarding.copy.${keepsCopy ? 'yes' : 'no'}`)] as const)
    : ([t('mailbox.forwarding.said'), l.theirs(said || t('mailbox.forwarding.said-nothing'))] as const)
