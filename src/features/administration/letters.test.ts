import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { nameCorrectedLetter } from './acts/letters.ts'
import { newMailboxLetter, oldMailboxLetter } from './lost-mailbox/letters.ts'
import { lookedLetter } from './viewing/letters.ts'
import { moment } from './words.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const contact = 'accounts@house.example'
const now = new Date('2026-11-25T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

for (const language of profile.languages) {
  const t = texts(language)
  const when = (at: Date) => moment(t, at, 'Africa/Accra', now)

  test(`the letter about a look at somebody’s pages is as stored, in ${language}`, () => {
    const reason = 'She cannot see her registration.\nTicket 4711'
    const letter = lookedLetter(t, { from: when(now), until: when(later(0.25)), reason, contact })
    assertLetter(letter, t, profile, `administration/looked.${language}`)
  })

  test(`the letters about a lost mailbox are as stored, in ${language}`, () => {
    const it = { userName: 'mensaha', due: when(later(72)), stop: 'STOP', contact }
    const old = oldMailboxLetter(t, { ...it, address: 'a•••@lake.example' })
    assertLetter(old, t, profile, `administration/mailbox-old.${language}`)
    const fresh = newMailboxLetter(t, { ...it, address: 'akosua@lake.example', prove: 'PROVE' })
    assertLetter(fresh, t, profile, `administration/mailbox-new.${language}`)
  })

  test(`the letter about a corrected name is as stored, in ${language}`, () => {
    const letter = nameCorrectedLetter(t, {
      name: 'Wang Xiaoming',
      otherScriptName: '王小明',
      badgeName: null,
      contact,
    })
    assertLetter(letter, t, profile, `administration/name.${language}`)
  })
}
