import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestKnown, corrected, minutesOf, staysFrom } from './rules.ts'
import type { Correction, Evidence, Hours, Kind, KnownStay, Source } from './types.ts'

const at = (time: string) => new Date(`2027-03-02T${time.length === 5 ? `${time}:00` : time}Z`)
const hours: Hours = { startsAt: at('10:00'), endsAt: at('13:00'), now: at('14:00') }
const during: Hours = { ...hours, now: at('11:00') }

/** "page seen 10:00-10:30", "engine:jitsi/a joined 10:00": who, what, when; heard of at once unless said. */
function said(words: string, heard?: string): Evidence {
  const [who = '', kind = '', when = ''] = words.split(' ')
  const [source = '', connection = ''] = who.split('/')
  const [from = '', until] = when.split('-')
  return {
    source: (source === 'page' ? 'heartbeat' : source) as Source,
    kind: kind as Kind,
    connection,
    origin: source === 'staff' ? 'on-site' : null,
    at: at(from),
    until: until ? at(until) : null,
    receivedAt: at(heard ?? until ?? from),
  }
}
const time = (it: Date | null) => it?.toISOString().slice(11, 19).replace(/:00$/, '') ?? '...'
const told = ({ from, to, known, ending, isOpenedByLeaving }: KnownStay) =>
  `${isOpenedByLeaving ? '?' : ''}${time(from)}-${time(to)} ${known} ${ending ?? 'there'}`
const stays = (evidence: readonly Evidence[], when = hours) => staysFrom(evidence, when).map(told)

/** What is known, and what follows from it when the sitting from 10 to 13 is over. */
const cases: readonly (readonly [rule: string, evidence: readonly string[], ...follows: string[]])[] = [
  ['nothing known is no stay', []],
  ['who came and left was there in between', ['click joined 10:05', 'click left 11:00'], '10:05-11:00 click left'],
  ['who never said that they left was there until the end, and it is marked so', ['click joined 10:05'], '10:05-13:00 click ended'],
  ['an open page that fell silent is a stay until 90 seconds after its last sign', ['click joined 10:05', 'page seen 10:06-10:40'], '10:05-10:41:30 page lost'],
  ['signs of life up to the end end with it', ['click joined 10:05', 'page seen 10:06-13:00'], '10:05-13:00 page ended'],
  ['the last sign less than 90 seconds before the end is no loss', ['click joined 10:05', 'page seen 10:06-12:59'], '10:05-13:00 page ended'],
  ['a gap in the signs is a gap in the stay', ['click joined 10:00', 'page seen 10:01-10:20', 'page seen 10:40-11:00', 'click left 11:00'], '10:00-10:21:30 page lost', '10:40-11:00 page left'],
  ['signs less than 90 seconds apart are one run', ['page seen 10:00-10:20', 'page seen 10:21-10:30', 'click left 10:31'], '10:00-10:31 page left'],
  ['signs without a click begin a stay', ['page seen 10:10-10:50', 'click left 10:51'], '10:10-10:51 page left'],
  ['who came twice without leaving was there once', ['click joined 10:00', 'click joined 10:30', 'click left 11:00'], '10:00-11:00 click left'],
  ['the same said twice is said once', ['click joined 10:00', 'click joined 10:00', 'click left 11:00', 'click left 11:00'], '10:00-11:00 click left'],
  ['who left and came back was there twice', ['click joined 10:00', 'click left 10:30', 'click joined 11:00', 'click left 11:30'], '10:00-10:30 click left', '11:00-11:30 click left'],
  ['who only left was there at that moment', ['click left 11:00'], '?11:00-11:00 click left'],
  ['who was put out was there until then', ['click joined 10:00', 'page seen 10:01-10:09', 'staff removed 10:10'], '10:00-10:10 page removed'],
  ['an engine that saw sound or picture knows best', ['engine:jitsi/a joined 10:00', 'engine:jitsi/a media 10:01', 'engine:jitsi/a left 11:00'], '10:00-11:00 media left'],
  ['an engine that only saw somebody come knows as much as our page', ['engine:jitsi/a joined 10:00', 'engine:jitsi/a left 11:00'], '10:00-11:00 page left'],
  ['two connections at once count once', ['engine:jitsi/a joined 10:00', 'engine:jitsi/b joined 10:30', 'engine:jitsi/a left 11:00', 'engine:jitsi/b left 11:30'], '10:00-11:30 page left'],
  ['a quick reconnect that is told the wrong way round is one stay', ['engine:x/new joined 10:30', 'engine:x/old joined 10:00', 'engine:x/old left 10:31', 'engine:x/new left 11:00'], '10:00-11:00 page left'],
  ['an engine that never said who left says when all were gone', ['engine:x/a joined 10:00', 'engine:x ended 11:00'], '10:00-11:00 page ended'],
  ['one engine’s end does not end another’s', ['engine:x/a joined 10:00', 'engine:y ended 10:30', 'engine:x/a left 11:00'], '10:00-11:00 page left'],
  ['an engine that began again after its end begins a new stay', ['engine:x/a joined 10:00', 'engine:x ended 10:30', 'engine:x/b joined 10:31', 'engine:x/b left 11:00'], '10:00-10:30 page ended', '10:31-11:00 page left'],
  ['page and engine together are one stay, as well known as the better', ['click joined 10:00', 'page seen 10:01-10:10', 'engine:x/a joined 10:05', 'engine:x/a media 10:05', 'engine:x/a left 12:00'], '10:00-12:00 media left'],
  ['stays that only touch are one', ['click joined 10:00', 'click left 10:30', 'engine:x/a joined 10:30', 'engine:x/a left 11:00'], '10:00-11:00 page left'],
  ['silence of an engine is no loss: engines do not send signs', ['engine:x/a joined 10:00', 'engine:x/a seen 10:30', 'engine:x/a left 12:00'], '10:00-12:00 page left'],
  ['staff who tick somebody say that they were there', ['staff present 10:00-13:00'], '10:00-13:00 staff staff'],
  ['a tick taken away is none', ['staff present 10:00-13:00', 'staff absent 13:30']],
  ['a tick given again holds', ['staff present 10:00-13:00', 'staff absent 13:30', 'staff present 10:00-13:40'], '10:00-13:40 staff staff'],
  ['a tick beside a page is one stay, known by the page', ['click joined 10:20', 'click left 10:40', 'staff present 10:00-13:00'], '10:00-13:00 click staff'],
  ['nobody comes after the end', ['click joined 13:00', 'engine:x/a joined 13:10']],
  ['who left after the end left at the end', ['click joined 12:00', 'click left 13:20'], '12:00-13:00 click left'],
  ['who came before the start came then', ['click joined 09:31', 'click left 10:30'], '09:31-10:30 click left'],
] // prettier-ignore
for (const [rule, evidence, ...follows] of cases) {
  test(rule, () => assert.deepEqual(stays(evidence.map((it) => said(it))), follows))
  test(`${rule}, in whatever order it was heard`, () => {
    for (let turn = 1; turn < evidence.length; turn++) {
      const order = [...evidence.slice(turn), ...evidence.slice(0, turn)].map((it) => said(it))
      assert.deepEqual(stays(order), follows, `turned by ${turn}`)
    }
    assert.deepEqual(stays(evidence.map((it) => said(it)).toReversed()), follows)
  })
}

