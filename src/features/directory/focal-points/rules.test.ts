import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  claimStep,
  confirmationReminder,
  confirmBy,
  daysLater,
  decideAbsence,
  decideDeciding,
  decideGivingUp,
  decidesAbout,
  decideTakingEffect,
  gapsOf,
  holdsAlready,
  isExpired,
  isExpiring,
  isOverdue,
  mayConfirm,
  mayManageOrganisation,
  mayName,
} from './rules.ts'
import type { Mandate } from './types.ts'

let made = 0
const mandate = (it: Partial<Mandate> = {}): Mandate => ({
  id: `role ${++made}`,
  organisationId: 'armor',
  personId: 'p',
  kind: 'designated',
  sector: null,
  isDeputy: false,
  isAway: false,
  ...it,
})

test('whoever decides for an organisation, whatever about, manages it; nobody else does', () => {
  const own = [mandate({ kind: 'member-access', isDeputy: true })]
  assert.ok(mayManageOrganisation(own, 'armor'))
  assert.ok(!mayManageOrganisation(own, 'kranich'))
  assert.ok(!mayManageOrganisation([], 'armor'))
  assert.ok(!mayManageOrganisation(own, null))
  assert.ok(!mayManageOrganisation(own, undefined))
})

test('somebody decides about what their kind decides about, in their own organisation', () => {
  const own = [mandate({ kind: 'designated' })]
  assert.ok(decidesAbout(own, 'armor', ['designated']))
  assert.ok(!decidesAbout(own, 'armor', ['member-access']))
  assert.ok(!decidesAbout(own, 'kranich', ['designated']))
})

test('a focal point names others of the same kind', () => {
  const own = mandate()
  assert.ok(mayName([own], [own, mandate({ isDeputy: true })]))
})

test('a focal point of another kind does not name them', () => {
  assert.ok(!mayName([mandate({ kind: 'member-access' })], [mandate()]))
})

test('a deputy names nobody while a focal point is here', () => {
  const deputy = mandate({ isDeputy: true })
  assert.ok(!mayName([deputy], [mandate(), deputy]))
})

test('a deputy names others while every focal point is away, or none is left', () => {
  const deputy = mandate({ isDeputy: true })
  assert.ok(mayName([deputy], [mandate({ isAway: true }), deputy]))
  assert.ok(mayName([deputy], [deputy]))
})

test('a focal point may give up while another one decides in their place', () => {
  assert.deepEqual(decideGivingUp(mandate(), [mandate()]), { ends: true })
})

test('the last focal point of a kind cannot go without a successor, deputies do not count', () => {
  assert.deepEqual(decideGivingUp(mandate(), []), { refused: 'directory.focal.last' })
  assert.deepEqual(decideGivingUp(mandate(), [mandate({ isDeputy: true })]), {
    refused: 'directory.focal.last',
  })
})

test('somebody for one Sector is no successor of somebody for all or for another one', () => {
  const last = { refused: 'directory.focal.last' }
  assert.deepEqual(decideGivingUp(mandate(), [mandate({ sector: 'A' })]), last)
  assert.deepEqual(decideGivingUp(mandate({ sector: 'A' }), [mandate({ sector: 'B' })]), last)
})

test('somebody for all Sectors, or for the same one, is', () => {
  assert.deepEqual(decideGivingUp(mandate({ sector: 'A' }), [mandate()]), { ends: true })
  assert.deepEqual(decideGivingUp(mandate({ sector: 'A' }), [mandate({ sector: 'A' })]), { ends: true })
})

test('a deputy may always give up', () => {
  assert.deepEqual(decideGivingUp(mandate({ isDeputy: true }), []), { ends: true })
})

test('a change that waits may be decided by anybody but whoever asked', () => {
  assert.deepEqual(decideDeciding({ state: 'asked', askedBy: 'a' }, 'b'), { decides: true })
  assert.deepEqual(decideDeciding({ state: 'asked', askedBy: 'a' }, 'a'), {
    refused: 'directory.focal.own-request',
  })
})

test('a change is decided once', () => {
  for (const state of ['countersigned', 'refused', 'withdrawn'] as const)
    assert.deepEqual(decideDeciding({ state, askedBy: 'a' }, 'b'), {
      refused: 'directory.focal.decided-already',
    })
})

const well = { isRoleLive: true, holdsAlready: false, canSignIn: true }

test('a hand-over needs a role that goes on until then', () => {
  assert.deepEqual(decideTakingEffect({ what: 'hand-over' }, well), { takesEffect: true })
  assert.deepEqual(decideTakingEffect({ what: 'hand-over' }, { ...well, isRoleLive: false }), {
    refused: 'directory.focal.role-over',
  })
  assert.deepEqual(decideTakingEffect({ what: 'appointment' }, { ...well, isRoleLive: false }), {
    takesEffect: true,
  })
})

test('nobody gets what they have, and nobody who cannot sign in gets anything', () => {
  assert.deepEqual(decideTakingEffect({ what: 'appointment' }, { ...well, holdsAlready: true }), {
    refused: 'directory.focal.holds-already',
  })
  assert.deepEqual(decideTakingEffect({ what: 'hand-over' }, { ...well, canSignIn: false }), {
    refused: 'directory.focal.cannot-sign-in',
  })
})

test('an ending only needs a role', () => {
  const nobody = { isRoleLive: true, holdsAlready: true, canSignIn: false }
  assert.deepEqual(decideTakingEffect({ what: 'ending' }, nobody), { takesEffect: true })
})

