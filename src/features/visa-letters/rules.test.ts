import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  decideOfficer,
  decideSending,
  hindranceOf,
  isSameName,
  maskedNumber,
  monthsAfter,
  problemsOf,
  serialFrom,
  serialTyped,
  warningsOf,
} from './rules.ts'
import { mayMove, moves, visaStates } from './states.ts'
import type { VisaDetails } from './types.ts'

const days = { today: '2026-11-25', startsOn: '2027-01-11', endsOn: '2027-01-22' }
const details: VisaDetails = {
  passportName: 'AKOSUA MENSAH',
  bornOn: '1988-04-12',
  birthPlace: 'Kumasi',
  nationality: 'GH',
  passportNumber: 'G1234567',
  issuedOn: '2021-02-01',
  expiresOn: '2031-01-31',
  issuedIn: 'GH',
  jobTitle: 'Engineer',
  residence: 'GH',
  consulate: 'Accra',
  arrivesOn: '2027-01-10',
  leavesOn: '2027-01-23',
}
const problem = (change: Partial<VisaDetails>) =>
  problemsOf({ ...details, ...change }, days).map(({ field, code }) => `${field} ${code.split('.').at(-1)}`)
const warning = (change: Partial<VisaDetails>, name = 'Akosua Mensah') =>
  warningsOf({ ...details, ...change }, days, name).map(({ code }) => code.split('.').at(-1))

test('a passport in order has nothing against it', () => {
  assert.deepEqual(problem({}), [])
  assert.deepEqual(warning({}), [])
})

test('days that cannot follow each other are problems of their field', () => {
  assert.deepEqual(problem({ bornOn: '2021-02-01' }), ['bornOn born-later'])
  assert.deepEqual(problem({ issuedOn: '2026-11-26' }), ['issuedOn issued-later'])
  assert.deepEqual(problem({ expiresOn: '2027-01-23' }), ['expiresOn expires-first'])
  assert.deepEqual(problem({ arrivesOn: '2027-01-23' }), ['arrivesOn arrives-after'])
  assert.deepEqual(problem({ leavesOn: '2027-01-09' }), ['leavesOn leaves-first'])
  assert.deepEqual(problem({ arrivesOn: '2027-01-02', leavesOn: '2027-01-05' }), ['leavesOn leaves-before'])
})

test('a passport that runs out within three months of the departure deserves a second look', () => {
  assert.deepEqual(warning({ expiresOn: '2027-04-22' }), ['expires-soon'])
  assert.deepEqual(warning({ expiresOn: '2027-04-23' }), [])
})

test('a stay much longer than the meeting deserves a second look', () => {
  assert.deepEqual(warning({ arrivesOn: '2026-12-20' }), ['long-before'])
  assert.deepEqual(warning({ leavesOn: '2027-02-20', expiresOn: '2032-01-01' }), ['long-after'])
})

test('a name is the same in any order, case and with or without accents, and another one is not', () => {
  assert.ok(isSameName('MENSAH Akosua', 'Akosua Mensah'))
  assert.ok(isSameName('José Núñez', 'NUNEZ JOSE'))
  assert.ok(isSameName('Ben-Youssef Fatma', 'FATMA BEN YOUSSEF'))
  assert.ok(!isSameName('Akosua Mensah', 'Akosua A. Mensah'))
  assert.deepEqual(warning({}, 'Akosua Owusu'), ['other-name'])
})

test('three months after the end of November is the end of February', () => {
  assert.equal(monthsAfter('2026-11-30', 3), '2027-02-28')
  assert.equal(monthsAfter('2027-11-30', 3), '2028-02-29')
})

const may = { may: true } as const
const standing = { asksVisa: true, registrationState: 'confirmed', isOver: false, may, request: undefined }

test('details are written by those who asked for help, once they are confirmed, in time', () => {
  assert.equal(hindranceOf(standing), undefined)
  assert.equal(hindranceOf({ ...standing, asksVisa: false }), 'not-asked')
  assert.equal(hindranceOf({ ...standing, registrationState: 'pending' }), 'not-confirmed')
  assert.equal(hindranceOf({ ...standing, isOver: true }), 'over')
  const late = { may: false, because: 'participation.visa.too-late', values: { days: 28 } } as const
  assert.deepEqual(hindranceOf({ ...standing, may: late }), {
    because: 'participation.visa.too-late',
    days: 28,
  })
})

test('whoever sent their details in time may still correct them when it is late', () => {
  const late = { may: false, because: 'participation.visa.too-late' } as const
  assert.equal(
    hindranceOf({ ...standing, may: late, request: { state: 'returned', erasedAt: null } }),
    undefined,
  )
  assert.notEqual(
    hindranceOf({ ...standing, may: late, request: { state: 'incomplete', erasedAt: null } }),
    undefined,
  )
})

test('details are sent while they are open, and not twice', () => {
  assert.deepEqual(decideSending('incomplete'), { next: 'ready' })
  assert.deepEqual(decideSending('returned'), { next: 'ready' })
  for (const state of ['ready', 'in-process', 'issued', 'cancelled'] as const)
    assert.deepEqual(decideSending(state), { refused: 'visa-letters.already-sent' })
})

test('an officer moves along the states only, and issues for confirmed people only', () => {
  for (const from of visaStates)
    for (const to of visaStates) {
      const outcome = decideOfficer({ state: from, erasedAt: null }, to, 'confirmed')
      assert.equal('next' in outcome, mayMove(from, to), `${from} ${to}`)
    }
  assert.deepEqual(decideOfficer({ state: 'in-process', erasedAt: null }, 'issued', 'withdrawn'), {
    refused: 'visa-letters.not-confirmed',
  })
  assert.deepEqual(decideOfficer({ state: 'in-process', erasedAt: new Date() }, 'issued', 'confirmed'), {
    refused: 'visa-letters.erased',
  })
})

test('every state is left again or follows another one', () => {
  const reached = new Set(Object.values(moves).flat())
  for (const state of visaStates) assert.ok(state === 'incomplete' || reached.has(state), state)
})

test('a serial is read as somebody types it from paper', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
      const serial = serialFrom(bytes)
      assert.match(serial, /^V-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      assert.equal(serialTyped(serial.toLowerCase().replaceAll('-', ' ')), serial)
      assert.equal(serialTyped(serial.replaceAll('0', 'O').replaceAll('1', 'l')), serial)
    }),
  )
  for (const typed of ['', 'V-12', 'V-1234-56789', 'hello'])
    assert.equal(serialTyped(typed), undefined, typed)
})

test('of a passport number the last three signs are shown', () => {
  assert.equal(maskedNumber('G1234567'), '•••567')
})
