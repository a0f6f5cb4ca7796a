import assert from 'node:assert/strict'

// A strict reader of iCalendar files, written from the two standards alone and from nothing that makes them: what it
// does not find as they say, it refuses. RFC 5545 (the format), RFC 5546 (invitations and cancellations).

export type Property = {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

export type Component = {
  readonly name: string
  readonly properties: readonly Property[]
  readonly inside: readonly Component[]
}

/** Reads a file as RFC 5545, 3.1 to 3.6 say: line ends, folding by octets, names, parameters, and parts within parts. */
export function readCalendar(ics: string): Component {
  assert.ok(ics.endsWith('\r\n'), 'the last line ends with CR LF')
  assert.ok(!/(^|[^\r])\n|\r(?!\n)/.test(ics), 'lines end with CR LF only')
  for (const line of ics.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, `longer than 75 octets: ${line}`)
    assert.ok(!/[\u0000-\u0008\u000A-\u001F\u007F]/.test(line), `control sign in: ${line}`)
    assert.ok(!line.includes('\uFFFD'), `folded within a sign: ${line}`)
  }
  const lines = ics
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(propertyOf)
  const root: Component[] = []
  const open: { name: string; properties: Property[]; inside: Component[] }[] = []
  for (const line of lines) {
    if (line.name === 'BEGIN') open.push({ name: line.value, properties: [], inside: [] })
    else if (line.name === 'END') {
      const done = open.pop()
      assert.ok(done?.name === line.value, 'what begins last ends first')
      ;(open.at(-1)?.inside ?? root).push(done)
    } else {
      assert.ok(open.length > 0, `outside of everything: ${line.name}`)
      open.at(-1)?.properties.push(line)
    }
  }
  assert.equal(open.length, 0, 'everything that begins ends')
  assert.equal(root.length, 1)
  const [calendar] = root
  assert.ok(calendar?.name === 'VCALENDAR')
  checkCalendar(calendar)
  return calendar
}

function propertyOf(line: string): Property {
  const found = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(
    line,
  )
  assert.ok(found, `not a content line: ${line}`)
  const [, name = '', parameters = '', value = ''] = found
  const pairs = [...parameters.matchAll(/;([A-Z0-9-]+)=("[^"]*"|[^";:]*)/g)].map(
    ([, key = '', said = '']) => [key, said.replace(/^"|"$/g, '')] as const,
  )
  assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, `a parameter twice: ${line}`)
  return { name, parameters: Object.fromEntries(pairs), value }
}

const textual = new Set(['SUMMARY', 'LOCATION', 'DESCRIPTION', 'X-WR-CALNAME', 'COMMENT'])

