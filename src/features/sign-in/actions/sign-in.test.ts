import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { hashPassword } from '../passwords.ts'
import type { BeginSession } from './let-in.ts'
import { signIn } from './sign-in.ts'

const password = 'a quiet harbour at dawn'
const nothing = () => {}

let house: TestHouse
let passwordHash: string
before(async () => {
  house = await testHouse()
  passwordHash = await hashPassword(password)
})
after(() => house.close())

const attempt = (name: string, begin: BeginSession) =>
  signIn(house, { name, password, knownMark: () => undefined, network: '192.0.2' }, begin, house.clock.now())

const tries = async (): Promise<number> =>
  (await house.db.selectFrom('sign_in_throttle').select('failures').execute()).reduce(
    (sum, { failures }) => sum + failures,
    0,
  )

const signedInAt = async (id: AccountId): Promise<Date | null> =>
  (await house.db.selectFrom('account').select('signed_in_at').where('id', '=', id).executeTakeFirstOrThrow())
    .signed_in_at

test('signing in is one act: without the session nothing happened but a try', async () => {
  const { id } = await makeAccount(house.db, { email: 'act@one.example', passwordHash })
  await assert.rejects(
    attempt('act@one.example', () => Promise.reject(new Error('no room for a session'))),
    /no room/,
  )
  assert.equal(await signedInAt(id), null)
  assert.deepEqual(await trailOf(house.db, id), [])
  assert.equal(await tries(), 2, 'under the name, and in a row')

  const outcome = await attempt('act@one.example', () => Promise.resolve(nothing))
  assert.ok(!isRefusal(outcome) && 'handOver' in outcome)
  assert.equal(outcome.handOver, nothing)
  assert.deepEqual(await signedInAt(id), house.clock.now())
  assert.deepEqual(
    (await trailOf(house.db, id)).map(({ act }) => act),
    ['sign-in.signed-in'],
  )
  assert.equal(await tries(), 1, 'only the try that came to nothing')
})
