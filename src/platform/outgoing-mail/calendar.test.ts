import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type EventEntry, eventEntry } from './calendar.ts'
import { zoneEntry } from './zone-entry.ts'
import { clockChanges, momentOf } from './zone-rules.ts'

const at = (when: string): Date => new Date(when)

const base = {
  uid: '0190-r1@example.org',
  sequence: 0,
  method: 'REQUEST' as const,
  title: 'Performance, quality; and more',
  zone: 'Asia/Kolkata',
  organiser: { name: 'Body meetings', address: 'meetings@example.org' },
  attendee: { name: 'Adwoa Mensah', address: 'a.mensah@volta.example' },
  now: at('2026-11-25T09:00:00Z'),
}
const workshop: EventEntry = {
  ...base,
  sessions: [
    { from: at('2026-12-04T04:00:00Z'), to: at('2026-12-04T12:00:00Z') },
    { from: at('2026-12-05T04:00:00Z'), to: at('2026-12-05T10:30:00Z') },
  ],
}

type Line = { readonly name: string; readonly value: string; readonly parameters: string }

/** Reads a calendar file as RFC 5545 says: lines unfolded, names and parameters apart. */
function linesOf(ics: string): Line[] {
  assert.ok(ics.endsWith('\r\n') && !/[^\r]\n/.test(ics), 'every line ends with CR LF')
  for (const line of ics.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `too long: ${line}`)
  const whole = ics
    .replace(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n')
  return whole.map((line) => {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line) ?? []
    assert.ok(name, `not a line: ${line}`)
    return { name, parameters, value }
  })
}

const valuesOf = (ics: string, name: string): string[] =>
  linesOf(ics)
    .filter((line) => line.name === name)
    .map(({ value }) => value)

function entriesOf(ics: string): Record<string, string>[] {
  const [, ...entries] = ics.replace(/\r\n[ \t]/g, '').split('BEGIN:VEVENT')
  return entries.map((entry) =>
    Object.fromEntries(
      linesOf(`${entry.split('END:VEVENT')[0]?.trim()}\r\n`.replace(/(.{70})/g, '$1\r\n ')).map((line) => [
        line.name + line.parameters,
        line.value,
      ]),
    ),
  )
}

describe('an invitation', () => {
  test('of one session shows the clocks of the event’s place, on whatever machine it is made', () => {
    const ics = eventEntry({ ...base, from: at('2026-12-04T04:00:00Z'), to: at('2026-12-04T12:00:00Z') })
    const [entry, ...others] = entriesOf(ics)
    assert.equal(others.length, 0)
    assert.equal(entry?.['DTSTART;TZID=Asia/Kolkata'], '20261204T093000')
    assert.equal(entry?.['DTEND;TZID=Asia/Kolkata'], '20261204T173000')
    assert.equal(entry?.['DTSTAMP'], '20261125T090000Z')
    assert.deepEqual(valuesOf(ics, 'METHOD'), ['REQUEST'])
    assert.deepEqual(valuesOf(ics, 'RRULE'), [])
    assert.deepEqual(valuesOf(ics, 'STATUS'), ['CONFIRMED'])
  })

  test('of several days is one series, with the day of other hours as its exception', () => {
    const [series, exception] = entriesOf(eventEntry(workshop))
    assert.equal(series?.['RRULE'], 'FREQ=DAILY;COUNT=2')
    assert.equal(series?.['DTEND;TZID=Asia/Kolkata'], '20261204T173000')
    assert.equal(exception?.['UID'], series?.['UID'])
    assert.equal(exception?.['RECURRENCE-ID;TZID=Asia/Kolkata'], '20261205T093000')
    assert.equal(exception?.['DTEND;TZID=Asia/Kolkata'], '20261205T160000')
  })

  test('joins the sessions of a day and leaves out the days without one', () => {
    const sessions = [
      { from: at('2026-03-27T13:00:00Z'), to: at('2026-03-27T16:00:00Z') },
      { from: at('2026-03-27T08:30:00Z'), to: at('2026-03-27T11:00:00Z') },
      { from: at('2026-03-30T07:30:00Z'), to: at('2026-03-30T15:00:00Z') },
    ]
    const entries = entriesOf(eventEntry({ ...base, zone: 'Europe/Zurich', sessions }))
    assert.equal(entries.length, 1, 'the clocks changed in between, the hour on them did not')
    assert.equal(entries[0]?.['RRULE'], 'FREQ=DAILY;COUNT=4')
    assert.equal(entries[0]?.['DTSTART;TZID=Europe/Zurich'], '20260327T093000')
    const left = Object.keys(entries[0] ?? {}).filter((name) => name.startsWith('EXDATE'))
    assert.deepEqual(
      left.map((name) => entries[0]?.[name]),
      ['20260328T093000,20260329T093000'],
    )
  })

  test('carries words of every script, folded between signs and escaped', () => {
    const title = '性能、服务质量和体验质量讲习班; الأداء, وجودة الخدمة \\ '.repeat(3)
    const ics = eventEntry({ ...workshop, title, place: 'Hall 3, "East"\r\nBEGIN:VALARM' })
    const escaped = title
      .trim()
      .replace(/ {2,}/g, ' ')
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    assert.equal(valuesOf(ics, 'SUMMARY')[0], escaped)
    assert.equal(valuesOf(ics, 'LOCATION')[0], 'Hall 3\\, "East" BEGIN:VALARM')
    assert.deepEqual(valuesOf(ics, 'BEGIN').includes('VALARM'), false)
  })

  test('cannot be given lines of its own through a name or an address', () => {
    const attendee = { name: 'Eve":mailto:x\r\nX-EVIL:1', address: 'eve@x.example\r\nX-EVIL:2' }
    const ics = eventEntry({ ...workshop, attendee })
    assert.deepEqual(valuesOf(ics, 'X-EVIL'), [])
    assert.equal(linesOf(ics).filter(({ name }) => name === 'ATTENDEE').length, 2)
  })
})