test('while the sitting is on, whoever has not left is there', () => {
  assert.deepEqual(stays([said('click joined 10:05')], during), ['10:05-... click there'])
  assert.deepEqual(stays([said('click joined 10:05'), said('page seen 10:06-10:59')], during), [
    '10:05-... page there',
  ])
  assert.deepEqual(stays([said('click joined 10:05'), said('page seen 10:06-10:58')], during), [
    '10:05-10:59:30 page lost',
  ])
})

test('an engine whose clock is ahead says nothing of the future', () => {
  const ahead = [said('engine:x/a joined 12:00', '10:00'), said('engine:x/a left 12:30', '10:30')]
  assert.deepEqual(stays(ahead), ['10:00-10:30 page left'])
})

test('minutes count while the sitting is on, and once', () => {
  const minutes = (...evidence: string[]) =>
    minutesOf(
      staysFrom(
        evidence.map((it) => said(it)),
        hours,
      ),
      hours,
    )
  assert.equal(minutes(), 0)
  assert.equal(minutes('click joined 09:31', 'click left 09:50'), 0)
  assert.equal(minutes('click joined 09:31', 'click left 10:10'), 10)
  assert.equal(minutes('click joined 12:50'), 10)
  assert.equal(
    minutes('engine:x/a joined 10:00', 'click joined 10:10', 'click left 10:20', 'engine:x/a left 10:30'),
    30,
  )
  assert.equal(minutes('click joined 10:00', 'click left 10:00:59'), 0)
  assert.equal(minutesOf(staysFrom([said('click joined 10:00')], during), during), 60)
})

