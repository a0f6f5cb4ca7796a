import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { mergeAskedLetter, mergedLetter, mergeUndoneLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const contact = 'accounts@house.example'

for (const language of profile.languages)
  test(`the letters about making two accounts one are as stored, in ${language}`, () => {
    const t = texts(language)
    const survivor = { name: 'Sophie-Anne Lefèvre', userName: 'lefevres' }
    const path = '/account/merging/confirmation/TOKEN'
    const asked = mergeAskedLetter(t, { contact, userName: 'lefevres2', survivor, path, hours: 24 })
    assertLetter(asked, t, profile, `accounts/merge-asked.${language}`)
    const done = mergedLetter(t, { contact, goes: 'lefevres2', stays: 'lefevres', days: 30 })
    assertLetter(done, t, profile, `accounts/merged.${language}`)
    for (const isBack of [true, false]) {
      const letter = mergeUndoneLetter(t, { contact, userName: 'lefevres2', isBack })
      assertLetter(letter, t, profile, `accounts/merge-undone-${isBack ? 'back' : 'stayed'}.${language}`)
    }
  })
