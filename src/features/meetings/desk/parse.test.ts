import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRoom, type Known } from './parse.ts'

const known: Known = {
  room: { engine: 'none', address: null },
  hasSecret: false,
  site: new Set(),
  languages: ['en', 'fr', 'ar'],
}
const typed = (engine: string, address = '', more = {}) => ({
  format: 'e-meeting',
  engine,
  address,
  open: 'yes',
  ...more,
})
const read = (engine: string, address?: string, more = {}, about: Partial<Known> = {}) => {
  const parsed = parseRoom(typed(engine, address, more), { ...known, ...about })
  return parsed.ok ? parsed.value : parsed.problems.map(({ field, code }) => `${field} ${code}`)
}

test('an address is kept as it is meant, however it was typed', () => {
  for (const [address, meant] of [
    ['HTTPS://BBB.Example', 'https://bbb.example/'],
    ['https:bbb.example/', 'https://bbb.example/'],
    ['http:localhost', 'http://localhost/'],
    ['https://bbb.example/rooms/one?kind=x', 'https://bbb.example/rooms/one?kind=x'],
  ] as const) {
    const value = read('link', address)
    assert.ok(!Array.isArray(value) && 'room' in value, address)
    assert.equal(value.room.address, meant)
  }
})

test('an address somebody on the way could read, or that says who asks, is none', () => {
  for (const address of [
    'http://bbb.example',
    'ftp://bbb.example',
    'https://me:word@bbb.example',
    'bbb.example',
    'https://',
    'javascript:1',
  ])
    assert.deepEqual(read('link', address), ['address meetings.problem.address'], address)
  assert.deepEqual(read('jitsi', 'https://meet.example/?a=b'), ['address meetings.problem.address-plain'])
  assert.deepEqual(read('bigbluebutton', 'https://bbb.example/#x', { secret: 'x' }), [
    'address meetings.problem.address-plain',
  ])
})

test('a secret that is kept is enough for the server it belongs to, and for no other', () => {
  const room = { engine: 'bigbluebutton', address: 'https://bbb.example/' } as const
  const kept = { room, hasSecret: true }
  assert.ok('room' in read('bigbluebutton', 'https://bbb.example', {}, kept))
  const no = ['secret meetings.problem.secret']
  assert.deepEqual(read('bigbluebutton', 'https://other.example', {}, kept), no)
  assert.deepEqual(read('bigbluebutton', 'https://bbb.example', { anew: 'yes' }, kept), no)
  assert.deepEqual(
    read('bigbluebutton', 'https://bbb.example', {}, { ...kept, room: { ...room, engine: 'jitsi' } }),
    no,
  )
})

test('what an engine does not ask is not kept for it', () => {
  const more = { checksum: 'sha512', app: 'a', audience: 'b', domain: 'c', secret: 's' }
  const settings = (engine: string, address?: string) => {
    const value = read(engine, address, more)
    return 'room' in value ? [value.room.settings, value.secret, value.room.address] : value
  }
  assert.deepEqual(settings('bigbluebutton', 'https://bbb.example'), [
    { checksum: 'sha512' },
    's',
    'https://bbb.example/',
  ])
  assert.deepEqual(settings('jitsi', 'https://meet.example'), [
    { app: 'a', audience: 'b', domain: 'c' },
    's',
    'https://meet.example/',
  ])
  for (const engine of ['none', 'embedded'])
    assert.deepEqual(settings(engine, 'https://x.example'), [{}, undefined, null], engine)
})

test('languages are those of the body, in its order; none means those of the meeting', () => {
  for (const [ticked, meant] of [
    [
      ['ar', 'en', 'xx'],
      ['en', 'ar'],
    ],
    ['fr', ['fr']],
    [undefined, []],
  ] as const) {
    const value = read('none', '', { languages: ticked })
    assert.ok(!Array.isArray(value) && 'room' in value)
    assert.deepEqual(value.room.languages, meant)
  }
})
