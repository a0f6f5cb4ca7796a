import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  aboutOf,
  decideAnswer,
  decideClosing,
  decideReply,
  deskFor,
  desksOf,
  isLate,
  isLinkOver,
  mostAnHour,
  pathOf,
} from './rules.ts'
import { mayMove, moves } from './states.ts'
import { desks, type Enquiry } from './types.ts'

const may = (...permissions: string[]) => new Set(permissions)
const held = (more: Partial<Enquiry> = {}) =>
  ({ state: 'open', desk: 'visa', revision: 3, ...more }) as Pick<Enquiry, 'state' | 'desk' | 'revision'>
const noon = new Date('2026-11-25T12:00:00Z')
const before = (days: number) => new Date(noon.getTime() - days * 86_400_000)

describe('whose desk it is', () => {
  test('a visa officer answers about visas, and about nothing else', () =>
    assert.deepEqual(desksOf(may('visa-letters.manage', 'portal.desk')), ['visa']))
  test('the service desk answers about accounts and mail', () =>
    assert.deepEqual(desksOf(may('accounts.manage', 'directory.manage')), ['accounts', 'mail']))
  test('the secretariat answers the rest', () =>
    assert.deepEqual(desksOf(may('events.manage')), ['registration', 'access', 'website']))
  test('somebody without a desk has none', () => assert.deepEqual(desksOf(may('portal.desk')), []))
  test('every desk is somebody’s', () =>
    assert.deepEqual(
      [...desksOf(may('events.manage', 'accounts.manage', 'visa-letters.manage'))].sort(),
      [...desks].sort(),
    ))
})

describe('answering', () => {
  const officer = may('visa-letters.manage')
  test('an answer answers, a question waits for whoever asked', () => {
    assert.deepEqual(decideAnswer(held(), officer, { asks: false, revision: 3 }), { next: 'answered' })
    assert.deepEqual(decideAnswer(held(), officer, { asks: true, revision: 3 }), { next: 'waiting' })
  })
  test('nobody answers what they have not read', () =>
    assert.deepEqual(decideAnswer(held(), officer, { asks: false, revision: 2 }), {
      refused: 'enquiries.changed-meanwhile',
    }))
  test('somebody of another desk does not learn that there is something', () =>
    assert.deepEqual(decideAnswer(held(), may('events.manage'), { asks: false, revision: 3 }), {
      refused: 'enquiries.unknown',
    }))
  test('what is closed is not closed twice', () => {
    assert.deepEqual(decideClosing(held()), { next: 'closed' })
    assert.deepEqual(decideClosing(held({ state: 'closed' })), { refused: 'enquiries.closed-already' })
  })
  test('whoever asked opens it again by writing, but not without end', () => {
    assert.deepEqual(decideReply(0), { next: 'open' })
    assert.deepEqual(decideReply(mostAnHour), { refused: 'enquiries.too-often' })
  })
  test('a closed one opens again, and nothing moves to where it is', () => {
    assert.ok(mayMove('closed', 'open'))
    for (const [from, to] of Object.entries(moves)) assert.ok(!to.includes(from as Enquiry['state']))
  })
})

describe('time', () => {
  test('open for more than two days is late; answered never is', () => {
    assert.ok(isLate({ state: 'open', stateSince: before(3) }, noon))
    assert.ok(!isLate({ state: 'open', stateSince: before(1) }, noon))
    assert.ok(!isLate({ state: 'answered', stateSince: before(30) }, noon))
  })
  test('the mailed link leads there for ninety days after the last word', () => {
    assert.ok(!isLinkOver({ changedAt: before(89) }, noon))
    assert.ok(isLinkOver({ changedAt: before(91) }, noon))
  })
})

describe('what it is about', () => {
  const cases = {
    '/events/C-00015213': ['event', 'C-00015213', 'registration'],
    '/fr/events/C-00015213/registration': ['event', 'C-00015213', 'registration'],
    'C-00015213': ['event', 'C-00015213', 'registration'],
    '/registrations/R-7K2M-40QX/visa': ['registration', 'R-7K2M-40QX', 'registration'],
    'R-7K2M-40QX': ['registration', 'R-7K2M-40QX', 'registration'],
    '123456789-12345': ['application', '123456789-12345', 'access'],
    '/mail/settings?x=1': ['page', '/mail/settings', 'mail'],
    '/ar/access/status': ['page', '/access/status', 'access'],
    '/account/security': ['page', '/account/security', 'accounts'],
    '/visa-letters/check': ['page', '/visa-letters/check', 'visa'],
    '/directory': ['page', '/directory', undefined],
  } as const
  for (const [given, [kind, ref, desk]] of Object.entries(cases))
    test(`${given} is ${kind} ${ref}, and goes to ${desk ?? 'whatever desk is chosen'}`, () => {
      const about = aboutOf(given)
      assert.deepEqual(about, { kind, ref })
      assert.equal(deskFor(about), desk)
    })
  for (const given of [
    '',
    'nonsense',
    'https://evil.example/x',
    '//evil.example',
    '/a"b',
    '/help/contact',
    '/enquiries/Q-1',
  ])
    test(`"${given}" is about nothing`, () => assert.equal(aboutOf(given), undefined))
  test('a page of ours is led to, an application has no page of its own', () => {
    assert.equal(pathOf({ kind: 'event', ref: 'C-00015213' }), '/events/C-00015213')
    assert.equal(pathOf({ kind: 'application', ref: '123456789-12345' }), undefined)
  })
})
