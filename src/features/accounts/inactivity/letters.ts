import { dayOf } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  theirs,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

/** To somebody who has not used their account for long: until when, and the one step that keeps it. */
export const inactiveLetter = (
  t: Texts,
  it: {
    readonly userName: string
    readonly activeAt: Date
    readonly blocksAt: Date
    readonly path: string
    /** What else they lose, where there is something. */
    readonly alsoEnds?: string | undefined
    readonly contact: string
  },
): Letter => {
  const day = dayOf(t, it.blocksAt, t.seat.timeZone)
  return {
    replyTo: it.contact,
    subject: t('accounts.letter.inactive.subject', { day }),
    preheader: t('accounts.letter.inactive.words'),
    blocks: [
      heading(t('accounts.letter.inactive.title')),
      paragraph(t('accounts.letter.inactive.words')),
      facts([
        [t('accounts.field.user-name'), code(it.userName)],
        [t('accounts.letter.inactive.since'), dayOf(t, it.activeAt, t.seat.timeZone)],
        [t('accounts.letter.inactive.until'), day],
      ]),
      action(t('accounts.letter.inactive.action'), it.path, 'secret'),
      paragraph(t('accounts.letter.inactive.also')),
      ...(it.alsoEnds ? [paragraph(it.alsoEnds)] : []),
      note(t('accounts.letter.inactive.otherwise')),
    ],
  }
}

/** To whoever else decides for an organisation: one of them can no longer be reached. */
export const focalPointInactiveLetter = (
  t: Texts,
  it: {
    readonly name: string
    readonly organisation: string
    readonly kind: string
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.focal-inactive.subject', { organisation: it.organisation }),
  preheader: t('accounts.letter.focal-inactive.words'),
  blocks: [
    heading(t('accounts.letter.focal-inactive.title')),
    paragraph(t('accounts.letter.focal-inactive.words')),
    facts([
      [t('accounts.letter.focal-inactive.person'), theirs(it.name)],
      [t('accounts.letter.focal-inactive.organisation'), theirs(it.organisation)],
      [t('accounts.letter.focal-inactive.role'), it.kind],
    ]),
    action(t('accounts.letter.focal-inactive.action'), '/organisation'),
  ],
})
