import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { seatsAndRows } from '../../../test/support/registering.ts'
import { act, heldOf, passedOver, takenOf } from '../../../test/support/registration-life/model.ts'
import { Walk, type Seen } from '../../../test/support/registration-life/real.ts'
import {
  beginWorld,
  kinds,
  people,
  type Rules,
  type Step,
  type World,
} from '../../../test/support/registration-life/world.ts'
import { moves } from './states.ts'
import type { State } from './types.ts'

/*
 * Random walks of seven people through one event: first thousands through a model that knows nothing of this program, then
 * as many as fit into some seconds through the acts on PostgreSQL, which must do the same at every step. A walk that fails
 * is made as short as it can be, and says its seed. PLENARY_TEST_WALKS gives them so many times more.
 */
const seed = Number(process.env['PLENARY_TEST_SEED'] ?? 20_261_125)
const more = Number(process.env['PLENARY_TEST_WALKS'] ?? 1)

const seats = fc.option(fc.integer({ min: 1, max: 2 }), { freq: 3 })
const rules: fc.Arbitrary<Rules> = fc.record({
  asks: fc.boolean(),
  capacity: fc.record({ 'on-site': seats, remote: seats }),
  share: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 2 }),
  isFair: fc.boolean(),
  offerHours: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
})
const often = [
  'register',
  'register',
  'register',
  'approve',
  'approve',
  'accept',
  'withdraw',
  'change',
] as const
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, ...often),
  who: fc.nat(people - 1),
  mode: fc.constantFrom('on-site', 'remote'),
})
const walk = (longest: number) =>
  fc.tuple(rules, fc.array(step, { minLength: 10, maxLength: longest, size: 'max' }))

const name = ({ kind, who, mode }: Step) => `${kind}(${who}, ${mode})`

function checkWorld(world: World, said: string): void {
  const { capacity, share } = world.rules
  for (const mode of ['on-site', 'remote'] as const)
    assert.ok(takenOf(world, mode) <= (capacity[mode] ?? Infinity), `${said} oversold ${mode}`)
  for (let who = 0; who < people; who++)
    assert.ok(heldOf(world, who) <= (share ?? Infinity), `${said} gave an organisation more than its share`)
  assert.deepEqual(passedOver(world), [], `after ${said} somebody waits for a seat that is free`)
}

test('thousands of walks oversell nothing, pass nobody over, and take only moves that are drawn', () => {
  const visited = new Set<string>()
  fc.assert(
    fc.property(walk(60), ([how, steps]) => {
      const world = beginWorld(how)
      for (const one of steps) {
        const states = world.all.map(({ state }) => state)
        act(world, one)
        checkWorld(world, name(one))
        for (const [place, { state }] of world.all.entries()) {
          const was: State = states[place] ?? 'draft'
          if (was === state) continue
          assert.ok(moves[was].includes(state), `${was} became ${state} by ${name(one)}`)
          visited.add(`${was} → ${state}`)
        }
      }
    }),
    { numRuns: 4000 * more, seed },
  )
  for (const [from, all] of Object.entries(moves))
    for (const to of all)
      if (!elsewhere.has(to) && !elsewhere.has(from))
        assert.ok(visited.has(`${from} → ${to}`), `no walk came from ${from} to ${to}`)
})

/** Cancelling an event and coming through the door are told elsewhere. */
const elsewhere = new Set(['cancelled', 'checked-in'])

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const seenInModel = (world: World): Seen[] =>
  world.all.map(({ who, state, mode, moves: count }) => ({ who, state, mode, moves: count }))

let walks = 0
async function walkBoth(
  [how, steps]: [Rules, readonly Step[]],
  meddle?: (it: Walk) => Promise<void>,
): Promise<void> {
  walks++
  const world = beginWorld(how)
  const it = await Walk.begin(house, how)
  for (const one of steps) {
    const [expected, done] = [act(world, one), await it.act(one)]
    assert.equal(done, expected, `${name(one)} was ${done ? 'done' : 'refused'}`)
    await meddle?.(it)
    assert.deepEqual(await it.seen(), seenInModel(world), `after ${name(one)}`)
    const { seats: counted, rows } = await seatsAndRows(house.db, it.eventId)
    assert.deepEqual(counted, rows)
  }
}

test('walks on PostgreSQL do what the model does, step by step, and the counter equals the rows', async () => {
  await fc.assert(
    fc.asyncProperty(walk(30), (it) => walkBoth(it)),
    { numRuns: 200 * more, seed, interruptAfterTimeLimit: 20_000 * more, markInterruptAsFailure: false },
  )
  assert.ok(walks > 10, `only ${walks} walks fitted in`)
})

test('control: a registration that came by another way is found', async () => {
  const how: Rules = {
    asks: false,
    capacity: { 'on-site': 1, remote: 1 },
    share: null,
    isFair: false,
    offerHours: null,
  }
  const meddle = async ({ eventId }: Walk) => {
    await house.db
      .updateTable('registration')
      .set({ state: 'withdrawn' })
      .where('event_id', '=', eventId)
      .execute()
  }
  await assert.rejects(
    walkBoth([how, [{ kind: 'register', who: 0, mode: 'remote' }]], meddle),
    /after register/,
  )
})
