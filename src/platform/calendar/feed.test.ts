import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarFeed } from './feed.ts'

const entry = {
  uid: 'one@meetings.example',
  title: 'Plenary\r\nATTENDEE:mailto:x@y.example',
  zone: 'Asia/Kolkata',
  place: 'Bhubaneswar',
  url: 'https://meetings.example/en/events/C-00015213',
  from: new Date('2026-12-04T04:00:00Z'),
  to: new Date('2026-12-04T12:00:00Z'),
  changedAt: new Date('2026-11-25T09:00:00Z'),
}

test('a feed is published, in the zone of each meeting, and names nobody', () => {
  const ics = calendarFeed('Meetings', [entry])
  assert.match(ics, /METHOD:PUBLISH/)
  assert.match(ics, /DTSTART;TZID=Asia\/Kolkata:20261204T093000/)
  assert.match(ics, /BEGIN:VTIMEZONE/)
  assert.doesNotMatch(ics, /^(ATTENDEE|ORGANIZER)/m)
})

test('a cancelled sitting says so, and an empty feed is a calendar', () => {
  assert.match(calendarFeed('Meetings', [{ ...entry, isCancelled: true }]), /STATUS:CANCELLED/)
  assert.match(calendarFeed('Meetings', []), /BEGIN:VCALENDAR[\s\S]*END:VCALENDAR/)
})
