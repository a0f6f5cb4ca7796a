import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import { html, link, type Html } from '../../platform/ui/index.ts'
import type { Actor, SignedIn } from '../../values/actor.ts'
import type { EventId } from '../../values/ids.ts'
import { isRefusal } from '../../values/refusal.ts'
import type { EventView } from '../events/index.ts'
import { remitOf } from './approvals/view.ts'
import { countWaitingFor } from './approvals/store.ts'
import { ruleTold } from './form-view.ts'
import { canOf } from './own-view.ts'
import { withdrawnLines } from './leaving/pages/withdrawn.ts'
import { mayNotBlock, myStatusBlock, nextOfMine } from './pages/my-status.ts'
import { statePill } from './pages/words.ts'
import { mayBegin } from './rules.ts'
import { isLive } from './states.ts'
import { listMine, listMineFor } from './store/mine.ts'
import { findNewest } from './store/read.ts'
import { standingOf } from './store/standing.ts'

/** For the page of an event: my registration, or that I may not register and why. Undefined: what everybody sees. */
export const myStatus =
  (house: House) =>
  async (actor: SignedIn, event: EventView, t: Texts): Promise<Html | undefined> => {
    const now = house.clock.now()
    const it = await findNewest(house.db, event.id, actor.personId)
    if (it && (isLive(it.state) || it.state === 'rejected'))
      return myStatusBlock(t, { it, event, can: canOf({ it, event }, now) })
    if (mayBegin(event, now)) return undefined
    const { way } = await standingOf(house.db, house.profile, event, actor.personId, now)
    return isRefusal(way) ? mayNotBlock(t(way.refused, way.values), ruleTold(house, t, way)) : undefined
  }

/** For the list of events: my state at each, as a pill. */
export const myStatuses =
  (house: House) =>
  async (
    actor: SignedIn,
    events: readonly { readonly id: EventId }[],
    t: Texts,
  ): Promise<ReadonlyMap<EventId, Html>> => {
    const mine = await listMineFor(
      house.db,
      actor.personId,
      events.map((event) => event.id),
    )
    const shown = mine.filter(({ it }) => isLive(it.state) || it.state === 'rejected')
    return new Map(shown.map(({ it }) => [it.eventId, statePill(t, it.state)]))
  }

/** For the front page: what I am registered for and is still ahead, the nearest first. */
export const myNextRegistrations =
  (house: House) =>
  async (actor: SignedIn, t: Texts, now: Date): Promise<Html | undefined> => {
    const mine = await listMine(house.db, actor.personId)
    const next = mine.filter(({ it, event }) => isLive(it.state) && event.endsAt > now).toReversed()
    return next.length > 0 ? nextOfMine(t, next.slice(0, 5)) : undefined
  }

/** For whoever thinks about closing their account: what is withdrawn with it. */
export const withdrawnByClosing =
  ({ db, clock }: Pick<House, 'db' | 'clock'>) =>
  async (actor: SignedIn, t: Texts): Promise<Html | undefined> => {
    const mine = await listMine(db, actor.personId)
    const ahead = mine.filter(({ it, event }) => isLive(it.state) && event.endsAt > clock.now())
    return ahead.length > 0 ? withdrawnLines(t, ahead.toReversed()) : undefined
  }

/** For the menu: how many registrations wait for this person's decision; undefined for those who decide nothing. */
export const waitingForMe =
  (house: Pick<House, 'db'>) =>
  async (actor: Actor): Promise<number | undefined> => {
    if (actor.kind !== 'person' || !actor.permissions.has('approvals.decide')) return undefined
    return countWaitingFor(house.db, await remitOf(house, actor))
  }

/** For the front page: that people wait for me. */
export const approvalsNeed =
  (house: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts): Promise<Html | undefined> => {
    const count = await waitingForMe(house)(actor)
    return count
      ? html`<p>${link(t('registrations.queue.lead', { count }), t.path('/approvals'))}</p>`
      : undefined
  }
