import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { loadProfile } from '../../platform/profile/index.ts'
import type { Localised } from '../../values/language.ts'
import { isRefusal } from '../../values/refusal.ts'
import { audienceOf, decideParticipation, mayAskForVisa } from './index.ts'
import type { ParticipationFacts, Standing } from './types.ts'

const profiles = ['itu', 'northlight'].map((name) => loadProfile(name))
const regimes = [
  'automatic',
  'focal-point',
  'accreditation',
  'nomination-only',
  'refused',
  'a typing mistake',
]
const standings: Standing[] = ['active', 'suspended', 'unverified', 'none']
const refusals = [
  'access-needed',
  'account-not-active',
  'membership-suspended',
  'organisation-unverified',
  'nomination-only',
  'refused',
]

/** Any person at any event of one of the profiles, with and without words of the event's own. */
const anyFacts = fc.constantFrom(...profiles).chain((profile) => {
  const categories = profile.categories.map(({ id }) => id)
  return fc
    .record({
      eventType: fc.constantFrom(...profile.eventTypes.map(({ id }) => id)),
      category: fc.constantFrom(...categories),
      membership: fc.constantFrom(...standings),
      accountState: fc.constantFrom('active', 'active', 'active', 'blocked', 'closed'),
      overrides: fc.dictionary(fc.constantFrom('*', ...categories), fc.constantFrom(...regimes), {
        maxKeys: 3,
      }),
    })
    .map((facts): ParticipationFacts => ({
      ...facts,
      policy: profile.policy,
      categories: profile.categories,
    }))
    .map((facts) => ({ profile, facts }))
})

const everywhere = (check: (it: { profile: (typeof profiles)[number]; facts: ParticipationFacts }) => void) =>
  fc.assert(fc.property(anyFacts, check), { numRuns: 2000 })

test('no combination of either profile is without an answer, and each answer is a rule in every language', () => {
  everywhere(({ profile, facts }) => {
    const answer = decideParticipation(facts)
    const rule = isRefusal(answer) ? String(answer.values?.['rule']) : answer.rule
    for (const language of profile.languages)
      assert.ok(profile.rules[rule]?.[language], `${rule} in ${language}`)
  })
})

test('every refusal is a known one and has a way out in every language', () => {
  everywhere(({ profile, facts }) => {
    const answer = decideParticipation(facts)
    if (!isRefusal(answer)) return
    assert.ok(refusals.includes(answer.refused.replace('participation.', '')), answer.refused)
    const { wayOut } = profile.ruleParts[String(answer.values?.['rule'])] ?? {}
    for (const language of profile.languages) assert.ok(wayOut?.[language])
  })
})

test('whoever is admitted has an active account', () => {
  everywhere(({ facts }) => {
    if (facts.accountState !== 'active') assert.ok(isRefusal(decideParticipation(facts)))
  })
})

test('nobody comes further with a worse standing than with a good one', () => {
  const reach = { automatic: 3, 'focal-point': 2, accreditation: 1 }
  const far = (facts: ParticipationFacts) => {
    const answer = decideParticipation(facts)
    return isRefusal(answer) ? 0 : reach[answer.regime]
  }
  everywhere(({ facts }) => {
    const stranger = facts.categories.find(({ kind }) => kind === 'none')?.id ?? ''
    const asNonMember = far({ ...facts, category: stranger, membership: 'none' })
    assert.ok(far(facts) <= Math.max(far({ ...facts, membership: 'active' }), asNonMember))
  })
})

test('the audience of an event says the same as the decision', () => {
  everywhere(({ facts }) => {
    const audience = audienceOf(facts)
    const answer = decideParticipation({ ...facts, membership: 'active', accountState: 'active' })
    const list = isRefusal(answer)
      ? answer.refused === 'participation.nomination-only'
        ? audience.nomination
        : audience.refused
      : {
          automatic: audience.automatic,
          'focal-point': audience.focalPoint,
          accreditation: audience.accreditation,
        }[answer.regime]
    assert.ok(list.includes(facts.category))
  })
})

test('every answer about visa help is yes or a reason', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  const plain = (date: Date) => date.toISOString().slice(0, 10)
  const anyVisa = fc.record({
    mode: fc.constantFrom('on-site' as const, 'remote' as const),
    eventCountry: fc.constantFrom('CH', 'NO', 'IN', null),
    eventCity: fc.constantFrom<(Localised | undefined)[]>(
      undefined,
      {},
      { en: 'Geneva' },
      { en: 'Bhubaneswar' },
    ),
    isMember: fc.boolean(),
    membership: fc.constantFrom(...standings),
    today: day.map(plain),
    startsOn: day.map(plain),
    visa: fc.constantFrom(...profiles.map(({ visa }) => visa)),
  })
  fc.assert(
    fc.property(anyVisa, (facts) => {
      const answer = mayAskForVisa(facts)
      if (!answer.may) return assert.ok(texts('en')[answer.because])
      assert.equal(facts.mode, 'on-site')
      assert.ok(facts.today <= facts.startsOn)
    }),
  )
})

