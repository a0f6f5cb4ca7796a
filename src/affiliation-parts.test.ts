import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { testHouse, type TestHouse } from '../test/support/house.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../test/support/people.ts'
import { actorFor } from '../test/support/registering.ts'
import { accessParts } from './access-parts.ts'
import { affiliationParts } from './affiliation-parts.ts'
import { apply } from './features/access/actions/apply.ts'
import { findApplication } from './features/access/store/applications.ts'
import { holdAccount } from './features/accounts/index.ts'
import { endAffiliation } from './features/directory/people/affiliations/actions/decide.ts'
import { inTransaction } from './platform/database/database.ts'
import { isRefusal } from './values/refusal.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('access that ends with belonging waits for no account, since the person is held already', async () => {
  const volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  const focal = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
  const desk = actorFor(focal, ['organisation.manage'])
  const who = await makeAccount(house.db, { organisation: volta, passwordHash: null })
  const wish = { organisationId: volta.id, reason: '' }
  const it = await apply(house, accessParts(house), actorFor(who), wish)
  assert.ok(!isRefusal(it))
  const { id } = await house.db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', who.personId)
    .executeTakeFirstOrThrow()
  await inTransaction(house.db, async (tx) => {
    await holdAccount(tx, who.id)
    const ended = endAffiliation(house, affiliationParts(house), desk, id, 'They left')
    const outcome = await Promise.race([ended, pause(5000, 'waited')])
    assert.notEqual(outcome, 'waited')
    assert.ok(typeof outcome !== 'string' && !isRefusal(outcome), JSON.stringify(outcome))
  })
  assert.equal((await findApplication(house.db, it.id))?.state, 'withdrawn')
})
