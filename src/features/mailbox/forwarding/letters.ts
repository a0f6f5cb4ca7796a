import type { House } from '../../../platform/house.ts'
import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findMailbox } from '../store/mailboxes.ts'
import { findForwarding, forwardingToken } from './store.ts'
import type { Forwarding } from './types.ts'

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

/** To the holder of the mailbox: `set`, `failed` or `over`. */
export const forwardingLetter = (t: Texts, what: 'set' | 'failed' | 'over', it: ForwardingFacts): Letter => ({
  replyTo: it.contact,
  subject: t(`mailbox.forwarding.${what}.subject`),
  preheader: t(`mailbox.forwarding.${what}.lead`),
  blocks: [
    l.heading(t(`mailbox.forwarding.${what}.subject`)),
    l.paragraph(t(`mailbox.forwarding.${what}.lead`)),
    l.facts([
      [t('mailbox.forwarding.from'), l.code(it.address)],
      [t('mailbox.forwarding.to'), l.code(it.target)],
      what === 'set'
        ? [t('mailbox.forwarding.copy'), t(`mailbox.forwarding.copy.${it.keepsCopy ? 'yes' : 'no'}`)]
        : [t('mailbox.forwarding.said'), l.theirs(it.said || t('mailbox.forwarding.said-nothing'))],
    ]),
    l.action(t('mailbox.forwarding.look'), '/mail/settings/forwarding'),
    ...(what === 'set' ? [l.note(t('mailbox.forwarding.set.not-you'))] : []),
  ],
})

/** Who writes them. What is no longer true when it leaves is not sent. */
export const forwardingLetters = ({
  db,
  clock,
  secrets,
  profile,
}: Pick<House, 'db' | 'clock' | 'secrets' | 'profile'>): LetterWriters => {
  const contact = profile.helpContacts.accounts
  const { timeZone } = profile.seat
  const factsOf = async (id: unknown) => {
    const it = await findForwarding(db, String(id))
    const mailbox = it && (await findMailbox(db, it.mailboxId))
    return it && mailbox && { it, about: aboutOf(it, mailbox.address) }
  }
  const aboutOf = (it: Forwarding, address: string): ForwardingFacts => {
    const { target, keepsCopy, said } = it
    return { address, target, keepsCopy, said, contact, timeZone }
  }
  const toHolder =
    (what: 'set' | 'failed' | 'over', state: Forwarding['state']): LetterWriters[string] =>
    async (told, t) => {
      const found = await factsOf(told['forwarding'])
      return found?.it.state === state ? forwardingLetter(t, what, found.about) : undefined
    }
  return {
    'mailbox.forwarding-asked': async (told, t) => {
      const found = await factsOf(told['forwarding'])
      if (found?.it.state !== 'waiting' || found.it.expiresAt <= clock.now()) return undefined
      const path = `/mail/forwarding/${forwardingToken(secrets, found.it.id)}`
      return askedLetter(t, { ...found.about, path, until: found.it.expiresAt })
    },
    'mailbox.forwarding-set': toHolder('set', 'active'),
    'mailbox.forwarding-failed': toHolder('failed', 'active'),
    'mailbox.forwarding-over': toHolder('over', 'ended'),
  }
}
