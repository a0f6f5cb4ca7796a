import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { isRefusal } from '../../values/refusal.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeEvent, makeFocalPoint, makeOrganisation } from '../../../test/support/people.ts'
import { actorFor, choicesFor, eventOf, register, seatsAndRows } from '../../../test/support/registering.ts'
import { changeMode } from './actions/change-mode.ts'
import { withdraw } from './actions/withdraw.ts'
import { decide } from './approvals/actions/decide.ts'
import { findLive } from './store/read.ts'
import { countWaiting } from './store/waiting.ts'
import type { Mode } from './types.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

type Act = {
  readonly who: number
  readonly does: 'register' | 'withdraw' | 'change' | 'approve' | 'reject'
  readonly mode: Mode
}
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat({ max: 7 }),
  does: fc.constantFrom(
    'register',
    'register',
    'register',
    'approve',
    'approve',
    'withdraw',
    'change',
    'reject',
  ),
  mode: fc.constantFrom<Mode>('on-site', 'remote'),
})
/** Several things happen at the same moment, then the next several. */
const story = fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 8 })

async function openStory(type: string) {
  const organisation = await makeOrganisation(house.db)
  const event = await makeEvent(house.db, { type, onSiteCapacity: 2, remoteCapacity: 3 })
  const focalPoint = actorFor(await makeFocalPoint(house.db, { organisation, passwordHash: null }))
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  const people: ReturnType<typeof actorFor>[] = []
  for (let place = 0; place < 8; place++)
    people.push(actorFor(await makeAccount(house.db, { organisation, passwordHash: null })))

  return {
    event,
    tell: async ({ who, does, mode }: Act) => {
      const actor = people[who] as (typeof people)[number]
      const it = await findLive(house.db, event.id, actor.personId)
      if (does === 'register') return it ? undefined : register(house, actor, event.id, choicesFor(mode))
      if (!it) return undefined
      if (does === 'withdraw') return withdraw(house, actor, it)
      if (does === 'change') return changeMode(house, actor, it, mode)
      return decide(
        house,
        focalPoint,
        remit,
        it.number,
        does === 'approve' ? { is: 'approval' } : { is: 'rejection', reason: 'No' },
      )
    },
  }
}

for (const type of ['workshop', 'study-group']) {
  test(`whatever happens to a ${type}, seats equal registrations, none is sold twice and none stays empty while people wait`, async () => {
    await fc.assert(
      fc.asyncProperty(story, async (chapters) => {
        const { event, tell } = await openStory(type)
        for (const chapter of chapters) {
          // The same person twice at once may well be refused; nothing may be thrown.
          for (const outcome of await Promise.all(chapter.map(tell)))
            assert.ok(outcome === undefined || isRefusal(outcome) || outcome)
          house.clock.move(1000)
          const { seats, rows } = await seatsAndRows(house.db, event.id)
          assert.deepEqual(seats, rows)
          assert.ok(seats['on-site'] <= 2 && seats.remote <= 3, JSON.stringify(seats))
        }
        const { onSiteTaken, remoteTaken } = await eventOf(house.db, event.id)
        if (await countWaiting(house.db, event.id, 'on-site')) assert.equal(onSiteTaken, 2)
        if (await countWaiting(house.db, event.id, 'remote')) assert.equal(remoteTaken, 3)
      }),
      { numRuns: 8, seed: 20261125 },
    )
  })
}
