import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { listInDirectory } from '../../../../test/support/listing.ts'
import { makeAccount, makeOrganisation } from '../../../../test/support/people.ts'
import { newId } from '../../../platform/ids.ts'
import { ownPerson } from './part.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('a copy says who sees what, what somebody did where, and what they ordered, without anybody else in it', async () => {
  const organisation = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  const who = await makeAccount(house.db, { name: 'Ngozi Adéyemi', organisation })
  await listInDirectory(house.db, who.personId, { email: 'public' })
  await house.db
    .updateTable('affiliation')
    .set({ role: 'Head of quality', from_on: '2024-03-01', decision_note: 'Welcome back' })
    .where('person_id', '=', who.personId)
    .execute()
  const day = 86_400_000
  const now = house.clock.now()
  await house.db
    .insertInto('directory_extract')
    .values({
      id: newId(),
      account_id: who.id,
      person_id: who.personId,
      subject: 'people',
      form: 'csv',
      asked: JSON.stringify({ words: 'ama' }),
      as_staff: false,
      language: 'en',
      state: 'ready',
      content: JSON.stringify([{ id: newId(), name: 'Ama Owusu' }]),
      rows_all: 1,
      rows_done: 1,
      created_at: now,
      ready_at: now,
      expires_at: new Date(now.getTime() + 7 * day),
    })
    .execute()
  const copy = await ownPerson(house)({ accountId: who.id, personId: who.personId }, house.texts('en'))
  const rows = copy.lists.flatMap((list) => list.rows.map((row) => row.join(': ')))
  for (const row of [
    'In the directory: Yes',
    'E-mail: Everybody',
    'Country: Only the secretariat and my focal points',
  ])
    assert.ok(rows.includes(row), `${row} in ${rows.join('\n')}`)
  assert.ok(
    rows.some((row) => /^Sankofa Networks: .*Head of quality, from .*1 March 2024.*Welcome back/.test(row)),
  )
  assert.ok(rows.some((row) => row.startsWith('Table: people: ')))
  assert.ok(!JSON.stringify(copy).includes('Ama Owusu'))
})

test('whoever is not listed reads so', async () => {
  const who = await makeAccount(house.db)
  const copy = await ownPerson(house)({ accountId: who.id, personId: who.personId }, house.texts('en'))
  assert.ok(copy.lists.some(({ rows }) => rows.some((row) => row.join(': ') === 'In the directory: No')))
})
