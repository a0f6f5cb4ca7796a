import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import type { Organisation } from '../directory/index.ts'
import { activatedLetter, knownLetter, signUpLetter } from './letters.ts'
import { organisationWords } from './pages/organisation-words.ts'
import type { SignUpAnswers } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const contact = 'accounts@house.example'
const armor: Organisation = {
  id: '0190a000-0000-7000-8000-0000000000a1',
  name: 'Armor Télécom',
  names: { zh: '阿摩电信' },
  acronym: null,
  countryCode: 'FR',
  category: 'sector-member',
  state: 'listed',
  membership: 'active',
  sectors: [],
  webSite: null,
}
type Claim = Pick<SignUpAnswers, 'category' | 'organisation'>
const listed: Claim = { category: 'associate', organisation: { kind: 'listed', id: armor.id } }
const unlisted: Claim = {
  category: 'non-member',
  organisation: { kind: 'unlisted', name: 'Kwame Lab', countryCode: 'GH' },
}
const unknown: Claim = { category: 'unknown', organisation: { kind: 'unknown' } }

const newcomer = { email: 's.lefevre@armor.example', hours: 72, days: 10, contact }
const holder = { userName: 'lefevres', email: 's.lefevre@armor.example', contact }
const where = 'Performance, Quality of Service and Quality of Experience'

for (const language of profile.languages) {
  const t = texts(language)
  const words = (claim: Claim) => organisationWords(t, profile, claim, claim === listed ? armor : undefined)

  test(`the letter to a new address is as stored, in ${language}`, () => {
    const letter = signUpLetter(t, { ...newcomer, path: '/account/activation/TOKEN' })
    assertLetter(letter, t, profile, `accounts/sign-up.${language}`)
  })

  test(`the letter to a known address is as stored, in ${language}`, () => {
    const letter = knownLetter(t, { ...holder, path: '/events/C-00015213/registration' })
    assertLetter(letter, t, profile, `accounts/known.${language}`)
  })

  test(`the letter about an active account is as stored, in ${language}`, () => {
    const path = '/events/C-00015213/registration'
    const letter = activatedLetter(t, { ...holder, path, where, organisation: words(listed) })
    assertLetter(letter, t, profile, `accounts/activated.${language}`)
    const also = activatedLetter(t, { ...holder, path, where, organisation: words(unlisted) })
    assertLetter(also, t, profile, `accounts/activated-unlisted.${language}`)
  })
}

test('somebody who came from nowhere in particular is led to the start', () => {
  const t = texts('en')
  const organisation = organisationWords(t, profile, unknown, undefined)
  const letter = activatedLetter(t, { ...holder, path: '/', where: undefined, organisation })
  assertLetter(letter, t, profile, 'accounts/activated-start.en')
})
