import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { momentIn } from '../accounts/index.ts'
import { noEntryLetter, passwordChangedLetter, recoveryLetter } from './letters.ts'
import { newDeviceLetter } from './lock/letters.ts'
import { begunAgainLetter, welcomeLetter } from './welcome/letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const holder = {
  userNames: ['lefevres'],
  emails: ['s•••e@armor.example'],
  contact: 'accounts@house.example',
}

for (const language of profile.languages) {
  const t = texts(language)

  test(`the letter with a link to a new password is as stored, in ${language}`, () => {
    const letter = recoveryLetter(t, { ...holder, token: 'TOKEN', minutes: 30 })
    assertLetter(letter, t, profile, `sign-in/recovery.${language}`)
  })

  test(`the letter about a changed password is as stored, in ${language}`, () => {
    const letter = passwordChangedLetter(t, { ...holder, isElsewhere: false })
    assertLetter(letter, t, profile, `sign-in/password-changed.${language}`)
  })

  test(`the letter about a password changed in the account is as stored, in ${language}`, () => {
    const letter = passwordChangedLetter(t, { ...holder, isElsewhere: true })
    assertLetter(letter, t, profile, `sign-in/password-changed-here.${language}`)
  })

  for (const state of ['blocked', 'closed'] as const)
    test(`the letter about an account that is ${state} is as stored, in ${language}`, () => {
      const letter = noEntryLetter(t, { ...holder, state, reason: null, token: undefined })
      assertLetter(letter, t, profile, `sign-in/${state}.${language}`)
    })

  for (const reason of ['initial-not-changed', 'owner', 'inactive', null] as const)
    test(`the letter with which one begins again (${reason ?? 'initial'}) is as stored, in ${language}`, () => {
      const state = reason ? 'blocked' : 'initial'
      const letter = noEntryLetter(t, { ...holder, state, reason, token: 'TOKEN' })
      assertLetter(letter, t, profile, `sign-in/again-${reason ?? 'initial'}.${language}`)
    })

  for (const isAgain of [false, true])
    test(`the letter with a welcome code${isAgain ? ' for beginning again' : ''} is as stored, in ${language}`, () => {
      const code = 'Bodywelcome-7K3Q-9TXM-2WFD-H8RP'
      const until = momentIn(t, new Date('2026-11-28T09:00:00Z'), 'Africa/Accra')
      const { contact } = holder
      const letter = welcomeLetter(t, { userName: 'lefevres', code, until, isAgain, contact })
      assertLetter(letter, t, profile, `sign-in/welcome${isAgain ? '-again' : ''}.${language}`)
    })

  test(`the letter about a new device is as stored, in ${language}`, () => {
    const when = momentIn(t, new Date('2026-11-25T09:00:00Z'), 'Africa/Accra')
    const seen = { when, device: 'Firefox, Linux', network: '203.0.113.•••', days: 7 }
    const it = { userName: 'lefevres', token: 'TOKEN', contact: holder.contact }
    assertLetter(newDeviceLetter(t, { ...it, ...seen }), t, profile, `sign-in/new-device.${language}`)
  })

  test(`the letter to other addresses of an account that begins again is as stored, in ${language}`, () => {
    const it = { userName: 'lefevres', maskedContact: 's•••e@armor.example', contact: holder.contact }
    assertLetter(begunAgainLetter(t, it), t, profile, `sign-in/begun-again.${language}`)
  })
}
