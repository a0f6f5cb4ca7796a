import type { FixedClock } from '../../../src/platform/clock.ts'
import { inTransaction } from '../../../src/platform/database/database.ts'
import { changeMode } from '../../../src/features/registrations/actions/change-mode.ts'
import { promoteWaiting } from '../../../src/features/registrations/actions/promote-waiting.ts'
import { withdraw } from '../../../src/features/registrations/actions/withdraw.ts'
import { decide } from '../../../src/features/registrations/approvals/actions/decide.ts'
import type { Decision } from '../../../src/features/registrations/approvals/decision.ts'
import { accept } from '../../../src/features/registrations/places/actions/accept.ts'
import { lapseOffers } from '../../../src/features/registrations/places/actions/lapse.ts'
import { findLive } from '../../../src/features/registrations/store/read.ts'
import type { Mode, Registration, State } from '../../../src/features/registrations/types.ts'
import type { SignedIn } from '../../../src/values/actor.ts'
import { isRefusal } from '../../../src/values/refusal.ts'
import type { TestHouse } from '../house.ts'
import { makeAccount, makeEvent, makeFocalPoint, makeOrganisation } from '../people.ts'
import { actorFor, choicesFor, register } from '../registering.ts'
import { hour } from './model.ts'
import { organisationOf, people, type Rules, type Step } from './world.ts'

/** What can be compared: every registration in the order they were sent. */
export type Seen = {
  readonly who: number
  readonly state: State
  readonly mode: Mode
  readonly moves: number
}

/** Takes the same steps by the acts of the house, on a real database. */
export class Walk {
  readonly #house: TestHouse
  readonly #clock: FixedClock
  readonly #eventId: string
  readonly #actors: readonly SignedIn[]
  readonly #decider: SignedIn
  readonly #organisations: readonly string[]

  private constructor(house: TestHouse, made: Made) {
    this.#house = house
    this.#clock = house.clock
    this.#eventId = made.eventId
    this.#actors = made.actors
    this.#decider = made.decider
    this.#organisations = made.organisations
  }

  static async begin(house: TestHouse, rules: Rules): Promise<Walk> {
    return new Walk(house, await makeWorld(house, rules))
  }

  get eventId(): string {
    return this.#eventId
  }

  async act(step: Step): Promise<boolean> {
    this.#clock.move((step.kind === 'wait' ? hour + 1 : 1) * 1000)
    const actor = this.#actors[step.who] as SignedIn
    if (step.kind === 'register')
      return !isRefusal(await register(this.#house, actor, this.#eventId, choicesFor(step.mode)))
    if (step.kind === 'wait') return lapseOffers(this.#house).then(() => true)
    if (step.kind === 'add-seats') return this.#addSeat(step.mode)
    const it = await findLive(this.#house.db, this.#eventId, actor.personId)
    return it !== undefined && !isRefusal(await this.#with(it, actor, step))
  }

  #with(it: Registration, actor: SignedIn, step: Step): Promise<unknown> {
    if (step.kind === 'approve') return this.#decide(it, { is: 'approval' })
    if (step.kind === 'reject') return this.#decide(it, { is: 'rejection', reason: 'Another person comes' })
    if (step.kind === 'withdraw') return withdraw(this.#house, actor, it)
    if (step.kind === 'accept') return accept(this.#house, actor, it)
    return changeMode(this.#house, actor, it, step.mode)
  }

  #decide(it: Registration, decision: Decision): Promise<unknown> {
    const remit = { organisationIds: this.#organisations, isSecretariat: false }
    return decide(this.#house, this.#decider, remit, it.number, decision)
  }

  #addSeat(mode: Mode): Promise<boolean> {
    const column = mode === 'remote' ? 'remote_capacity' : 'on_site_capacity'
    return inTransaction(this.#house.db, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('event')
        .set((is) => ({ [column]: is(column, '+', 1) }))
        .where('id', '=', this.#eventId)
        .where(column, 'is not', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await promoteWaiting(tx, this.#eventId, mode, this.#clock.now())
      return true
    })
  }

  async seen(): Promise<Seen[]> {
    const rows = await this.#house.db
      .selectFrom('registration')
      .select(['id', 'person_id', 'state', 'mode'])
      .select((it) =>
        it
          .selectFrom('registration_move')
          .whereRef('registration_move.registration_id', '=', 'registration.id')
          .select((move) => move.fn.countAll<string>().as('moves'))
          .as('moves'),
      )
      .where('event_id', '=', this.#eventId)
      .where('state', '<>', 'draft')
      .orderBy('submitted_at')
      .execute()
    return rows.map((row) => ({
      who: this.#actors.findIndex(({ personId }) => personId === row.person_id),
      state: row.state as State,
      mode: row.mode as Mode,
      moves: Number(row.moves),
    }))
  }
}

type Made = {
  readonly eventId: string
  readonly actors: readonly SignedIn[]
  readonly decider: SignedIn
  readonly organisations: readonly string[]
}

async function makeWorld({ db, clock }: TestHouse, rules: Rules): Promise<Made> {
  const organisations = [await makeOrganisation(db), await makeOrganisation(db)]
  const decider = await makeFocalPoint(db, { organisation: organisations[0]!, passwordHash: null })
  await makeFocalPoint(db, { organisation: organisations[1]!, passwordHash: null })
  const actors: SignedIn[] = []
  for (let who = 0; who < people; who++) {
    const organisation = organisations[organisationOf(who) ?? -1]
    const of = organisation ? { organisation } : { claimedCategory: 'unknown' }
    actors.push(actorFor(await makeAccount(db, { ...of, passwordHash: null })))
  }
  const event = await makeEvent(db, {
    now: clock.now(),
    type: rules.asks ? 'study-group' : 'workshop',
    onSiteCapacity: rules.capacity['on-site'],
    remoteCapacity: rules.capacity.remote,
  })
  const { share, isFair, offerHours } = rules
  await db
    .updateTable('event')
    .set({
      seats_per_organisation: share,
      waiting_rule: isFair ? 'fair-share' : 'first-come',
      offer_hours: offerHours,
    })
    .where('id', '=', event.id)
    .execute()
  return {
    eventId: event.id,
    actors,
    decider: actorFor(decider),
    organisations: organisations.map(({ id }) => id),
  }
}