test('a focal point has what a deputy has, a deputy may still become a focal point', () => {
  const wish = { kind: 'designated', sector: null, isDeputy: false }
  assert.ok(holdsAlready({ ...wish, isDeputy: true }, [mandate()]))
  assert.ok(holdsAlready(wish, [mandate()]))
  assert.ok(!holdsAlready(wish, [mandate({ isDeputy: true })]))
})

test('whoever decides for all Sectors has each, whoever decides for one may get all', () => {
  const wish = { kind: 'designated', sector: 'A', isDeputy: false }
  assert.ok(holdsAlready(wish, [mandate()]))
  assert.ok(!holdsAlready({ ...wish, sector: null }, [mandate({ sector: 'A' })]))
  assert.ok(!holdsAlready(wish, [mandate({ sector: 'B' })]))
  assert.ok(!holdsAlready(wish, [mandate({ kind: 'member-access' })]))
})

const kinds = ['designated', 'member-access']

test('a member with somebody for every kind lacks nobody', () => {
  assert.deepEqual(gapsOf(['A', 'B'], kinds, [mandate(), mandate({ kind: 'member-access' })]), [])
})

test('a kind without anybody is one gap, whatever the Sectors', () => {
  assert.deepEqual(gapsOf(['A', 'B'], kinds, [mandate()]), [{ kind: 'member-access', sector: null }])
  assert.deepEqual(gapsOf([], kinds, []), [
    { kind: 'designated', sector: null },
    { kind: 'member-access', sector: null },
  ])
})

test('a Sector of the membership for which nobody decides is a gap of its own', () => {
  assert.deepEqual(gapsOf(['A', 'B'], ['designated'], [mandate({ sector: 'A' })]), [
    { kind: 'designated', sector: 'B' },
  ])
  assert.deepEqual(
    gapsOf(['A', 'B'], ['designated'], [mandate({ sector: 'A' }), mandate({ sector: 'B' })]),
    [],
  )
})

test('a deputy is somebody', () => {
  assert.deepEqual(gapsOf([], ['designated'], [mandate({ isDeputy: true })]), [])
})

const role = { confirmedOn: '2026-01-10' }

test('a role holds for a year from its last confirmation', () => {
  assert.equal(confirmBy(role), '2027-01-10')
  assert.ok(!isOverdue(role, '2027-01-10'))
  assert.ok(isOverdue(role, '2027-01-11'))
})

test('it can be confirmed again from a month before', () => {
  assert.ok(!mayConfirm(role, '2026-12-10'))
  assert.ok(mayConfirm(role, '2026-12-11'))
  assert.ok(mayConfirm(role, '2028-01-01'))
})

test('reminders come a month before, on the day and a fortnight after, the latest one only', () => {
  assert.deepEqual(
    ['2026-12-10', '2026-12-11', '2027-01-09', '2027-01-10', '2027-01-23', '2027-01-24', '2029-01-01'].map(
      (today) => confirmationReminder(role, today),
    ),
    [undefined, 'soon', 'soon', 'due', 'due', 'overdue', 'overdue'],
  )
})

test('the last day of a role belongs to it', () => {
  assert.ok(!isExpired({ expiresOn: '2026-11-25' }, '2026-11-25'))
  assert.ok(isExpired({ expiresOn: '2026-11-25' }, '2026-11-26'))
  assert.ok(!isExpired({ expiresOn: null }, '2026-11-26'))
})

test('a role that ends within a month is told so, one that is over is not', () => {
  assert.ok(isExpiring({ expiresOn: '2026-12-25' }, '2026-11-25'))
  assert.ok(!isExpiring({ expiresOn: '2026-12-26' }, '2026-11-25'))
  assert.ok(!isExpiring({ expiresOn: '2026-11-24' }, '2026-11-25'))
  assert.ok(!isExpiring({ expiresOn: null }, '2026-11-25'))
})

test('days are counted over months and years', () => {
  assert.equal(daysLater('2026-12-30', 3), '2027-01-02')
  assert.equal(daysLater('2028-03-01', -1), '2028-02-29')
})

test('a claim is brought up after one, two and three weeks, each once', () => {
  assert.deepEqual(
    [6, 7, 13, 14, 20, 21, 90].map((days) => claimStep(days, [])),
    [undefined, 7, 7, 14, 14, 21, 21],
  )
  assert.equal(claimStep(8, [7]), undefined)
  assert.equal(claimStep(14, [7]), 14)
  assert.equal(claimStep(30, [7, 14, 21]), undefined)
})

test('a step that was passed over is not told afterwards', () => {
  assert.equal(claimStep(14, [21]), undefined)
})

test('an absence begins and ends in order, and has not ended already', () => {
  const today = '2026-11-25'
  assert.deepEqual(decideAbsence({ from: '2026-11-20', until: '2026-11-25' }, today), { away: true })
  assert.deepEqual(decideAbsence({ from: '2026-12-01', until: undefined }, today), { away: true })
  assert.deepEqual(decideAbsence({ from: '2026-12-02', until: '2026-12-01' }, today), {
    refused: 'directory.focal.absence.order',
  })
  assert.deepEqual(decideAbsence({ from: '2026-11-01', until: '2026-11-24' }, today), {
    refused: 'directory.focal.absence.past',
  })
})
