import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  bannersFor,
  decideChange,
  decidePublication,
  isNeverShown,
  decideWithdrawal,
  endOf,
  maySee,
  missingLanguages,
  plainWords,
  standingOf,
  wordingFor,
} from './rules.ts'
import type { Notice, Reader } from './types.ts'

const at = (time: string) => new Date(`2026-11-26T${time}:00Z`)
const noon = at('12:00')

const notice = (wishes: Partial<Notice> = {}): Notice => ({
  id: '0190a000-0000-7000-8000-000000000001',
  kind: 'general',
  state: 'published',
  isUrgent: true,
  wordings: { en: { title: 'Title', words: 'Words' } },
  shownFrom: at('09:00'),
  shownUntil: null,
  beginsAt: null,
  endsAt: null,
  categories: [],
  byMail: false,
  revision: 3,
  mailState: 'none',
  mailed: 0,
  createdAt: at('08:00'),
  changedAt: at('08:00'),
  publishedAt: at('08:30'),
  withdrawnAt: null,
  ...wishes,
})
const stranger: Reader = { categories: new Set(), seesAll: false }
const member: Reader = { categories: new Set(['sector-member']), seesAll: false }
const writer: Reader = { categories: new Set(), seesAll: true }
const circular = notice({ kind: 'circular', categories: ['sector-member', 'associate'] })

describe('how a notice stands', () => {
  test('a draft is a draft whatever its times say', () => {
    assert.equal(standingOf(notice({ state: 'draft', shownFrom: null }), noon), 'draft')
  })
  test('before its time it is scheduled, from that minute it is live', () => {
    const later = notice({ shownFrom: at('12:01') })
    assert.equal(standingOf(later, noon), 'scheduled')
    assert.equal(standingOf(later, at('12:01')), 'live')
  })
  test('without an end it stays live', () => {
    assert.equal(standingOf(notice(), new Date('2036-01-01')), 'live')
  })
  test('it is over from the minute of its end', () => {
    const short = notice({ shownUntil: at('13:00') })
    assert.equal(standingOf(short, at('12:59')), 'live')
    assert.equal(standingOf(short, at('13:00')), 'over')
  })
  test('an outage is over with its end, unless it is to be shown for longer', () => {
    const outage = notice({ kind: 'outage', beginsAt: at('10:00'), endsAt: at('11:00') })
    assert.equal(standingOf(outage, noon), 'over')
    assert.equal(standingOf({ ...outage, shownUntil: at('14:00') }, noon), 'live')
    assert.deepEqual(endOf(outage), at('11:00'))
  })
  test('the end of something else than an outage is no end of its notice', () => {
    assert.equal(endOf(notice({ endsAt: at('11:00') })), null)
  })
  test('what was withdrawn is withdrawn', () => {
    assert.equal(standingOf(notice({ state: 'withdrawn' }), noon), 'withdrawn')
  })
})

describe('who sees it', () => {
  test('everybody sees what is no circular', () => {
    for (const kind of ['warning', 'outage', 'general'] as const)
      assert.ok(maySee(notice({ kind }), stranger))
  })
  test('a circular is seen by members of its kinds, and by those who write notices', () => {
    assert.ok(maySee(circular, member))
    assert.ok(maySee(circular, writer))
  })
  test('a circular is not there for strangers and for members of other kinds', () => {
    assert.ok(!maySee(circular, stranger))
    assert.ok(!maySee(circular, { categories: new Set(['academia']), seesAll: false }))
  })
})

describe('at the top of the page', () => {
  const none: ReadonlySet<string> = new Set()
  test('stands what is urgent and live', () => {
    assert.equal(bannersFor([notice()], stranger, none, noon).length, 1)
    assert.equal(bannersFor([notice({ isUrgent: false })], stranger, none, noon).length, 0)
    assert.equal(bannersFor([notice({ shownFrom: at('13:00') })], stranger, none, noon).length, 0)
  })
  test('does not stand what was put away', () => {
    assert.equal(bannersFor([notice()], stranger, new Set([notice().id]), noon).length, 0)
  })
  test('an urgent circular stands for its members only', () => {
    assert.equal(bannersFor([circular], stranger, none, noon).length, 0)
    assert.equal(bannersFor([circular], member, none, noon).length, 1)
  })
  test('are two at most, warnings first, then the newest', () => {
    const all = [
      notice({ id: 'a', shownFrom: at('11:00') }),
      notice({ id: 'b', shownFrom: at('11:30') }),
      notice({ id: 'c', kind: 'warning', shownFrom: at('08:00') }),
    ]
    assert.deepEqual(
      bannersFor(all, stranger, none, noon).map(({ id }) => id),
      ['c', 'b'],
    )
  })
})

