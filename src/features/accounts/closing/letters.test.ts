import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { closedLetter, reopenedLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const about = { userName: 'lefevres', contact: 'accounts@house.example' }

for (const language of profile.languages)
  test(`the letters about closing and opening again are as stored, in ${language}`, () => {
    const t = texts(language)
    const path = '/account/reopening/TOKEN'
    const closed = closedLetter(t, { ...about, path, erasedOn: new Date('2026-12-25T09:00:00Z') })
    assertLetter(closed, t, profile, `accounts/closed.${language}`)
    assertLetter(reopenedLetter(t, about), t, profile, `accounts/reopened.${language}`)
  })