test('taking it back names the same entry, with a higher number', () => {
  const ics = eventEntry({ ...workshop, method: 'CANCEL', sequence: 2 })
  assert.deepEqual(valuesOf(ics, 'METHOD'), ['CANCEL'])
  assert.deepEqual(valuesOf(ics, 'UID'), [workshop.uid])
  assert.deepEqual(valuesOf(ics, 'SEQUENCE'), ['2'])
  assert.deepEqual(valuesOf(ics, 'STATUS'), ['CANCELLED'])
})

describe('the clocks of a zone', () => {
  test('are written out for the years around the event', () => {
    const entry = zoneEntry('Europe/Zurich', at('2026-03-27T08:30:00Z'), at('2026-03-30T15:00:00Z'))
    assert.match(
      entry,
      /BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200\r\nEND:DAYLIGHT/,
    )
    assert.match(
      entry,
      /BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:\+0200\r\nTZOFFSETTO:\+0100\r\nEND:STANDARD/,
    )
  })

  test('that never change need one line of it', () => {
    const entry = zoneEntry('Asia/Kolkata', at('2026-12-04T04:00:00Z'), at('2026-12-05T10:30:00Z'))
    assert.equal(entry.match(/BEGIN:STANDARD/g)?.length, 1)
    assert.match(entry, /TZOFFSETTO:\+0530/)
  })

  test('change at the same second as the zone tables say', () => {
    const changes = clockChanges('America/Santiago', at('2026-01-01T00:00:00Z'), at('2026-12-31T00:00:00Z'))
    assert.deepEqual(
      changes.map((change) => change.at.toISOString()),
      ['2026-04-05T03:00:00.000Z', '2026-09-06T04:00:00.000Z'],
    )
  })

  test('answer for hours that do not exist and hours that come twice', () => {
    assert.equal(
      momentOf('Europe/Zurich', at('2026-03-29T02:30:00Z')).toISOString(),
      '2026-03-29T01:30:00.000Z',
    )
    assert.equal(
      momentOf('Europe/Zurich', at('2026-10-25T02:30:00Z')).toISOString(),
      '2026-10-25T00:30:00.000Z',
    )
    assert.equal(
      momentOf('Asia/Kolkata', at('2026-12-04T09:30:00Z')).toISOString(),
      '2026-12-04T04:00:00.000Z',
    )
  })
})
