import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { momentIn } from '../moment.ts'
import { blockedLetter, unblockedLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const contact = 'accounts@house.example'
const at = new Date('2026-11-25T09:00:00Z')

for (const language of profile.languages) {
  const t = texts(language)
  const blocked = { userName: 'lefevres', contact, since: momentIn(t, at, 'Africa/Accra'), days: 7 }

  for (const reason of ['initial-not-changed', 'owner', 'inactive'] as const)
    test(`the letter about an account blocked for “${reason}” is as stored, in ${language}`, () => {
      const letter = blockedLetter(t, { ...blocked, reason, token: 'TOKEN' })
      assertLetter(letter, t, profile, `accounts/blocked-${reason}.${language}`)
    })

  test(`the letter about an account blocked by staff is as stored, in ${language}`, () => {
    assertLetter(
      blockedLetter(t, { ...blocked, reason: 'staff' }),
      t,
      profile,
      `accounts/blocked-staff.${language}`,
    )
  })

  test(`the letter about an account that is open again is as stored, in ${language}`, () => {
    const letter = unblockedLetter(t, { userName: 'lefevres', contact })
    assertLetter(letter, t, profile, `accounts/unblocked.${language}`)
  })
}
