import { dayOf } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { action, facts, heading, note, paragraph } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

/** To somebody whose copy is ready. The copy itself never leaves by mail. */
export const exportReadyLetter = (
  t: Texts,
  it: { readonly until: Date; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('portal.letter.export.subject'),
  preheader: t('portal.letter.export.words'),
  blocks: [
    heading(t('portal.letter.export.title')),
    paragraph(t('portal.letter.export.words')),
    facts([[t('portal.letter.export.until'), dayOf(t, it.until, t.seat.timeZone)]]),
    action(t('portal.letter.export.action'), '/account/data'),
    note(t('portal.letter.export.not-you')),
  ],
})
