import { timeOf, zonePlace, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { placeOf } from '../../events/index.ts'
import { sittingTitle } from '../pages/words.ts'
import type { Sitting } from '../types.ts'

/** What the letter is written from. */
export type SoonFacts = {
  readonly sitting: Sitting
  readonly number: string
  readonly contact: string
  /** The address of the account that registered. */
  readonly account: string
  readonly zone: string | undefined
}

/** E28: JOIN is open. Short, since it is read on the way in. */
export function soonLetter(t: Texts, { sitting, number, contact, account, zone }: SoonFacts): Letter {
  const { startsAt, timeZone } = sitting
  const title = sittingTitle(t, sitting)
  const there = `${timeOf(t, startsAt, timeZone)} ${placeOf(t, sitting)}`
  const yours =
    zone && zone !== timeZone
      ? [[t('meetings.mail.soon.yours'), `${timeOf(t, startsAt, zone)} ${zonePlace(t, zone)}`] as const]
      : []
  return {
    replyTo: contact,
    subject: t('meetings.mail.soon.subject', { meeting: title }),
    preheader: t('meetings.mail.soon.lead', { moment: there }),
    blocks: [
      l.status('confirmed', t('meetings.mail.soon.state')),
      l.heading(title),
      l.paragraph(t('meetings.mail.soon.lead', { moment: there })),
      l.action(t('meetings.join'), `/meetings/${sitting.id}`),
      l.facts([
        [t('meetings.mail.soon.begins'), there],
        ...yours,
        [t('meetings.mail.soon.account'), l.code(account)],
        [t('registrations.label.reference'), l.code(number)],
      ]),
      l.note(t('meetings.mail.soon.only')),
    ],
  }
}
