import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase, type FreshDatabase } from '../test/support/database.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeOrganisation,
} from '../test/support/people.ts'
import { inTransaction } from './platform/database/database.ts'
import { whoDecides } from './who-decides.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

const now = new Date('2026-11-25T09:00:00Z')
const asked = async (it: MadeOrganisation, kind = 'designated') =>
  (await inTransaction(fresh.db, (tx) => whoDecides(tx, it.id, kind, now)))?.name

test('the focal point gets what is written to an organisation, the deputy while they are away', async () => {
  const it = await makeOrganisation(fresh.db)
  await makeFocalPoint(fresh.db, { organisation: it, name: 'Deputy', isDeputy: true })
  assert.equal(await asked(it), 'Deputy')
  await makeFocalPoint(fresh.db, { organisation: it, name: 'Here' })
  assert.equal(await asked(it), 'Here')
})

test('those who are blocked, no longer focal points or of another kind get nothing', async () => {
  const it = await makeOrganisation(fresh.db)
  await makeFocalPoint(fresh.db, {
    organisation: it,
    account: await makeAccount(fresh.db, { state: 'blocked' }),
  })
  await makeFocalPoint(fresh.db, { organisation: it, until: new Date('2026-01-01T00:00:00Z') })
  await makeFocalPoint(fresh.db, { organisation: it, name: 'Access', kind: 'member-access' })
  assert.equal(await asked(it), undefined)
  assert.equal(await asked(it, 'member-access'), 'Access')
})

test('somebody who is away is still reached when there is nobody else', async () => {
  const it = await makeOrganisation(fresh.db)
  await makeFocalPoint(fresh.db, {
    organisation: it,
    name: 'Away',
    awayFrom: '2026-11-20',
    awayUntil: '2026-12-01',
  })
  assert.equal(await asked(it), 'Away')
  await makeFocalPoint(fresh.db, { organisation: it, name: 'Deputy', isDeputy: true })
  assert.equal(await asked(it), 'Deputy')
})
