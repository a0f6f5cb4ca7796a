import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeFocalPoint, makeOrganisation } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

/** Signs up for an organisation and activates the account. */
async function newcomer(email: string, organisation: string): Promise<void> {
  const browser = new Browser(server)
  const typed = { name: 'Akosua Mensah', email, country: 'GH', language: 'en', membership: 'sector-member' }
  await browser.post('/en/account/new', {
    ...typed,
    organisation,
    terms: 'yes',
    privacy: 'yes',
    act: 'sign-up',
  })
  const { path } = await newestMail(house, email)
  assert.equal((await browser.post(path, { password: 'a quiet harbour at dawn' })).status, 303)
}

const asked = async (address: string): Promise<string[]> => {
  const rows = await house.db
    .selectFrom('outbox')
    .select('occasion')
    .where('to_address', '=', address)
    .execute()
  return rows.map(({ occasion }) => occasion)
}

test('whoever signs up for a member is put before those who decide who belongs to it, once each', async () => {
  const volta = await makeOrganisation(house.db)
  const decides = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
  const deputy = await makeFocalPoint(house.db, {
    organisation: volta,
    kind: 'member-access',
    isDeputy: true,
  })
  const registers = await makeFocalPoint(house.db, { organisation: volta, kind: 'designated' })
  await newcomer('akosua@volta.example', volta.id)
  assert.deepEqual(await asked(decides.email), ['directory.affiliation-claimed'])
  assert.deepEqual(await asked(deputy.email), ['directory.affiliation-claimed'])
  assert.deepEqual(await asked(registers.email), [], 'who decides about registrations only is not asked')
})

test('an organisation that is no member asks nobody', async () => {
  const other = await makeOrganisation(house.db, { membership: 'none', category: 'non-member' })
  const decides = await makeFocalPoint(house.db, { organisation: other, kind: 'member-access' })
  await newcomer('yaw@other.example', other.id)
  assert.deepEqual(await asked(decides.email), [])
})
