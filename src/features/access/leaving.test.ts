import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { accessParts } from '../../access-parts.ts'
import { ownParts } from '../../own-parts.ts'
import { whenAccountsGo } from '../../when-accounts-go.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { system } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { apply } from './actions/apply.ts'
import { withdraw } from './actions/withdraw.ts'
import { saveDisuse } from './disuse/store.ts'
import { accessJobs } from './jobs.ts'
import { notesOf } from './note/store.ts'
import { writeNote } from './note/write.ts'
import { findApplication } from './store/applications.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const now = () => house.clock.now()
const day = 86_400_000
const may = ['organisation.manage']

async function noted(): Promise<{ who: MadeAccount; organisationId: string }> {
  const organisation = await makeOrganisation(house.db, { name: 'Volta Networks' })
  const who = await makeFocalPoint(house.db, { organisation, kind: 'member-access', name: 'Ama Leaves' })
  const it = { organisationId: organisation.id, words: 'Kofi needs it until May' }
  assert.ok(!isRefusal(await writeNote(house, actorFor(who, may), it)))
  return { who, organisationId: organisation.id }
}
const noteOf = async (id: string) => (await notesOf(house.db, [id])).get(id)
const writerOf = async (id: string) =>
  (
    await house.db
      .selectFrom('access_note')
      .select('written_by')
      .where('organisation_id', '=', id)
      .executeTakeFirst()
  )?.written_by
const job = (name: string) => accessJobs(accessParts(house)).find((one) => one.name === name)

test('the copy of one’s data has the notes one left, and what one was warned of', async () => {
  const { who, organisationId } = await noted()
  const it = await apply(house, accessParts(house), actorFor(who), {
    organisationId,
    reason: 'For our group',
  })
  assert.ok(!isRefusal(it))
  const endsAt = new Date('2027-05-01T09:00:00Z')
  const told = { activeAt: it.stateSince, endsAt, warnedDays: 60, warnedAt: now() } as const
  await inTransaction(house.db, (tx) => saveDisuse(tx, it.id, told))
  const own = { accountId: who.id, personId: who.personId }
  const copy = await ownParts(house)['access']?.(own, house.texts('en'))
  for (const part of [copy?.records, copy?.lists])
    for (const words of ['Kofi needs it until May', 'Volta Networks', 'For our group', '2027-05-01'])
      assert.ok(JSON.stringify(part).includes(words), words)
})

test('a note goes along when accounts are merged, and comes back when they are taken apart', async () => {
  const { who, organisationId } = await noted()
  const into = await makeAccount(house.db)
  const people = { from: who.personId, into: into.personId }
  const part = (whenAccountsGo(house).whenMerged ?? []).find(({ name }) => name === 'accessNotes')
  assert.ok(part)
  const moved = await inTransaction(house.db, (tx) => part.merge(tx, system, people, now()))
  assert.equal(await writerOf(organisationId), into.id)
  await inTransaction(house.db, (tx) => part.takeApart(tx, system, people, moved, now()))
  assert.equal(await writerOf(organisationId), who.id)
})

test('a note of somebody who is erased stays without their name', async () => {
  const { who, organisationId } = await noted()
  await inTransaction(house.db, async (tx) => {
    for (const listen of whenAccountsGo(house).whenErased ?? [])
      await listen(tx, system, { accountId: who.id, personId: who.personId }, now())
  })
  assert.equal(await writerOf(organisationId), null)
  assert.deepEqual(await noteOf(organisationId), {
    ...{ organisationId, words: 'Kofi needs it until May', by: '', at: now() },
  })
})

test('two years after they were written notes go, and two years after its end what was written in an application', async () => {
  const { organisationId } = await noted()
  const applied = async () => {
    const organisation = await makeOrganisation(house.db)
    const who = await makeAccount(house.db, { organisation })
    const wish = { organisationId: organisation.id, reason: 'For our group' }
    const it = await apply(house, accessParts(house), actorFor(who), wish)
    assert.ok(!isRefusal(it))
    return { who, it }
  }
  const [over, waiting] = [await applied(), await applied()]
  await withdraw(house, accessParts(house), actorFor(over.who), over.it.id)
  const look = async () => {
    await job('access.forget-words')?.run(house, {})
    const reasonOf = async (id: string) => (await findApplication(house.db, id))?.reason
    return [
      (await noteOf(organisationId)) !== undefined,
      await reasonOf(over.it.id),
      await reasonOf(waiting.it.id),
    ]
  }
  house.clock.move(729 * day)
  assert.deepEqual(await look(), [true, 'For our group', 'For our group'])
  house.clock.move(2 * day)
  assert.deepEqual(await look(), [false, '', 'For our group'])
})
