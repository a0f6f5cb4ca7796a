import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleData } from '../../../../test/support/organisations.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { parseAskedChange, parseOrganisation, typedOf } from './form.ts'

const itu = loadProfile('itu')

const full = sampleData({
  code: 'M-0042',
  name: 'Sankofa Networks',
  names: { fr: 'Réseaux Sankofa', ar: 'شبكات سانكوفا' },
  acronyms: ['SNK', 'S-NET'],
  formerNames: [
    { name: 'Gold Coast Wireless', until: 1998 },
    { name: 'Expo (1958)', until: null },
  ],
  category: 'associate',
  sectors: ['ITU-R', 'ITU-T'],
  studyGroup: 't-sg12',
  address: '18 Ring Road\nAccra',
  webSite: 'https://sankofa.example',
  domains: ['mail.sankofa.example', 'sankofa.example'],
  contacts: [
    { role: 'billing', name: null, email: 'pay@sankofa.example', phone: null, visibility: 'secretariat' },
    { role: 'general', name: 'Ama Owusu', email: null, phone: '+233 30 000', visibility: 'public' },
  ],
  membership: 'suspended',
  memberSince: '2009-03-14',
  memberUntil: '2030-12-31',
  arrearsSince: '2026-01-01',
})

const problemsOf = (change: Record<string, string | string[]>) => {
  const parsed = parseOrganisation({ ...typedOf(full, undefined), ...change }, itu)
  return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field} ${code.split('.').at(-1)}`)
}

test('what is filled in and sent without a change is what was there', () => {
  const parsed = parseOrganisation(typedOf(full, 'M-0001'), itu)
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.value, { data: full, parent: 'M-0001' })
  const asked = parseAskedChange(typedOf(full, undefined), itu)
  assert.ok(asked.ok)
  for (const [field, value] of Object.entries(asked.value))
    assert.deepEqual(value, full[field as keyof typeof full], field)
})

test('every field says what is wrong with it, all at once', () => {
  assert.deepEqual(
    problemsOf({
      name: ' ',
      code: 'a b',
      country: 'XX',
      category: 'unknown',
      membership: '',
      'study-group': 'nine',
      'member-since': '2020-02-30',
      domains: 'fine.example\nnot a domain',
      'former-names': 'Old (1066)',
      acronyms: 'x'.repeat(41),
      'contact-billing-email': 'pay@',
      'contact-general-visibility': 'friends',
    }).sort(),
    [
      'acronyms acronyms-wrong',
      'category category-unknown',
      'code code-wrong',
      'contact-billing-email email',
      'contact-general-visibility choose',
      'country country-unknown',
      'domains domain-wrong',
      'former-names former-name-wrong',
      'member-since day-wrong',
      'membership membership-missing',
      'name name-missing',
      'study-group choose',
    ],
  )
})

test('what cannot be true together is told beside one of them', () => {
  assert.deepEqual(problemsOf({ category: 'non-member' }), [
    'membership membership-of-no-member',
    'study-group study-group-not-picked',
  ])
  assert.deepEqual(problemsOf({ 'member-until': '2001-01-01' }), ['member-until member-days-backwards'])
})

test('a contact of whom nothing is known is none, and one that says nothing of who sees it is for staff', () => {
  const parsed = parseOrganisation(
    {
      ...typedOf(full, undefined),
      'contact-billing-email': '',
      'contact-billing-visibility': 'public',
      'contact-press-phone': '1',
    },
    itu,
  )
  assert.ok(parsed.ok)
  assert.deepEqual(
    parsed.value.data.contacts.map(({ role, visibility }) => [role, visibility]),
    [
      ['general', 'public'],
      ['press', 'secretariat'],
    ],
  )
})

test('the same domain, acronym or former name twice is there once', () => {
  const parsed = parseOrganisation(
    { ...typedOf(full, undefined), domains: 'a.example\nA.example\nwww.a.example', acronyms: 'X, X' },
    itu,
  )
  assert.ok(parsed.ok)
  assert.deepEqual([parsed.value.data.domains, parsed.value.data.acronyms], [['a.example'], ['X']])
})
