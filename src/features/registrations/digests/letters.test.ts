import { test } from 'node:test'
import { registrationFacts } from '../../../../test/support/registration-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { decisionsWaitLetter, type DigestFacts, type Why } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const at = (text: string) => new Date(`2026-12-${text}:00Z`)

const waitingIn = (language: string): DigestFacts['waiting'] =>
  ['Adwoa Serwaa Mensah', 'Олена Коваленко'].map((name, place) => ({
    days: 4 + place,
    view: registrationFacts(profile, texts(language), { mode: place === 0 ? 'on-site' : 'remote' }, { name }),
  }))

const factsOf = (language: string, why: Why, more: Partial<DigestFacts> = {}): DigestFacts => ({
  why,
  waiting: waitingIn(language),
  all: 2,
  fresh: 1,
  handedOnAt: at('15T09:05'),
  link: undefined,
  name: 'Kwabena Asante',
  ...more,
})

for (const language of profile.languages) {
  const stored = (says: string, why: Why, more: Partial<DigestFacts> = {}): void =>
    void test(`${says}, in ${language}`, () =>
      assertLetter(
        decisionsWaitLetter(texts(language), factsOf(language, why, more)),
        texts(language),
        profile,
        `registrations/decide-${why}.${language}`,
      ))
  stored('the mail of the day names who is new and who waits', 'digest', { all: 25 })
  stored('a reminder about one leads to it', 'first-reminder', {
    waiting: waitingIn(language).slice(0, 1),
    all: 1,
    link: '/approvals/R-7K42-9FXM/mail/a-token',
  })
  stored('the second reminder goes to everybody', 'second-reminder')
  stored('the secretariat is handed what waited too long', 'waited-long', { name: undefined })
  stored('or what nobody is there to decide', 'nobody-here', { name: undefined })
}
