import { dayOf } from '../../../platform/i18n/dates.ts'
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

type About = { readonly userName: string; readonly contact: string }

/** To somebody whose account was just closed: until when it can be opened again, and what happens then. */
export const closedLetter = (
  t: Texts,
  it: About & { readonly path: string; readonly erasedOn: Date },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.closed.subject'),
  preheader: t('accounts.letter.closed.words'),
  blocks: [
    status('withdrawn', t('accounts.letter.closed.state')),
    heading(t('accounts.letter.closed.title')),
    paragraph(t('accounts.letter.closed.words')),
    facts([
      [t('accounts.field.user-name'), code(it.userName)],
      [t('accounts.letter.closed.until'), dayOf(t, it.erasedOn, t.seat.timeZone)],
    ]),
    paragraph(t('accounts.letter.closed.back')),
    action(t('accounts.letter.closed.action'), it.path, 'secret'),
    note(t('accounts.letter.closed.not-you')),
  ],
})

/** To somebody whose account is open again. */
export const reopenedLetter = (t: Texts, it: About): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.reopened.subject'),
  preheader: t('accounts.letter.reopened.words'),
  blocks: [
    status('confirmed', t('accounts.letter.activated.state')),
    heading(t('accounts.letter.reopened.title')),
    paragraph(t('accounts.letter.reopened.words')),
    facts([[t('accounts.field.user-name'), code(it.userName)]]),
    action(t('accounts.letter.reopened.action'), '/sign-in'),
    note(t('accounts.letter.address-note.not-you')),
  ],
})