/** A text as it is read: escapes undone, and nothing unescaped that must not be. Source: RFC 5545, 3.3.11. */
export function textOf(value: string): string {
  assert.doesNotMatch(value, /(?<!\\)(?:\\\\)*[;,]/, `not escaped: ${value}`)
  assert.doesNotMatch(value.replace(/\\[\\;,nN]/g, ''), /\\/, `an escape that is none: ${value}`)
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

const all = (it: Component, name: string) => it.properties.filter((one) => one.name === name)

/** The one property of a name. */
export function one(it: Component, name: string): Property {
  const found = all(it, name)
  assert.equal(found.length, 1, `${name} once in ${it.name}, found ${found.length}`)
  return found[0] as Property
}

const atMostOnce = (it: Component, ...names: string[]) =>
  names.forEach((name) => assert.ok(all(it, name).length <= 1, `${name} at most once in ${it.name}`))

function checkCalendar(calendar: Component): void {
  assert.equal(one(calendar, 'VERSION').value, '2.0')
  assert.ok(one(calendar, 'PRODID').value)
  atMostOnce(calendar, 'METHOD', 'CALSCALE')
  const zones = new Set(
    calendar.inside.filter(({ name }) => name === 'VTIMEZONE').map((zone) => one(zone, 'TZID').value),
  )
  for (const entry of entriesOf(calendar)) {
    one(entry, 'UID')
    assert.match(one(entry, 'DTSTAMP').value, /^\d{8}T\d{6}Z$/, 'the stamp is in UTC')
    atMostOnce(entry, 'DTSTART', 'DTEND', 'SUMMARY', 'LOCATION', 'DESCRIPTION', 'STATUS', 'SEQUENCE', 'URL')
    atMostOnce(entry, 'RRULE', 'RECURRENCE-ID', 'ORGANIZER')
    for (const line of entry.properties) {
      if (textual.has(line.name)) textOf(line.value)
      const zone = line.parameters['TZID']
      if (zone !== undefined) assert.ok(zones.has(zone), `TZID=${zone} has its VTIMEZONE`)
      if (['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE'].includes(line.name))
        for (const moment of line.value.split(','))
          assert.match(moment, zone === undefined ? /^\d{8}T\d{6}Z$/ : /^\d{8}T\d{6}$/, line.name)
      if (line.name === 'SEQUENCE') assert.match(line.value, /^\d+$/)
    }
  }
}

export const entriesOf = (calendar: Component): Component[] =>
  calendar.inside.filter(({ name }) => name === 'VEVENT')

/** What an invitation or a cancellation must hold so that a program takes it for one. Source: RFC 5546, 3.2.2 and 3.2.5. */
export function readInvitation(ics: string): {
  readonly method: string
  readonly uid: string
  readonly sequence: number
  readonly attendee: string
  readonly sittings: readonly { readonly from: Date; readonly to: Date }[]
} {
  const calendar = readCalendar(ics)
  const method = one(calendar, 'METHOD').value
  assert.ok(method === 'REQUEST' || method === 'CANCEL', method)
  const entries = entriesOf(calendar)
  const [first] = entries
  assert.ok(first, 'at least one entry')
  for (const entry of entries) {
    assert.equal(one(entry, 'UID').value, one(first, 'UID').value, 'one invitation is one UID')
    assert.equal(one(entry, 'SEQUENCE').value, one(first, 'SEQUENCE').value)
    assert.match(one(entry, 'ORGANIZER').value, /^mailto:[^\s@]+@[^\s@]+$/i)
    const attendee = one(entry, 'ATTENDEE')
    assert.match(attendee.value, /^mailto:[^\s@]+@[^\s@]+$/i)
    assert.ok(one(entry, 'SUMMARY').value)
    one(entry, 'DTSTART')
    assert.equal(one(entry, 'STATUS').value, method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED')
  }
  assert.equal(all(first, 'RECURRENCE-ID').length, 0, 'the series comes first')
  for (const later of entries.slice(1)) one(later, 'RECURRENCE-ID')
  return {
    method,
    uid: one(first, 'UID').value,
    sequence: Number(one(first, 'SEQUENCE').value),
    attendee: one(first, 'ATTENDEE').value.replace(/^mailto:/i, ''),
    sittings: sittingsOf(calendar),
  }
}

/** When something is held, by the file alone: its series, its exceptions, and the clocks of its own zones. */
export function sittingsOf(calendar: Component): { readonly from: Date; readonly to: Date }[] {
  const entries = entriesOf(calendar)
  const moved = new Map<string, Component>()
  for (const entry of entries)
    for (const { value } of all(entry, 'RECURRENCE-ID')) moved.set(one(entry, 'UID').value + value, entry)
  const found = entries
    .filter((entry) => all(entry, 'RECURRENCE-ID').length === 0)
    .flatMap((entry) => {
      const [from, to] = [one(entry, 'DTSTART'), one(entry, 'DTEND')]
      const length = wallOf(to.value) - wallOf(from.value)
      return startsOf(entry).map((start) => {
        const exception = moved.get(one(entry, 'UID').value + start)
        return exception
          ? {
              from: instant(calendar, one(exception, 'DTSTART')),
              to: instant(calendar, one(exception, 'DTEND')),
            }
          : {
              from: instant(calendar, { ...from, value: start }),
              to: instant(calendar, { ...to, value: stampOf(wallOf(start) + length, from.value) }),
            }
      })
    })
  return found.sort((a, b) => a.from.getTime() - b.from.getTime())
}

/** The planned starts of an entry: itself, or day after day without those that are left out. */
function startsOf(entry: Component): string[] {
  const start = one(entry, 'DTSTART').value
  const [rule] = all(entry, 'RRULE')
  if (!rule) return [start]
  const count = /^FREQ=DAILY;COUNT=(\d+)$/.exec(rule.value)?.[1]
  assert.ok(count, `a daily series: ${rule.value}`)
  const out = new Set(all(entry, 'EXDATE').flatMap(({ value }) => value.split(',')))
  return Array.from({ length: Number(count) }, (_, day) =>
    stampOf(wallOf(start) + day * 86_400_000, start),
  ).filter((one) => !out.has(one))
}

/** A moment on a clock as milliseconds, as if the clock were in UTC. */
function wallOf(stamp: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(stamp) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
}

const stampOf = (wall: number, like: string): string =>
  new Date(wall)
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .slice(0, 15) + (like.endsWith('Z') ? 'Z' : '')

/** The moment a clock shows something, by the zone's own words in the file. Source: RFC 5545, 3.6.5. */
function instant(calendar: Component, { value, parameters }: Property): Date {
  const wall = wallOf(value)
  const zone = parameters['TZID']
  if (zone === undefined) return new Date(wall)
  const rules = calendar.inside
    .filter((it) => it.name === 'VTIMEZONE' && one(it, 'TZID').value === zone)
    .flatMap((it) => it.inside)
    .map((it) => ({
      from: wallOf(one(it, 'DTSTART').value),
      offset: offsetOf(one(it, 'TZOFFSETTO').value),
    }))
    .sort((a, b) => a.from - b.from)
  const rule = rules.findLast(({ from }) => from <= wall)
  assert.ok(rule, `the clocks of ${zone} at ${value}`)
  return new Date(wall - rule.offset)
}

function offsetOf(said: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(said) ?? []
  assert.ok(sign, `an offset: ${said}`)
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
