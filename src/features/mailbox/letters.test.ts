import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { fillingLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const megabyte = 1024 * 1024
const box = { address: 'mensaha@body.example', quotaBytes: 500 * megabyte }

for (const language of profile.languages) {
  test(`the letter about a mailbox that fills up is as stored, in ${language}`, () => {
    const letter = fillingLetter(texts(language), { ...box, percent: 90, usedBytes: 452.5 * megabyte })
    assertLetter(letter, texts(language), profile, `mailbox/filling.${language}`)
  })
  test(`the letter about a full mailbox is as stored, in ${language}`, () => {
    const letter = fillingLetter(texts(language), { ...box, percent: 100, usedBytes: 500 * megabyte })
    assertLetter(letter, texts(language), profile, `mailbox/full.${language}`)
  })
}
