import { listenThrough } from '../../../platform/database/listen.ts'
import type { House } from '../../../platform/house.ts'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import type { PersonId } from '../../../values/ids.ts'
import { leads } from '../room/rules.ts'
import { roomChannel } from '../room/store.ts'
import { findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'
import { askMedia } from './ask.ts'
import { mediaIdOf } from './ids.ts'
import { isStageOver, voiceOf } from './rules.ts'
import { findFloor, listInside } from './store.ts'
import type { Standing } from './types.ts'

/** How often rooms are set right without having been told: a sitting ends by the clock, and nobody says so. */
const every = 10_000

/**
 * Keeps the media process as the sittings stand: who is inside, who has the floor, what is over. It is told again whenever
 * something in a sitting changes, and now and then; what is told is always the whole, so nothing depends on what was heard before.
 */
export class StageKeeper {
  readonly #house: House
  readonly #link: MediaLink
  readonly #pages = new Map<SittingId, number>()
  readonly #listening: Promise<{ close(): Promise<void> }>
  readonly #timer: NodeJS.Timeout

  constructor(house: House, link: MediaLink) {
    this.#house = house
    this.#link = link
    this.#listening = listenThrough(house.connection, house.log)(roomChannel, (sittingId) =>
      this.#changed(sittingId),
    )
    this.#timer = setInterval(() => this.#changed(''), every)
    this.#timer.unref()
  }

  /** A page of this process is on the stage of a sitting until the returned is called. */
  hold(sittingId: SittingId): () => void {
    this.#pages.set(sittingId, (this.#pages.get(sittingId) ?? 0) + 1)
    return () => {
      const left = (this.#pages.get(sittingId) ?? 1) - 1
      if (left > 0) this.#pages.set(sittingId, left)
      else this.#pages.delete(sittingId)
    }
  }

  #changed(sittingId: string): void {
    const rooms = sittingId === '' ? [...this.#pages.keys()] : this.#pages.has(sittingId) ? [sittingId] : []
    for (const room of rooms)
      this.set(room).catch((error: Error) =>
        this.#house.log.warn({ reason: error.message }, 'a stage could not be set'),
      )
  }

  /** Tells the media process how a sitting stands now. */
  async set(sittingId: SittingId): Promise<void> {
    const standing = await this.#standing(sittingId)
    await askMedia(this.#link, { room: sittingId }, 'PUT standing', standing)
  }

  async #standing(sittingId: SittingId): Promise<Standing> {
    const { db, clock } = this.#house
    const sitting = await findSitting(db, sittingId)
    if (!sitting || isStageOver(sitting, clock.now())) return { inside: [], floor: null, isOver: true }
    const [inside, floor] = await Promise.all([listInside(db, sittingId), findFloor(db, sittingId)])
    const idOf = (personId: PersonId) => mediaIdOf(this.#link, sittingId, personId)
    return {
      inside: inside.map(({ personId, role }) => ({
        id: idOf(personId),
        voice: voiceOf(role, sitting),
        leads: leads(role),
      })),
      floor: floor ? idOf(floor) : null,
      isOver: false,
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await (await this.#listening).close()
  }
}
