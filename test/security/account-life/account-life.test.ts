import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { moves } from '../../../src/features/accounts/states.ts'
import { newId } from '../../../src/platform/ids.ts'
import type { SignedIn } from '../../../src/values/actor.ts'
import { testHouse, testNow } from '../../support/house.ts'
import type { TestHouse } from '../../support/house.ts'
import { makeAccount } from '../../support/people.ts'
import { act } from './model.ts'
import { wrongWith } from './moves.ts'
import { Walk } from './real.ts'
import { seenInHouse, seenInModel } from './snapshot.ts'
import { aim, emptyWorld, kinds, type Step, type World } from './world.ts'

/*
 * Random walks through the life of accounts. First thousands through the rules alone, to see that nothing one can do in
 * any order makes the world wrong; then hundreds through the real house, which must do the same at every step. A walk that
 * fails is made as short as it can be, and says its seed. As many are walked as fit into twenty seconds;
 * PLENARY_TEST_WALKS gives them so many times more.
 */
const seed = Number(process.env['PLENARY_TEST_SEED'] ?? 20_261_125)
const more = Number(process.env['PLENARY_TEST_WALKS'] ?? 1)

const often = [
  ...(['open', 'choose', 'enter', 'enter', 'recover', 'reset', 'changeContact', 'undo'] as const),
  ...(['lock', 'merge', 'takeApart', 'confirm', 'confirm', 'again', 'pass'] as const),
]

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, ...often),
  who: fc.nat(3),
  which: fc.nat(40),
  how: fc.nat(11),
})

/** Whatever happens, somebody has an account. */
const first: readonly Step[] = [
  { kind: 'signUp', who: 0, which: 0, how: 0 },
  { kind: 'verify', who: 0, which: 0, how: 0 },
  { kind: 'create', who: 0, which: 1, how: 0 },
]

const name = ({ kind, who, which, how }: Step) => `${kind}(${who}, ${which}, ${how})`

function checkWorld(world: World, states: readonly string[], said: string): void {
  for (const one of world.accounts) {
    assert.deepEqual(wrongWith(one), [], `after ${said}: account ${one.place}`)
    const was = states[one.place]
    if (was !== undefined && was !== one.state)
      assert.ok(moves[was as keyof typeof moves].includes(one.state), `${was} became ${one.state} by ${said}`)
  }
  const keys = world.accounts.flatMap((one) =>
    one.addresses.filter(({ endedAt }) => endedAt === null).map(({ key }) => key),
  )
  assert.equal(new Set(keys).size, keys.length, `after ${said} an address leads to two accounts`)
}

test('thousands of walks leave no account with what its state forbids', () => {
  const visited = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
      const world = emptyWorld(testNow)
      for (const one of [...first, ...steps]) {
        const aimed = aim(world, one)
        if (!aimed) continue
        const states = world.accounts.map(({ state }) => state)
        const many = world.accounts.map(({ acts }) => acts.length)
        act(world, aimed)
        checkWorld(world, states, name(one))
        for (const it of world.accounts) {
          const isMoved = states[it.place] !== undefined && states[it.place] !== it.state
          const lines = it.acts.length - (many[it.place] ?? 0)
          assert.ok(lines <= 1 && (!isMoved || lines === 1), `${name(one)} wrote ${lines} lines`)
          visited.add(`${states[it.place] ?? 'nothing'} → ${it.state}`)
        }
      }
    }),
    { numRuns: 4000 * more, seed },
  )
  for (const [from, all] of Object.entries(moves))
    for (const to of all)
      if (!unused.has(`${from} → ${to}`))
        assert.ok(visited.has(`${from} → ${to}`), `no walk came from ${from} to ${to}`)
})

/** Moves that the rules allow and nothing does yet. */
const unused = new Set(['initial → closed', 'blocked → closed'])

let house: TestHouse
let officers: readonly [SignedIn, SignedIn]
before(async () => {
  house = await testHouse()
  officers = [await officer(), await officer()]
})
after(() => house.close())

async function officer(): Promise<SignedIn> {
  const { id, personId, name } = await makeAccount(house.db, { roles: ['service-desk'] })
  const permissions = new Set(['accounts.manage'])
  return {
    kind: 'person',
    accountId: id,
    personId,
    name,
    permissions,
    assurance: 'two-factor',
    withheld: new Set(),
  }
}

let walks = 0

/** Walks through both at once. `meddle` does something between two steps that nobody should do. */
async function walkBoth(steps: readonly Step[], meddle?: (walk: Walk) => Promise<void>): Promise<void> {
  const called = `walk${++walks}`
  const walk = new Walk(house, officers, called)
  const world = emptyWorld(house.clock.now())
  for (const one of [...first, ...steps]) {
    const aimed = aim(world, one)
    if (!aimed) continue
    const [expected, done] = [act(world, aimed), await walk.act(aimed)]
    if (one.kind !== 'leave') assert.equal(done, expected, `${name(one)} was ${done ? 'done' : 'refused'}`)
    assert.equal(walk.accounts.length, world.accounts.length)
    await meddle?.(walk)
    const ids = walk.accounts.map(({ id }) => id)
    for (const [place, seen] of (await seenInHouse(house.db, ids, called)).entries())
      assert.deepEqual(
        seen,
        seenInModel(world.accounts[place] as (typeof world.accounts)[0]),
        `after ${name(one)}: account ${place}`,
      )
  }
}

test('hundreds of walks on PostgreSQL go as the rules say, with one line of audit and the promised mails each', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30, size: 'max' }), (steps) =>
      walkBoth(steps),
    ),
    { numRuns: 300 * more, seed, interruptAfterTimeLimit: 20_000 * more, markInterruptAsFailure: false },
  )
  assert.ok(walks > 20, `only ${walks} walks fitted in`)
})

test('control: a session that outlived a block would be found', async () => {
  const meddle = async ({ accounts: [one] }: Walk) => {
    if (!one) return
    const at = house.clock.now()
    const visit = { kept: '{}', created_at: at, seen_at: at, expires_at: at, device: '' }
    await house.db
      .insertInto('visit')
      .values({ id: newId(), token_hash: Buffer.from(newId()), account_id: one.id, ...visit })
      .execute()
  }
  await assert.rejects(walkBoth([{ kind: 'block', who: 0, which: 0, how: 0 }], meddle), /account 0/)
})
