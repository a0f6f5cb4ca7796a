import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import { action, facts, heading, note, paragraph, theirs } from '../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../../platform/outgoing-mail/letter.ts'
import type { Disuse } from './types.ts'

/** To somebody who has not used their access for long: until when, and the one step that keeps it. */
export function unusedLetter(
  t: Texts,
  it: Pick<Disuse, 'activeAt' | 'endsAt'> & {
    readonly access: string
    readonly organisations: readonly string[]
    readonly contact: string
  },
): Letter {
  const { access } = it
  const day = dayOf(t, it.endsAt, t.seat.timeZone)
  return {
    replyTo: it.contact,
    subject: t('access.letter.unused.subject', { access, day }),
    preheader: t('access.letter.unused', { access }),
    blocks: [
      heading(t('access.letter.unused.title', { access })),
      paragraph(t('access.letter.unused', { access })),
      facts([
        ...it.organisations.map((one): Fact => [t('access.organisation'), theirs(one)]),
        [t('access.letter.unused.since'), dayOf(t, it.activeAt, t.seat.timeZone)],
        [t('access.letter.unused.until'), day],
      ]),
      // A page behind the sign-in: coming there is what keeps it.
      action(t('access.letter.unused.keep', { access }), '/account'),
      paragraph(t('access.letter.unused.enough')),
      note(t('access.letter.unused.otherwise', { access })),
    ],
  }
}
