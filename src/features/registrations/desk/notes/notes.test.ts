import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeRegistration,
  type MadeAccount,
} from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { inTransaction } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { trailOf } from '../../../audit/index.ts'
import { keepColumns } from '../actions/keep-columns.ts'
import { usualColumns } from '../columns.ts'
import { forgetDesk } from '../parts.ts'
import { columnsFor } from '../store/columns.ts'
import { removeNote, writeNote } from './actions.ts'
import { notesMerge } from './merge.ts'
import { ownNotes } from './part.ts'
import { notesAbout } from './store.ts'

let house: TestHouse
let officer: MadeAccount
let actor: SignedIn
before(async () => {
  house = await testHouse()
  officer = await makeAccount(house.db, { name: 'Marta Antunes' })
  actor = actorFor(officer, ['registrations.read-all'])
})
after(() => house.close())

/** Somebody with a registration, and a note about each. */
async function noted() {
  const person = await makeAccount(house.db)
  const event = await makeEvent(house.db)
  const it = await makeRegistration(house.db, { event, personId: person.personId })
  const about = { personId: person.personId }
  const one = await writeNote(house, actor, { ...about, registrationId: it.id }, 'Needs a ramp.')
  house.clock.move(1000)
  const other = await writeNote(house, actor, { ...about, registrationId: null }, 'Speaks Twi.')
  return { person, it, one, other }
}

const wordsAbout = async (personId: string) =>
  (await notesAbout(house.db, { personId })).map(({ words }) => words)

test('a note is about a person, or about one registration of theirs; its trail is its own', async () => {
  const { person, it, one } = await noted()
  assert.deepEqual(await wordsAbout(person.personId), ['Speaks Twi.', 'Needs a ramp.'])
  const [only, ...others] = await notesAbout(house.db, { registrationId: it.id })
  assert.equal(only?.number, it.number)
  assert.equal(only?.writer, 'Marta Antunes')
  assert.equal(others.length, 0)
  assert.deepEqual(await trailOf(house.db, it.id), [], 'nothing of it shows on the registration')
  const [entry] = await trailOf(house.db, one.id)
  assert.equal(entry?.act, 'registrations.note-written')
  assert.doesNotMatch(JSON.stringify(entry), /ramp/, 'what was written is not in the audit')
})

test('only its writer takes a note back', async () => {
  const { person, one } = await noted()
  const colleague = actorFor(await makeAccount(house.db), ['registrations.read-all'])
  assert.deepEqual(await removeNote(house, colleague, one.id), { refused: 'registrations.unknown' })
  assert.deepEqual(await removeNote(house, actor, one.id), { removed: true })
  assert.deepEqual(await wordsAbout(person.personId), ['Speaks Twi.'])
})

test('the copy of somebody’s data holds what was noted, and not by whom', async () => {
  const { person, it } = await noted()
  const own = await ownNotes(house)({ accountId: person.id, personId: person.personId }, house.texts('en'))
  assert.match(JSON.stringify(own.records), /Speaks Twi.*Needs a ramp/)
  assert.equal(own.lists.length, 2)
  assert.equal(own.lists[1]?.name, it.number)
  assert.doesNotMatch(JSON.stringify(own), /Antunes/)
})

test('notes follow when two accounts become one, and go back when they are taken apart', async () => {
  const [{ person: from }, { person: into }] = [await noted(), await noted()]
  const people = { from: from.personId, into: into.personId }
  const moved = await inTransaction(house.db, (tx) => notesMerge.merge(tx, actor, people))
  assert.equal(moved.length, 2)
  assert.equal((await wordsAbout(into.personId)).length, 4)
  await inTransaction(house.db, (tx) => notesMerge.takeApart(tx, actor, people, moved))
  assert.equal((await wordsAbout(into.personId)).length, 2)
  assert.equal((await wordsAbout(from.personId)).length, 2)
})

test('when somebody is erased, notes about them and their habits go', async () => {
  const { person } = await noted()
  await keepColumns(house, actorFor(person), ['visa'])
  assert.deepEqual(await columnsFor(house.db, person.id), ['visa'])
  const gone = { accountId: person.id, personId: person.personId }
  await inTransaction(house.db, (tx) => forgetDesk(tx, actor, gone))
  assert.deepEqual(await wordsAbout(person.personId), [])
  assert.deepEqual(await columnsFor(house.db, person.id), usualColumns)
})
