import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import type { FreshDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { operator, system } from '../../values/actor.ts'
import { historyOf, listAudit, record, recordAll, trailOf, type AuditAsked } from './index.ts'

const now = new Date('2026-11-25T09:00:00Z')
let fresh: FreshDatabase

before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

test('what was done to one thing is read in order', async () => {
  const subject = newId()
  const actor = {
    kind: 'person',
    accountId: newId(),
    personId: newId(),
    name: 'A',
    permissions: new Set<string>(),
    assurance: 'one-factor',
    withheld: new Set<string>(),
  } as const
  await inTransaction(fresh.db, async (tx) => {
    await record(tx, actor, 'tests.begun', subject, { how: 'by hand' }, now)
    await record(tx, system, 'tests.ended', subject, {}, new Date(now.getTime() + 1))
    await record(tx, operator, 'tests.other', newId(), {}, now)
  })
  const trail = await trailOf(fresh.db, subject)
  assert.deepEqual(
    trail.map(({ act, actorKind, actorAccountId }) => [act, actorKind, actorAccountId]),
    [
      ['tests.begun', 'person', actor.accountId],
      ['tests.ended', 'system', null],
    ],
  )
  assert.deepEqual(trail[0]?.details, { how: 'by hand' })
})

test('the same act on many things is a line for each', async () => {
  const subjects = Array.from({ length: 1500 }, () => newId())
  const all = subjects.map((subjectId, nth) => ({ subjectId, details: { nth } }))
  await inTransaction(fresh.db, (tx) => recordAll(tx, operator, 'tests.many', all, now))
  const last = await trailOf(fresh.db, subjects.at(-1)!)
  assert.deepEqual(
    last.map(({ act, actorKind, details }) => [act, actorKind, details]),
    [['tests.many', 'operator', { nth: 1499 }]],
  )
})

test('an act that is undone leaves no line', async () => {
  const subject = newId()
  const act = inTransaction(fresh.db, async (tx) => {
    await record(tx, system, 'tests.begun', subject, {}, now)
    throw new Error('the act fails')
  })
  await assert.rejects(act)
  assert.deepEqual(await trailOf(fresh.db, subject), [])
})

test('what was done to several things is read from the newest, page by page', async () => {
  const [one, other] = [newId(), newId()]
  await inTransaction(fresh.db, async (tx) => {
    for (let minute = 0; minute < 5; minute++)
      await record(
        tx,
        system,
        `tests.step-${minute}`,
        minute % 2 ? one : other,
        {},
        new Date(now.getTime() + minute),
      )
    await record(tx, system, 'tests.step-9', newId(), {}, now)
  })
  const acts = (entries: readonly { act: string }[]) => entries.map(({ act }) => act.at(-1))
  const first = await historyOf(fresh.db, [one, other], { most: 3 })
  assert.deepEqual(acts(first), ['4', '3', '2'])
  const rest = await historyOf(fresh.db, [one, other], { most: 3, before: first.at(-1)?.id })
  assert.deepEqual(acts(rest), ['1', '0'])
})

test('lines are found by act, by whom, about what and since when', async () => {
  const [subject, by] = [newId(), newId()]
  const actor = {
    kind: 'person',
    accountId: by,
    personId: newId(),
    name: 'A',
    permissions: new Set<string>(),
    assurance: 'one-factor',
    withheld: new Set<string>(),
  } as const
  await inTransaction(fresh.db, async (tx) => {
    await record(tx, actor, 'rooms.opened', subject, {}, now)
    await record(tx, system, 'rooms.closed', subject, {}, new Date(now.getTime() + 60_000))
  })
  const found = async (asked: Omit<AuditAsked, 'most'>) =>
    (await listAudit(fresh.db, { ...asked, most: 10 })).map(({ act }) => act)
  assert.deepEqual(await found({ subjectId: subject }), ['rooms.closed', 'rooms.opened'])
  assert.deepEqual(await found({ by }), ['rooms.opened'])
  assert.deepEqual(await found({ act: 'rooms.' }), ['rooms.closed', 'rooms.opened'])
  assert.deepEqual(await found({ act: 'rooms_' }), [], 'a sign of patterns stands for itself')
  assert.deepEqual(await found({ act: 'rooms', since: new Date(now.getTime() + 1) }), ['rooms.closed'])
  const [newest] = await listAudit(fresh.db, { act: 'rooms', most: 1 })
  assert.deepEqual(await found({ act: 'rooms', before: newest?.id }), ['rooms.opened'])
})

test('nothing is done in the name of somebody whose pages are looked at', async () => {
  const looked = {
    kind: 'person',
    accountId: newId(),
    personId: newId(),
    name: 'A',
    permissions: new Set<string>(),
    assurance: 'one-factor',
    withheld: new Set<string>(),
    viewedBy: newId(),
  } as const
  const act = inTransaction(fresh.db, (tx) => record(tx, looked, 'tests.begun', newId(), {}, now))
  await assert.rejects(act, /in the name of/)
})

test('a line cannot be changed or removed', async () => {
  const subject = newId()
  await inTransaction(fresh.db, (tx) => record(tx, system, 'tests.kept', subject, {}, now))
  await assert.rejects(
    fresh.db.updateTable('audit_entry').set({ act: 'tests.other' }).execute(),
    /never changed/,
  )
  await assert.rejects(fresh.db.deleteFrom('audit_entry').execute(), /never changed/)
})
