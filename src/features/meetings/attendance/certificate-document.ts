import { readFileSync } from 'node:fs'
import type { Document } from '../../../platform/documents/typeset.ts'
import type { House } from '../../../platform/house.ts'
import { dayRange } from '../../../platform/i18n/day-range.ts'
import { qrCode } from '../../../platform/ui/index.ts'
import type { Certificate, CertificateFacts } from './types.ts'

const template = readFileSync(new URL('certificate.typ', import.meta.url), 'utf8')

/** The certificate as a document, in its own language. Its serial and the address to check it stand on it, as words and as a code. */
export function documentOf(
  { texts, profile, config }: Pick<House, 'texts' | 'profile' | 'config'>,
  it: Pick<Certificate, 'serial' | 'language' | 'issuedAt'>,
  facts: CertificateFacts,
): Document {
  const t = texts(it.language)
  const checkAt = `${config.url}/certificates/${it.serial}`
  const check = t('meetings.certificate.check-here')
  const { seat } = profile
  return {
    template,
    madeAt: it.issuedAt,
    data: {
      ...facts,
      language: it.language,
      direction: t.direction,
      logo: profile.logo,
      brand: profile.brand.light.brand,
      body: t.words(profile.name.long),
      title: t('meetings.attendance.certificate'),
      certifies: t('meetings.certificate.certifies', { body: t.words(profile.name.long) }),
      tookPart: t('meetings.certificate.took-part'),
      heads: ['session', 'when', 'how', 'time'].map((head) => t(`meetings.certificate.head.${head}`)),
      note: t('meetings.certificate.note'),
      dated: t('meetings.certificate.dated', {
        place: t.words(seat.city),
        day: dayRange(t, it.issuedAt, it.issuedAt, seat.timeZone),
      }),
      signedBy: t.words(profile.letterTexts.signedBy),
      serialLabel: t('meetings.certificate.serial'),
      serial: it.serial,
      check,
      checkAt,
      code: qrCode(checkAt, check).toString(),
    },
  }
}
