import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../test/support/people.ts'
import type { MadeAccount, MadeOrganisation } from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { accessParts } from '../../access-parts.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { system } from '../../values/actor.ts'
import { trailOf } from '../audit/index.ts'
import { apply } from './actions/apply.ts'
import { assign } from './actions/assign.ts'
import { decide, type Decision } from './actions/decide.ts'
import { followAll, followPerson } from './actions/follow.ts'
import { withdraw } from './actions/withdraw.ts'
import { lookForUnused } from './disuse/actions/look-for-unused.ts'
import { undoMany } from './approvals/undo-many.ts'
import { isOpen, isOver, mayReturn, moves } from './states.ts'
import { applicationsOf, holdsAccess, stepsOf } from './store/applications.ts'
import type { ApplicationState } from './types.ts'

/*
 * Random walks of three people of one organisation: first thousands through a model that knows nothing of this program, then some
 * through the acts on PostgreSQL, which must do the same at every step. A walk that fails is made as short as it can be, and says its
 * seed. PLENARY_TEST_WALKS gives them so many times more.
 */
const seed = Number(process.env['PLENARY_TEST_SEED'] ?? 20_261_126)
const more = Number(process.env['PLENARY_TEST_WALKS'] ?? 1)

const own = [
  'apply',
  'approve',
  'reject',
  'remove',
  'withdraw',
  'assign',
  'leave',
  'join',
  'disuse',
  'undo',
] as const
const all = ['rest', 'return', 'focal-point', 'no-focal-point', 'activate'] as const
type Step = { readonly kind: (typeof own)[number] | (typeof all)[number]; readonly who: number }
const people = 3
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    ...own,
    ...all,
    'apply',
    'apply',
    'approve',
    'approve',
    'assign',
    'join',
    'return',
    'undo',
  ),
  who: fc.nat(people - 1),
})
const name = ({ kind, who }: Step) => `${kind}(${who})`

/** What the world looks like: of each person every application, in order. */
type World = {
  isMember: boolean
  hasFocalPoint: boolean
  readonly all: {
    belongs: boolean
    isActive: boolean
    applications: ApplicationState[]
    /** Where the last application waited before the decision that may still be undone. */
    waited?: ApplicationState | undefined
  }[]
}
const beginWorld = (): World => ({
  isMember: true,
  hasFocalPoint: true,
  // The last one's account still has to be activated.
  all: Array.from({ length: people }, (_, who) => ({ belongs: true, isActive: who < 2, applications: [] })),
})

const over: readonly ApplicationState[] = ['rejected', 'withdrawn', 'revoked', 'expired']

/** One step of the model, told as the body's own documents tell it. */
function act(world: World, { kind, who }: Step): void {
  const person = world.all[who] as World['all'][number]
  const last = person.applications.at(-1)
  const alive = last && !over.includes(last) ? last : undefined
  const waits = alive === 'awaiting' || alive === 'returned'
  const become = (state: ApplicationState) => {
    person.applications[person.applications.length - 1] = state
    person.waited = (kind === 'approve' || kind === 'reject') && waits ? alive : undefined
  }
  if (kind === 'undo' && person.waited) become(person.waited)
  const granted: ApplicationState = person.isActive ? 'active' : 'approved'
  if (kind === 'apply' && person.belongs && world.isMember && !alive) {
    person.applications.push(world.hasFocalPoint ? 'awaiting' : 'returned')
    person.waited = undefined
  }
  if (kind === 'approve' && waits && world.isMember) become(granted)
  if (kind === 'reject' && waits) become('rejected')
  if (kind === 'remove' && alive && !waits) become('revoked')
  if (kind === 'withdraw' && alive) become('withdrawn')
  if (kind === 'disuse' && alive === 'active') become('expired')
  if (kind === 'assign' && person.belongs && world.isMember) {
    if (waits) become(granted)
    else if (!alive) {
      person.applications.push(granted)
      person.waited = undefined
    }
  }
  if (kind === 'leave' && person.belongs && alive) become(waits ? 'withdrawn' : 'revoked')
  if (kind === 'leave') person.belongs = false
  if (kind === 'join') person.belongs = true
  if (kind === 'activate') for (const one of world.all) one.isActive = true
  if (kind === 'rest') world.isMember = false
  if (kind === 'return') world.isMember = true
  if (kind === 'focal-point') world.hasFocalPoint = true
  if (kind === 'no-focal-point') world.hasFocalPoint = false
  if ((all as readonly string[]).includes(kind)) for (const one of world.all) settle(world, one)
}