const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'texts', `${language}.json`), 'utf8'))

test('every code of this room has words in all six languages', () => {
  const codes = [
    ...refusals.map((name) => `participation.${name}`),
    ...['not-on-site', 'elsewhere', 'members-only', 'too-late'].map((name) => `participation.visa.${name}`),
    ...regimes.slice(0, -1).map((name) => `participation.regime.${name}`),
  ].sort()
  for (const language of ['en', 'fr', 'es', 'ar', 'ru', 'zh'])
    assert.deepEqual(Object.keys(texts(language)).sort(), codes, language)
})

// The documents' own cases, in the words of the built-in profile.
const itu = profiles[0]
assert.ok(itu)
const { policy, categories } = itu
const someone = { membership: 'active' as const, accountState: 'active', overrides: {}, policy, categories }
const regimeOf = (eventType: string, category: string, facts: Partial<ParticipationFacts> = {}) => {
  const answer = decideParticipation({ ...someone, eventType, category, ...facts })
  return isRefusal(answer) ? answer.values?.['rule'] : answer.regime
}

test('focus groups, workshops, symposia, summits, fora and Kaleidoscope are open to all, members or not', () => {
  for (const eventType of ['focus-group', 'workshop', 'symposium', 'summit', 'forum', 'conference'])
    for (const { id } of categories) {
      assert.equal(regimeOf(eventType, id), 'automatic', `${id} at ${eventType}`)
      assert.equal(regimeOf(eventType, id, { membership: 'unverified' }), 'automatic')
    }
})

test('a study group is for members, through the focal point of their organisation', () => {
  for (const category of ['member-state', 'sector-member', 'associate', 'academia', 'resolution-99'])
    assert.equal(regimeOf('study-group', category), 'focal-point', category)
})

test('a study group refuses non-members, media and those who do not know, each by a rule of its own', () => {
  assert.equal(regimeOf('study-group', 'non-member'), 'study-group-members-only')
  assert.equal(regimeOf('study-group', 'media'), 'study-group-no-media')
  assert.equal(regimeOf('study-group', 'unknown'), 'study-group-unknown')
})

test('a suspended sector member may go to a workshop and not to a study group', () => {
  assert.equal(regimeOf('workshop', 'sector-member', { membership: 'suspended' }), 'automatic')
  assert.equal(regimeOf('study-group', 'sector-member', { membership: 'suspended' }), 'membership-suspended')
})

test('a Council session asks the focal points of states, takes nominated sector members only, and looks at who is invited', () => {
  assert.equal(regimeOf('council', 'member-state'), 'focal-point')
  assert.equal(regimeOf('council', 'sector-member'), 'council-nominated')
  assert.equal(regimeOf('council', 'united-nations'), 'accreditation')
  assert.equal(regimeOf('council', 'associate'), 'conference-not-your-category')
})

test('an assembly or a radio conference is for members of its Sector, with observers', () => {
  for (const type of ['standardization-assembly', 'radio-conference']) {
    const ties = (sector: 'own' | 'other') => ({ ties: { sector, group: 'none' as const } })
    assert.equal(regimeOf(type, 'sector-member', ties('own')), 'focal-point')
    assert.equal(regimeOf(type, 'sector-member', ties('other')), 'conference-other-sector')
    assert.equal(regimeOf(type, 'academia'), 'focal-point')
    assert.equal(regimeOf(type, 'non-member'), 'conference-members-only')
  }
})

test('an accredited forum confirms members, asks the focal points of states, and looks at everybody else', () => {
  assert.equal(regimeOf('accredited-forum', 'member-state'), 'focal-point')
  assert.equal(regimeOf('accredited-forum', 'associate'), 'automatic')
  assert.equal(regimeOf('accredited-forum', 'non-member', { membership: 'none' }), 'accreditation')
  assert.equal(regimeOf('accredited-forum', 'sector-member', { membership: 'suspended' }), 'accreditation')
})

test('the press has an accreditation of its own at conferences and fora with accreditation', () => {
  for (const type of ['council', 'standardization-assembly', 'plenipotentiary', 'accredited-forum'])
    assert.equal(regimeOf(type, 'media'), 'conference-press')
})
