import { test } from 'node:test'
import { assertLetter } from '../../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../../platform/i18n/index.ts'
import { loadProfile } from '../../../../platform/profile/index.ts'
import { roleName } from '../words.ts'
import { nobodyStandsInLetter, standsInLetter, type AbsenceFacts } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages) {
  const t = texts(language)
  const facts = (until: string | null): AbsenceFacts => ({
    away: 'Kwabena Asante',
    from: '2026-12-01',
    until,
    roles: [
      {
        organisation: 'Volta Networks',
        role: roleName(t, profile, { kind: 'designated', sector: null, isDeputy: false }),
      },
    ],
    name: 'Efua Owusu',
  })
  test(`a deputy learns of the days, in ${language}`, () =>
    assertLetter(standsInLetter(t, facts('2026-12-10')), t, profile, `directory/stands-in.${language}`))
  test(`the secretariat learns that nobody stands in, in ${language}`, () =>
    assertLetter(nobodyStandsInLetter(t, facts(null)), t, profile, `directory/nobody-stands-in.${language}`))
}