const correction = (version: number, act: Correction['act'], when = ''): Correction => {
  const [from, until] = when ? when.split('-').map((it) => at(it)) : []
  return { version, act, from: from ?? null, until: until ?? null, origin: from ? 'on-site' : null, reason: 'Seen in the room', by: 'A', at: at('14:00') } // prettier-ignore
}
const evidence = staysFrom([said('click joined 10:00'), said('click left 11:00')], hours)
for (const [rule, corrections, ...follows] of [
  ['without a correction the evidence holds', [], '10:00-11:00 click left'],
  [
    'what is added counts beside the evidence',
    [correction(1, 'add', '12:00-13:00')],
    '10:00-11:00 click left',
    '12:00-13:00 staff staff',
  ],
  [
    'what is added to what is known is one stay with it',
    [correction(1, 'add', '10:30-12:00')],
    '10:00-12:00 click staff',
  ],
  [
    'a change counts instead of the evidence',
    [correction(1, 'change', '10:00-10:20')],
    '10:00-10:20 staff staff',
  ],
  ['who is struck was not there', [correction(1, 'strike')]],
  [
    'the newest change holds',
    [correction(2, 'change', '10:00-12:00'), correction(1, 'strike')],
    '10:00-12:00 staff staff',
  ],
  [
    'what is added after a strike is all there is',
    [correction(1, 'strike'), correction(2, 'add', '12:00-12:30')],
    '12:00-12:30 staff staff',
  ],
  [
    'restored, the evidence holds again',
    [correction(1, 'strike'), correction(2, 'restore')],
    '10:00-11:00 click left',
  ],
] as const)
  // prettier-ignore
  test(rule, () => assert.deepEqual(corrected(evidence, corrections).map(told), follows))

test('how well it is known that somebody was there is the best of what is known', () => {
  assert.equal(bestKnown(evidence), 'click')
  assert.equal(bestKnown([]), undefined)
})

const second = 1000
const anything = fc.record({
  source: fc.constantFrom<Source>('click', 'heartbeat', 'engine:a', 'engine:b', 'staff'),
  kind: fc.constantFrom<Kind>('joined', 'media', 'seen', 'left', 'removed', 'ended', 'present', 'absent'),
  connection: fc.constantFrom('', 'one', 'two'),
  origin: fc.constant(null),
  at: fc.integer({ min: -3600, max: 5 * 3600 }).map((it) => new Date(at('10:00').getTime() + it * second)),
  until: fc.option(fc.integer({ min: 0, max: 7200 })),
  heard: fc.integer({ min: 0, max: 7200 }),
}) // prettier-ignore
const whatever = fc.array(anything, { maxLength: 14 }).map((list) =>
  list.map(({ at: from, until, heard, ...rest }): Evidence => {
    const to = until === null ? null : new Date(from.getTime() + until * second)
    return { ...rest, at: from, until: to, receivedAt: new Date((to ?? from).getTime() + heard * second) }
  }),
)
const some = { numRuns: 300 }
const ofStays = (it: readonly Evidence[], when = hours) => staysFrom(it, when)

test('whatever is said, stays lie apart in time, end after they begin, and only open ones are there', () =>
  fc.assert(
    fc.property(whatever, (it) => {
      const found = ofStays(it, during)
      for (const [nth, { from, to, ending }] of found.entries()) {
        assert.ok(to === null || to >= from)
        assert.equal(to === null, ending === undefined)
        const next = found[nth + 1]
        if (next) assert.ok(to !== null && to < next.from)
      }
    }),
    some,
  ))

test('when the sitting is over nobody is there any more, and nobody was there longer than it lasted', () =>
  fc.assert(
    fc.property(whatever, (it) => {
      const found = ofStays(it)
      assert.ok(found.every(({ to, ending }) => to !== null && (ending === 'staff' || to <= hours.endsAt)))
      assert.ok(minutesOf(found, hours) <= 180)
    }),
    some,
  ))

test('whatever order it is heard in, and however often it is repeated, the same follows', () =>
  fc.assert(
    fc.property(whatever, fc.integer({ min: 0, max: 13 }), (it, turn) => {
      const own = distinct(it)
      const turned = [...own.slice(turn), ...own.slice(0, turn), ...own.slice(0, turn)]
      assert.deepEqual(ofStays(turned), ofStays(own))
    }),
    some,
  ))

/** One thing a moment and line: what happens at the very same moment has no order of its own. */
function distinct(list: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>()
  return list.filter(({ at: when, receivedAt }) => {
    const keys = [`at ${Math.min(when.getTime(), receivedAt.getTime())}`, `heard ${receivedAt.getTime()}`]
    const isNew = keys.every((key) => !seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}

test('more evidence that somebody was there never makes the time shorter', () =>
  fc.assert(
    fc.property(whatever, (it) => {
      const before = minutesOf(ofStays(it), hours)
      const more: Evidence = { source: 'engine:c', kind: 'joined', connection: 'x', origin: null, at: at('11:00'), until: null, receivedAt: at('11:00') } // prettier-ignore
      assert.ok(minutesOf(ofStays([...it, more]), hours) >= before)
    }),
    some,
  ))
