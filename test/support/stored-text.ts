import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { composeMail } from '../../src/platform/outgoing-mail/compose.ts'
import type { Letter } from '../../src/platform/outgoing-mail/letter.ts'
import type { Profile } from '../../src/platform/profile/index.ts'
import type { Texts } from '../../src/platform/i18n/index.ts'

const folder = join(import.meta.dirname, '../letters')

/**
 * A letter as its reader sees it in plain text, with a fixed address around it. Compared with the stored text of
 * `test/letters/<name>.txt`; `PLENARY_TEST_STORE=1` writes what is new or has changed, to be read before it is kept.
 */
export function assertLetter(letter: Letter, t: Texts, profile: Profile, name: string): void {
  const { subject, text } = composeMail(letter, {
    t,
    sender: t.words(profile.name.short),
    brand: profile.brand,
    url: 'https://meetings.example',
    neverAsks: t.words(profile.letterTexts.neverAsks),
    contact: letter.contact ?? letter.replyTo ?? profile.helpContacts.registration,
    isKept: false,
  })
  const now = `${subject}\n\n${text.trimEnd()}\n`
  const file = join(folder, `${name}.txt`)
  if (process.env['PLENARY_TEST_STORE'] === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, now)
  }
  assert.equal(now, readFileSync(file, 'utf8'))
}
