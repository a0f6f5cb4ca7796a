import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { circularLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

const it = {
  id: '0190a000-0000-7000-8000-000000000001',
  wordings: {
    en: {
      title: 'Fees for the coming year',
      words:
        '## What changes\n\nThe unit stays **as it is**. See [the decision](/documents).\n\n- Pay by March\n- Ask us',
    },
    fr: { title: 'Contributions pour l’année à venir', words: 'L’unité reste **inchangée**.' },
  },
}

for (const language of profile.languages)
  test(`a circular is as stored, in ${language}`, () =>
    assertLetter(
      circularLetter(texts(language), it, profile.languages),
      texts(language),
      profile,
      `notices/circular.${language}`,
    ))
