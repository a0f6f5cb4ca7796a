import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { listSittings } from '../store/sittings.ts'
import { evidenceOf, recordEvidence } from './store/evidence.ts'
import type { NewEvidence } from './types.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

async function somebody() {
  const { personId } = await makeAccount(house.db)
  const event = await makeEvent(house.db)
  const sitting = (await listSittings(house.db, event.id))[0]!
  const it: NewEvidence = {
    sittingId: sitting.id,
    eventId: event.id,
    personId,
    source: 'engine:jitsi',
    kind: 'joined',
    connection: 'one',
    at: house.clock.now(),
  }
  const keep = (...evidence: readonly NewEvidence[]) =>
    inTransaction(house.db, (tx) => recordEvidence(tx, evidence, house.clock.now()))
  return { personId, sitting, it, keep }
}

test('what an engine sends five times at once is kept once', async () => {
  const { sitting, personId, it, keep } = await somebody()
  const sent = Array.from({ length: 5 }, () => keep({ ...it, engineEventId: `${sitting.id} 1` }))
  const kept = await Promise.all(sent)
  assert.equal(
    kept.reduce((sum, one) => sum + one, 0),
    1,
  )
  assert.equal(
    (await evidenceOf(house.db, { sittingIds: [sitting.id] })).get(sitting.id)?.get(personId)?.length,
    1,
  )
  assert.equal(await keep({ ...it, source: 'engine:other', engineEventId: `${sitting.id} 1` }), 1)
})

test('what an engine says of everybody is with each person of the sitting, and of no other', async () => {
  const [one, other] = [await somebody(), await somebody()]
  await one.keep(one.it, { ...one.it, kind: 'ended', personId: null })
  await other.keep(other.it)
  const asked = { sittingIds: [one.sitting.id, other.sitting.id] }
  const found = await evidenceOf(house.db, asked)
  const kinds = ({ sitting, personId }: typeof one) =>
    found
      .get(sitting.id)
      ?.get(personId)
      ?.map(({ kind }) => kind)
  assert.deepEqual(kinds(one), ['joined', 'ended'])
  assert.deepEqual(kinds(other), ['joined'])
  const own = await evidenceOf(house.db, { ...asked, personIds: [other.personId] })
  assert.deepEqual([...own.keys()], [other.sitting.id])
})

test('evidence is never changed or removed; whom it is about can become another', async () => {
  const { sitting, it, keep } = await somebody()
  await keep({ ...it, name: 'Ama' })
  const rows = () => house.db.selectFrom('attendance_event').selectAll().where('sitting_id', '=', sitting.id)
  const all = house.db.updateTable('attendance_event').where('sitting_id', '=', sitting.id)
  await assert.rejects(all.set({ kind: 'left' }).execute(), /never changed/)
  await assert.rejects(all.set({ happened_at: new Date(0) }).execute(), /never changed/)
  await assert.rejects(
    house.db.deleteFrom('attendance_event').where('sitting_id', '=', sitting.id).execute(),
    /never changed/,
  )
  const { personId } = await makeAccount(house.db)
  await all.set({ person_id: personId, name: null }).execute()
  assert.equal((await rows().executeTakeFirstOrThrow()).person_id, personId)
})
