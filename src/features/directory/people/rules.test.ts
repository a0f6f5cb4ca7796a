import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Organisation } from '../types.ts'
import { anybody, changedLevels, levelsSeenBy, seenBy, someMember, usualLevels, visibleTo } from './rules.ts'
import { fields, levels } from './types.ts'
import type { Entry, Field, Level, Levels, Listing, PersonViewer, Post } from './types.ts'

const [ama, volta, armor] = ['ama', 'volta', 'armor']
const listed: Listing = { personId: ama, isListed: true, organisations: [volta] }
const unlisted: Listing = { ...listed, isListed: false }
const all = (level: Level): Levels => Object.fromEntries(fields.map((field) => [field, level])) as Levels
const staff: PersonViewer = { ...anybody, isStaff: true }
const ownFocalPoint: PersonViewer = { ...someMember, decidesFor: [volta] }
const otherFocalPoint: PersonViewer = { ...someMember, decidesFor: [armor] }
const herself: PersonViewer = { ...anybody, personId: ama }
const seen = (viewer: PersonViewer, of: Levels, listing = listed) => [...visibleTo(viewer, listing, of)]

test('until she says otherwise, members see her name and her organisation, strangers nothing', () => {
  assert.deepEqual(seen(someMember, usualLevels), ['name', 'organisation'])
  assert.deepEqual(seen(anybody, usualLevels), [])
})

test('somebody who has signed in but is of no member sees what strangers see', () => {
  const guest = { ...anybody, personId: 'somebody' }
  assert.deepEqual(seen(guest, usualLevels), [])
  assert.deepEqual(seen(guest, all('public')), [...fields])
})

test('everything public is seen by everybody', () => {
  for (const viewer of [anybody, someMember, staff])
    assert.deepEqual(seen(viewer, all('public')), [...fields])
})

test('everything for the secretariat is seen by nobody else', () => {
  for (const viewer of [anybody, someMember, otherFocalPoint])
    assert.deepEqual(seen(viewer, all('secretariat')), [])
  assert.deepEqual(seen(staff, all('secretariat')), [...fields])
})

test('the focal point of her own organisation sees everything, another one what members see', () => {
  assert.deepEqual(seen(ownFocalPoint, all('secretariat')), [...fields])
  assert.deepEqual(seen(otherFocalPoint, usualLevels), ['name', 'organisation'])
})

test('without consent nothing is seen, however public it was', () => {
  for (const viewer of [anybody, someMember, otherFocalPoint])
    assert.deepEqual(seen(viewer, all('public'), unlisted), [])
})

test('staff, her own focal point and she herself need no consent', () => {
  for (const viewer of [staff, ownFocalPoint, herself])
    assert.deepEqual(seen(viewer, usualLevels, unlisted), [...fields])
})

test('somebody who only claims to be of an organisation is already seen by its focal point', () => {
  assert.ok(
    visibleTo(ownFocalPoint, { ...unlisted, organisations: [armor, volta] }, usualLevels).has('phone'),
  )
})

test('whoever decides for nobody is no focal point of somebody without an organisation', () => {
  assert.deepEqual(seen(someMember, all('secretariat'), { ...listed, organisations: [] }), [])
})

for (const field of fields.filter((one) => one !== 'name'))
  test(`${field} alone can be public while the rest is for members`, () => {
    const of: Levels = { ...all('members'), name: 'public', [field]: 'public' }
    assert.deepEqual(new Set(seen(anybody, of)), new Set<Field>(['name', field]))
    assert.equal(seen(someMember, of).length, fields.length)
  })

test('a public telephone behind a hidden name is not seen', () => {
  assert.deepEqual(seen(anybody, { ...all('public'), name: 'members' }), [])
  assert.deepEqual(seen(someMember, { ...all('public'), name: 'secretariat' }), [])
})

test('every viewer sees at least what a lesser one sees, whatever the levels', () => {
  for (const name of levels)
    for (const organisation of levels)
      for (const email of levels) {
        const of: Levels = { ...usualLevels, name, organisation, email }
        const [less, more, most] = [anybody, someMember, staff].map((viewer) => seen(viewer, of))
        for (const field of less ?? []) assert.ok(more?.includes(field))
        for (const field of more ?? []) assert.ok(most?.includes(field))
      }
})

test('what is searched is what may be seen: the levels a viewer opens', () => {
  assert.deepEqual(levelsSeenBy(anybody), ['public'])
  assert.deepEqual(levelsSeenBy(someMember), ['public', 'members'])
  assert.deepEqual(levelsSeenBy(staff), ['public', 'members', 'secretariat'])
})

const post = (it: Partial<Post> & { id?: string; listing?: Organisation['state'] } = {}): Post => ({
  organisation: { id: it.id ?? volta, state: it.listing ?? 'listed' } as Organisation,
  state: 'approved',
  isMain: false,
  role: null,
  unit: null,
  ...it,
})

const entry: Entry = {
  listing: listed,
  levels: all('public'),
  name: 'Ama Owusu',
  otherScriptName: null,
  posts: [post()],
  jobTitle: null,
  email: 'ama@volta.example',
  phone: '+233 30 200 0000',
  countryCode: 'GH',
  languages: ['en'],
}

test('what is hidden is not in the entry at all', () => {
  const it = seenBy(someMember, { ...entry, levels: usualLevels })
  assert.deepEqual(it, {
    personId: ama,
    name: 'Ama Owusu',
    otherScriptName: null,
    posts: entry.posts,
    jobTitle: undefined,
    email: undefined,
    phone: undefined,
    countryCode: undefined,
    languages: undefined,
  })
  assert.equal(seenBy(anybody, { ...entry, levels: usualLevels }), undefined)
})

test('a claim is shown to nobody but those who see everything', () => {
  const claims = { ...entry, posts: [post(), post({ id: armor, state: 'claimed' })] }
  const shown = (viewer: PersonViewer) => seenBy(viewer, claims)?.posts.map((one) => one.organisation.id)
  assert.deepEqual(shown(someMember), [volta])
  for (const viewer of [staff, ownFocalPoint, herself]) assert.deepEqual(shown(viewer), [volta, armor])
})

test('an organisation that nobody has verified is not shown to others', () => {
  const it = { ...entry, posts: [post({ listing: 'unverified' })] }
  assert.deepEqual(seenBy(anybody, it)?.posts, [])
  assert.equal(seenBy(staff, it)?.posts.length, 1)
})

test('a hidden organisation leaves the rest of the entry', () => {
  const it = seenBy(anybody, { ...entry, levels: { ...all('public'), organisation: 'members' } })
  assert.deepEqual([it?.posts, it?.phone], [[], '+233 30 200 0000'])
})

test('only levels that differ are a change', () => {
  assert.deepEqual(changedLevels(usualLevels, usualLevels), {})
  assert.deepEqual(changedLevels(usualLevels, { ...usualLevels, email: 'members' }), { email: 'members' })
})
