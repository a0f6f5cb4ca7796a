import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  status,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import type { BlockReason } from '../types.ts'
import { opensByMail } from './rules.ts'

export type BlockedAccount = {
  readonly userName: string
  readonly reason: BlockReason
  /** When it happened, in words. */
  readonly since: string
  readonly contact: string
  /** With which the owner begins again; without it, somebody has to be asked. */
  readonly token?: string | undefined
  readonly days: number
}

/** The reasons that are told. What staff found is said to nobody by mail: it might not be the owner who reads. */
const toldOf = (reason: BlockReason): string => (opensByMail(reason) ? reason : 'others')

/** To the owner of an account that was just blocked: what that means, that nothing is lost, and how it is opened again. */
export const blockedLetter = (t: Texts, it: BlockedAccount): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.blocked.subject'),
  preheader: t(`accounts.letter.blocked.words.${toldOf(it.reason)}`),
  blocks: [
    status('rejected', t('accounts.letter.blocked.state')),
    heading(t('accounts.letter.blocked.title')),
    paragraph(t(`accounts.letter.blocked.words.${toldOf(it.reason)}`)),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t('accounts.letter.blocked.since'), it.since],
      ...(it.token
        ? ([[t('accounts.letter.link'), t('accounts.letter.blocked.link', { days: it.days })]] as const)
        : []),
    ]),
    ...(it.token
      ? [
          paragraph(t('accounts.letter.blocked.again.words')),
          action(t('accounts.letter.blocked.again'), `/account/activation/again/${it.token}`, 'secret'),
        ]
      : [paragraph(t('accounts.letter.blocked.ask', { contact: it.contact }))]),
    ...(it.reason === 'owner' ? [note(t('accounts.letter.blocked.look-through'))] : []),
  ],
})

/** To the owner of an account that is open again as it was. */
export const unblockedLetter = (
  t: Texts,
  it: { readonly userName: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.unblocked.subject'),
  preheader: t('accounts.letter.unblocked.words'),
  blocks: [
    status('confirmed', t('accounts.letter.activated.state')),
    heading(t('accounts.letter.unblocked.title')),
    paragraph(t('accounts.letter.unblocked.words')),
    facts([[t('accounts.field.user-name'), code(it.userName)]]),
    action(t('accounts.letter.unblocked.action'), '/sign-in'),
    note(t('accounts.letter.known.lost')),
  ],
})
