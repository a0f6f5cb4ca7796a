import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { factorChangedLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const about = { userNames: ['lefevres'], contact: 'accounts@house.example' }
const changes = [
  { change: 'passkey-added', name: 'My phone' },
  { change: 'passkey-removed', name: 'My phone' },
  { change: 'passkey-copied', name: 'My phone' },
  { change: 'codes-added' },
  { change: 'codes-removed' },
  { change: 'recovery-codes-made' },
  { change: 'recovery-code-used', left: 2 },
  { change: 'factors-reset' },
] as const

for (const language of profile.languages)
  for (const one of changes)
    test(`the letter about ${one.change} is as stored, in ${language}`, () => {
      const t = texts(language)
      assertLetter(
        factorChangedLetter(t, { ...about, ...one }),
        t,
        profile,
        `sign-in/${one.change}.${language}`,
      )
    })
