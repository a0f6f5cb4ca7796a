import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  lines,
  link,
  muted,
  said,
  status,
  type Html,
  type StatusKind,
} from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { MailLine } from '../types.ts'
import { momentHere } from './words.ts'

const kinds: Readonly<Record<MailLine['state'], StatusKind>> = {
  queued: 'pending',
  'in-flight': 'pending',
  retrying: 'pending',
  sent: 'confirmed',
  failed: 'rejected',
  withheld: 'draft',
  outdated: 'withdrawn',
}

/** What was sent, to where, and whether it left; a way into the outbox for those who may read there. */
export const mailLines = (
  t: Texts,
  mails: readonly MailLine[],
  { actor, zone }: { readonly actor: SignedIn; readonly zone: string },
): Html =>
  mails.length === 0
    ? muted(t('registrations.desk.mails.none'))
    : lines(
        mails.map((mail) => ({
          first: said(
            actor.permissions.has('outbox.read')
              ? link(occasionWords(t, mail.occasion), t.path(`/desk/outbox/${mail.id}`))
              : occasionWords(t, mail.occasion),
            bdi(mail.to),
          ),
          says: momentHere(t, mail.state === 'queued' ? mail.dueAt : mail.at, zone),
          end: status(kinds[mail.state], t(`registrations.desk.mail.${mail.state}`)),
        })),
      )

/** Why it was sent, in the words that its reader finds over it. */
function occasionWords(t: Texts, occasion: string): string {
  const key = `messages.occasion.${occasion}`
  return t.has(key) ? t(key) : t('registrations.desk.mails.other')
}
