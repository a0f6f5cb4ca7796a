import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findMailbox } from '../store/mailboxes.ts'
import { askedLetter, type Become, forwardingLetter, type ForwardingFacts } from './letters.ts'
import { findForwarding, forwardingToken } from './store.ts'
import type { Forwarding } from './types.ts'

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
    (what: Become, state?: Forwarding['state']): LetterWriters[string] =>
    async (told, t) => {
      const found = await factsOf(told['forwarding'])
      return found && found.it.state === (state ?? found.it.state)
        ? forwardingLetter(t, what, found.about)
        : undefined
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
    'mailbox.forwarding-given-up': toHolder('given-up'),
    'mailbox.forwarding-over': toHolder('over', 'ended'),
  }
}