/** What the facts make of the last application of somebody by themselves. */
function settle({ isMember, hasFocalPoint }: World, person: World['all'][number]): void {
  const { applications, isActive } = person
  const last = applications.at(-1)
  const place = applications.length - 1
  if (last === 'awaiting' && !hasFocalPoint) applications[place] = 'returned'
  if (last === 'returned' && hasFocalPoint) applications[place] = 'awaiting'
  if (last === 'active' && !isMember) applications[place] = 'suspended'
  if (last === 'suspended' && isMember) applications[place] = 'active'
  if (last === 'approved' && isMember && isActive) applications[place] = 'active'
  if (applications.at(-1) !== last) person.waited = undefined
}

test('thousands of walks take only moves that are drawn, all of them, and nobody ever has two that live', () => {
  const visited = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
      const world = beginWorld()
      for (const one of steps) {
        const before = structuredClone(world.all)
        act(world, one)
        for (const [who, { applications }] of world.all.entries()) {
          assert.ok(applications.filter((state) => !isOver(state)).length <= 1, name(one))
          for (const [place, was] of (before[who]?.applications ?? []).entries()) {
            const state = applications[place] as ApplicationState
            if (was === state) continue
            const isDrawn = one.kind === 'undo' ? mayReturn(was, state) : moves[was].includes(state)
            assert.ok(isDrawn, `${was} became ${state} by ${name(one)}`)
            visited.add(`${was} → ${state}`)
          }
        }
      }
    }),
    { numRuns: 3000 * more, seed },
  )
  const drawn = Object.entries(moves).flatMap(([from, ways]) => ways.map((to) => `${from} → ${to}`))
  // Whoever's access rests is not told that they do not use it.
  assert.deepEqual(
    drawn.filter((way) => !visited.has(way)),
    ['suspended → expired'],
  )
})

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

