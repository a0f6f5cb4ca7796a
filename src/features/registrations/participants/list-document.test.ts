import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterFacts } from '../../../../test/support/letter-facts.ts'
import { typeset } from '../../../platform/documents/typeset.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { documentOf } from './list-document.ts'
import type { Participant } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const now = new Date('2026-11-25T09:00:00Z')

const one = (
  organisationId: string | null,
  category: string,
  countryCode: string,
  name: string,
): Participant => ({
  category,
  organisationId,
  organisation: organisationId ? `Organisation ${organisationId}` : '',
  countryCode,
  name,
  otherScriptName: name === '王小明' ? 'Wang Xiaoming' : null,
  jobTitle: 'Adviser',
  mode: 'on-site',
})

const participants = [
  one('1', 'member-state', 'CH', 'Anna'),
  one('1', 'member-state', 'CH', 'فاطمة بن يوسف'),
  one('2', 'member-state', 'CH', 'Bruno'),
  one('3', 'member-state', 'GH', 'Kofi'),
  one('4', 'sector-member', 'CN', '王小明'),
  one(null, 'non-member', 'FR', 'Chloé'),
  one(null, 'non-member', 'FR', 'Denis'),
]

const made = (language: string) =>
  documentOf(
    { profile },
    texts(language),
    letterFacts(texts(language), profile).event,
    { participants, total: 9, hidden: 1, onSite: 10, remote: 0 },
    now,
  )

type Data = {
  readonly notes: readonly string[]
  readonly categories: readonly {
    readonly name: string
    readonly delegations: readonly {
      readonly country: string
      readonly name: string
      readonly place: string
      readonly people: readonly { readonly name: string }[]
    }[]
  }[]
}

test('a category has its heading, a state stands above its delegations, everybody else beside their country', () => {
  const { categories } = made('en').data as Data
  assert.deepEqual(
    categories.map(({ name, delegations }) => [
      name,
      delegations.map((it) => [it.country, it.name, it.place, it.people.length]),
    ]),
    [
      [
        'Member States',
        [
          ['Switzerland', 'Organisation 1', '', 2],
          ['', 'Organisation 2', '', 1],
          ['Ghana', 'Organisation 3', '', 1],
        ],
      ],
      ['Sector Members', [['', 'Organisation 4', 'China', 1]]],
      [
        'Non-Members',
        [
          ['', 'No organisation yet', 'France', 1],
          ['', 'No organisation yet', 'France', 1],
        ],
      ],
    ],
  )
})

test('it says who is not in it, and who did not fit', () => {
  const { notes } = made('en').data as Data
  assert.equal(notes.length, 2)
  assert.match(notes[1] ?? '', /^2 more people do not fit/)
})

test('every language makes a tagged file with its headings, and the same file twice', async () => {
  const documents = [...profile.languages.map(made), made('en')]
  const pdfs = await typeset(documents)
  for (const pdf of pdfs) {
    const words = pdf.toString('latin1')
    assert.match(words, /\/StructTreeRoot/)
    for (const level of ['H1', 'H2', 'H3', 'H4']) assert.ok(words.includes(`/${level}`), level)
  }
  assert.ok(pdfs[0]?.equals(pdfs.at(-1) as Buffer) || profile.languages[0] !== 'en')
})

test('what people wrote is never markup', async () => {
  const wild = one('9', 'academia', 'FR', '#panic("x") *bold* $x$ ] } \\ `')
  const document = documentOf(
    { profile },
    texts('en'),
    letterFacts(texts('en'), profile).event,
    { participants: [wild], total: 1, hidden: 0, onSite: 1, remote: 0 },
    now,
  )
  const [pdf] = await typeset([document])
  assert.equal(pdf?.toString('latin1', 0, 5), '%PDF-')
})
