import { test } from 'node:test'
import { letterFacts } from '../../../../test/support/letter-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { formerLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages)
  test(`the word that a registration ended with the affiliation is as stored, in ${language}`, () => {
    const t = texts(language)
    const reason = t('registrations.former.reason', { organisation: 'Volta National Communications Office' })
    const facts = letterFacts(t, profile, { state: 'withdrawn', decisionReason: reason })
    assertLetter(formerLetter(t, facts, {}), t, profile, `registrations/former.${language}`)
  })
