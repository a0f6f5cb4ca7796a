import { readFileSync } from 'node:fs'
import type { House } from '../../platform/house.ts'
import type { Document } from '../../platform/documents/typeset.ts'
import { dayRange } from '../../platform/i18n/day-range.ts'
import { countryName } from '../../platform/i18n/names.ts'
import { qrCode } from '../../platform/ui/index.ts'
import type { LetterFacts, VisaDetails, VisaLetter } from './types.ts'

const template = readFileSync(new URL('letter.typ', import.meta.url), 'utf8')

/**
 * The letter as a document. The body asks the authorities for help; it cannot grant a visa, and says so. The serial and
 * the address at which it can be checked stand on it, as words and as a code.
 */
export function documentOf(
  { texts, profile, config }: Pick<House, 'texts' | 'profile' | 'config'>,
  letter: Pick<VisaLetter, 'serial' | 'language' | 'issuedAt'>,
  facts: LetterFacts,
  details: VisaDetails,
): Document {
  const t = texts(letter.language)
  const row = (key: string, value: string) => [t(`visa-letters.field.${key}`), value]
  const checkAt = `${config.url}/visa-letters/${letter.serial}`
  const at = (plain: string) => new Date(`${plain}T12:00:00Z`)
  const day = (plain: string) => dayRange(t, at(plain), at(plain), 'UTC')
  const country = (code: string) => countryName(t, profile, code)
  const { seat } = profile
  return {
    template,
    madeAt: letter.issuedAt,
    data: {
      language: letter.language,
      direction: t.direction,
      logo: profile.logo,
      brand: profile.brand.light.brand,
      body: t.words(profile.name.long),
      dated: t('visa-letters.letter.dated', {
        place: t.words(seat.city),
        day: dayRange(t, letter.issuedAt, letter.issuedAt, seat.timeZone),
      }),
      to: t('visa-letters.letter.to', { consulate: details.consulate }),
      subject: t('visa-letters.letter.subject', { event: facts.event }),
      opening: [
        t('visa-letters.letter.opening', { event: facts.event, days: facts.days, place: facts.place }),
        facts.organisation === ''
          ? t('visa-letters.letter.registered')
          : t('visa-letters.letter.registered-for', { organisation: facts.organisation }),
      ],
      rows: [
        row('passportName', facts.name),
        row('bornOn', day(details.bornOn)),
        row('birthPlace', details.birthPlace),
        row('nationality', facts.nationality),
        row('passportNumber', facts.passportNumber),
        row('issuedOn', day(details.issuedOn)),
        row('expiresOn', day(details.expiresOn)),
        row('issuedIn', country(details.issuedIn)),
        row('jobTitle', details.jobTitle),
        row('residence', country(details.residence)),
        row('arrivesOn', day(details.arrivesOn)),
        row('leavesOn', day(details.leavesOn)),
      ],
      closing: [
        t('visa-letters.letter.request'),
        t('visa-letters.letter.no-promise'),
        t('visa-letters.letter.thanks'),
      ],
      signedBy: t.words(profile.letterTexts.signedBy),
      serialLabel: t('visa-letters.letter.serial'),
      serial: letter.serial,
      check: t('visa-letters.letter.check'),
      checkAt,
      code: qrCode(checkAt, t('visa-letters.letter.check')).toString(),
    },
  }
}
