import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterFacts } from '../../../../test/support/letter-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { groupLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

const en = {
  subject: 'Practical information for {event}',
  body: 'Dear {name},\n\nyou represent {organisation} ({mode}, {state}) on {dates}:\n\n- the doors open at eight\n- bring {number} with you\n\nAsk {contact}.\nYour secretariat',
}
const ar = {
  subject: 'معلومات عملية عن {event}',
  body: 'السيد(ة) {name}،\n\nتفتح الأبواب في الثامنة. رقم تسجيلكم {number}.\n\nالأمانة',
}

for (const language of profile.languages) {
  const t = texts(language)
  test(`a message to a group, in ${language}`, () => {
    const view = letterFacts(t, profile, { state: 'confirmed' })
    const message = { texts: { en, ar }, fallback: 'en', replyTo: undefined }
    const letter = groupLetter(t, { message, view, textsOf: texts })
    assert.ok(letter)
    assertLetter(letter, t, profile, `registrations/group-message.${language}`)
  })
}

test('answers go where staff said, else to the contact of the event', () => {
  const view = letterFacts(texts('en'), profile, {})
  const letterOf = (replyTo: string | undefined) =>
    groupLetter(texts('en'), { message: { texts: { en }, fallback: 'en', replyTo }, view, textsOf: texts })
  assert.equal(letterOf('desk@body.example')?.replyTo, 'desk@body.example')
  assert.equal(letterOf(undefined)?.replyTo, view.event.contact)
})