/** The same walk through the acts. */
class Walk {
  readonly #accounts: readonly MadeAccount[]
  readonly #organisation: MadeOrganisation
  readonly #staff = actorFor(
    {
      id: '0190a000-0000-7000-8000-000000000009',
      personId: '0190a000-0000-7000-8000-000000000008',
      name: 'Staff',
    },
    ['directory.manage'],
  )

  constructor(accounts: readonly MadeAccount[], organisation: MadeOrganisation) {
    this.#accounts = accounts
    this.#organisation = organisation
  }

  static async begin(): Promise<Walk> {
    const organisation = await makeOrganisation(house.db)
    await makeFocalPoint(house.db, { organisation, kind: 'member-access', passwordHash: null })
    const accounts: MadeAccount[] = []
    for (let who = 0; who < people; who++)
      accounts.push(
        await makeAccount(house.db, {
          organisation,
          passwordHash: null,
          state: who < 2 ? 'active' : 'initial',
        }),
      )
    return new Walk(accounts, organisation)
  }

  /** Nobody of this walk is looked at by the next one. */
  async end(): Promise<void> {
    await house.db
      .updateTable('access_application')
      .set({ state: 'withdrawn' })
      .where('organisation_id', '=', this.#organisation.id)
      .execute()
  }

  async take({ kind, who }: Step): Promise<void> {
    house.clock.move(1000)
    const account = this.#accounts[who] as MadeAccount
    const to = { personId: account.personId, organisationId: this.#organisation.id }
    const parts = accessParts(house)
    const decideAs = async (it: Pick<Decision, 'is'>) => {
      const [newest] = await applicationsOf(house.db, account.personId)
      const decision = { ...it, revision: newest?.revision ?? 0, reason: 'So it is' } as Decision
      const until = new Date(house.clock.now().getTime() + 5 * 60_000)
      const undoUntil = it.is === 'removal' ? undefined : until
      if (newest) await decide(house, parts, this.#staff, newest.id, decision, undoUntil)
    }
    if (kind === 'apply') await apply(house, parts, actorFor(account), { ...to, reason: '' })
    if (kind === 'assign') await assign(house, parts, this.#staff, to)
    if (kind === 'approve') await decideAs({ is: 'approval' })
    if (kind === 'reject') await decideAs({ is: 'rejection' })
    if (kind === 'undo') {
      const [newest] = await applicationsOf(house.db, account.personId)
      const ids = newest ? [newest.registrationId] : []
      await undoMany(house, parts, this.#staff, 'everything', ids)
    }
    if (kind === 'remove') await decideAs({ is: 'removal' })
    if (kind === 'disuse') await this.#endUnused(account)
    if (kind === 'leave' || kind === 'join') await this.#belong(account, kind === 'join')
    if (kind === 'withdraw') {
      const [newest] = await applicationsOf(house.db, account.personId)
      if (newest) await withdraw(house, parts, actorFor(account), newest.id)
    }
    if ((all as readonly string[]).includes(kind)) await this.#change(kind)
  }

  async #belong(account: MadeAccount, belongs: boolean): Promise<void> {
    await inTransaction(house.db, async (tx) => {
      await tx
        .updateTable('affiliation')
        .set({ state: belongs ? 'approved' : 'ended' })
        .where('person_id', '=', account.personId)
        .execute()
      const ended = { ...account, organisationId: this.#organisation.id }
      if (!belongs) await followPerson(house, accessParts(house))(tx, system, ended, house.clock.now())
    })
  }

  async #change(kind: Step['kind']): Promise<void> {
    const { db } = house
    const { id } = this.#organisation
    if (kind === 'rest' || kind === 'return')
      await db
        .updateTable('organisation')
        .set({ membership: kind === 'return' ? 'active' : 'suspended' })
        .where('id', '=', id)
        .execute()
    if (kind === 'focal-point' || kind === 'no-focal-point')
      await db
        .updateTable('focal_point')
        .set({ until: kind === 'focal-point' ? null : house.clock.now() })
        .where('organisation_id', '=', id)
        .execute()
    const ids = this.#accounts.map((one) => one.id)
    if (kind === 'activate')
      await db.updateTable('account').set({ state: 'active' }).where('id', 'in', ids).execute()
    await followAll(house, accessParts(house))
  }

  /** Time passes until somebody's access ends because they did not use it. */
  async #endUnused({ personId }: MadeAccount): Promise<void> {
    const [newest] = await applicationsOf(house.db, personId)
    if (newest?.state !== 'active') return
    const long = new Date(house.clock.now().getTime() - 3 * 365 * 86_400_000)
    const told = { active_at: long, ends_at: house.clock.now(), warned_days: 7, warned_at: long }
    await house.db
      .updateTable('access_application')
      .set({ state_since: long })
      .where('id', '=', newest.id)
      .execute()
    await house.db
      .insertInto('access_disuse')
      .values({ application_id: newest.id, ...told })
      .execute()
    await lookForUnused(house, accessParts(house))
  }

  /** Everything stands as in the model, each move is in the audit once, and the mailbox follows. */
  async check(world: World, said: string): Promise<void> {
    for (const [who, { applications }] of world.all.entries()) {
      const account = this.#accounts[who] as MadeAccount
      const held = (await applicationsOf(house.db, account.personId)).toReversed()
      assert.deepEqual(
        held.map(({ state }) => state),
        applications,
        `${said}, for ${who}`,
      )
      const last = held.at(-1)
      if (!last) continue
      const acts = await actsOf(last.id)
      const steps = (await stepsOf(house.db, last.id)).map(({ to }) => to)
      assert.equal(acts.length, steps.length, said)
      assert.deepEqual(acts.toSorted().filter(isMove), steps.slice(1).toSorted(), said)
      const isHeld = last.state === 'active'
      assert.equal(await holdsAccess(house.db, account.personId), isHeld, said)
      assert.equal(
        await mailboxOf(account),
        isHeld ? 'active' : last.state === 'suspended' ? 'suspended' : undefined,
        said,
      )
      assert.ok(!isOpen(last.state) || last.grantedAt === null, said)
    }
  }
}

/** What was done with an application, without what was undone. */
async function actsOf(id: string): Promise<string[]> {
  const trail = (await trailOf(house.db, id)).map((one) => ({ ...one, act: one.act.replace('access.', '') }))
  const acts = trail.flatMap(({ act: one }) => (one === 'decision-undone' ? [] : [one]))
  for (const { act: one, details } of trail)
    if (one === 'decision-undone') acts.splice(acts.indexOf(String(details['was'])), 1)
  return acts
}

const isMove = (one: string) => one !== 'applied' && one !== 'assigned'
const mailboxOf = async ({ id }: MadeAccount) =>
  (
    await house.db
      .selectFrom('mailbox')
      .select('state')
      .where('account_id', '=', id)
      .where('state', 'in', ['active', 'suspended'])
      .executeTakeFirst()
  )?.state

test('the acts on PostgreSQL do the same, each move is recorded once, and the mailbox follows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20, size: 'max' }), async (steps) => {
      const [world, walk] = [beginWorld(), await Walk.begin()]
      for (const one of steps) {
        act(world, one)
        await walk.take(one)
        await walk.check(world, name(one))
      }
      await walk.end()
    }),
    { numRuns: 12 * more, seed, endOnFailure: false },
  )
})