describe('in which language it is read', () => {
  const wordings = { ru: { title: 'Р', words: 'р' }, en: { title: 'E', words: 'e' } }
  test('in the own one where it is written', () => {
    assert.deepEqual(wordingFor(wordings, 'ru', ['ar', 'en', 'ru']), {
      wording: wordings.ru,
      language: 'ru',
      isFallback: false,
    })
  })
  test('else in English, and that is said', () => {
    const read = wordingFor(wordings, 'ar', ['ar', 'en', 'ru'])
    assert.deepEqual([read.language, read.isFallback], ['en', true])
  })
  test('else in the first language of the body it is written in', () => {
    const read = wordingFor({ ru: wordings.ru }, 'ar', ['ar', 'fr', 'ru'])
    assert.deepEqual([read.language, read.isFallback], ['ru', true])
  })
  test('what is missing is named', () => {
    assert.deepEqual(missingLanguages(wordings, ['ar', 'en', 'ru']), ['ar'])
  })
})

describe('changing', () => {
  test('is done on what was seen', () => assert.deepEqual(decideChange(notice(), 3), { change: true }))
  test('is refused when somebody else was faster', () => {
    assert.deepEqual(decideChange(notice(), 2), { refused: 'notices.refused.changed' })
  })
  test('is refused when it was withdrawn', () => {
    const gone = notice({ state: 'withdrawn' })
    assert.deepEqual(decideChange(gone, 3), { refused: 'notices.refused.withdrawn' })
    assert.deepEqual(decideWithdrawal(gone), { refused: 'notices.refused.withdrawn' })
  })
})

describe('publishing', () => {
  const draft = notice({ state: 'draft', shownFrom: null })
  test('shows it at once unless a later time was chosen', () => {
    assert.deepEqual(decidePublication(draft, 3, noon), { shownFrom: noon })
    assert.deepEqual(decidePublication({ ...draft, shownFrom: at('15:00') }, 3, noon), {
      shownFrom: at('15:00'),
    })
    assert.deepEqual(decidePublication({ ...draft, shownFrom: at('08:00') }, 3, noon), { shownFrom: noon })
  })
  test('is done once', () => {
    assert.deepEqual(decidePublication(notice(), 3, noon), { refused: 'notices.refused.not-a-draft' })
  })
  test('is refused when its end has passed', () => {
    const late = { ...draft, kind: 'outage', endsAt: at('11:00') } as const
    assert.deepEqual(decidePublication(late, 3, noon), { refused: 'notices.refused.over-already' })
  })
  test('is refused when it is not what was looked at', () => {
    assert.deepEqual(decidePublication(draft, 2, noon), { refused: 'notices.refused.changed' })
  })
})

test('what would end before it begins is never shown', () => {
  assert.ok(isNeverShown({ shownFrom: noon, shownUntil: at('11:00') }))
  assert.ok(isNeverShown({ shownFrom: noon, shownUntil: noon }))
  assert.ok(!isNeverShown({ shownFrom: noon, shownUntil: at('15:00') }))
  assert.ok(!isNeverShown({ shownFrom: null, shownUntil: noon }))
  assert.ok(!isNeverShown({ shownFrom: noon, shownUntil: null }))
})

test('a mail says rich text without its marks', () => {
  assert.equal(
    plainWords('## Act now\n\nRead **this** and [our page](/help).\n\n- one\n* two\nsnake_case stays'),
    'Act now\n\nRead this and our page (/help).\n\n– one\n– two\nsnake_case stays',
  )
})
