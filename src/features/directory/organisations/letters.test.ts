import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import {
  changesLetter,
  deskLetter,
  mergedLetter,
  refusedLetter,
  suspendedLetter,
  verifiedLetter,
} from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const contact = profile.helpContacts.general
const path = '/directory/organisations/01900000-0000-7000-8000-000000000001'
const organisation = 'Armor Télécom'

for (const language of profile.languages) {
  const t = texts(language)
  const store = (name: string) => `directory/organisation-${name}.${language}`

  test(`that an organisation was verified is as stored, in ${language}`, () => {
    assertLetter(
      verifiedLetter(t, { organisation, path, contact, state: 'approved' }),
      t,
      profile,
      store('verified'),
    )
  })

  test(`that one was merged into a member is as stored, in ${language}`, () => {
    const it = { entered: 'Armr Telecom', organisation, path, contact, state: 'claimed' } as const
    assertLetter(mergedLetter(t, it), t, profile, store('merged'))
  })

  test(`that one was not listed is as stored, in ${language}`, () => {
    const letter = refusedLetter(t, { entered: 'صدى', reason: 'It is a product.\nWho makes it?', contact })
    assertLetter(letter, t, profile, store('refused'))
  })

  test(`what became of changes is as stored, in ${language}`, () => {
    const changes = [
      { label: t('directory.organisations.field.address'), isAccepted: true, reason: null },
      { label: t('directory.organisations.field.webSite'), isAccepted: false, reason: 'It does not answer.' },
    ]
    assertLetter(changesLetter(t, { organisation, path, contact, changes }), t, profile, store('changes'))
  })

  test(`a suspension for arrears is as stored, in ${language}`, () => {
    const letter = suspendedLetter(t, { organisation, since: '2026-05-01', path, contact })
    assertLetter(letter, t, profile, store('suspended'))
  })

  test(`what waits at the desk is as stored, in ${language}`, () => {
    assertLetter(deskLetter(t, { unverified: 3, changes: 1 }), t, profile, store('desk'))
  })
}
