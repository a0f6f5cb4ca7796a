import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { readableDocuments, type EventDocument } from '../../events/index.ts'
import { attendingOf } from '../../registrations/index.ts'
import { stageOf } from '../media/enter.ts'
import { soundView } from '../sound/view.ts'
import { withEngine } from '../engines/rules.ts'
import { SittingPath } from '../parse.ts'
import { mayStay } from '../rules.ts'
import { isInside } from '../store/attendance.ts'
import { findMine, findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'
import { captionSizeOf } from './caption-size.ts'
import { loadProceedings } from './load.ts'
import { differing, roomPage } from './pages/room.ts'
import type { InsideView, RoomView } from './pages/view.ts'
import { PartsQuery, ThingPath } from './parse.ts'
import { SharedProceedings } from './shared.ts'
import type { Proceedings } from './types.ts'

export const sittingOf = (request: Request): SittingId => SittingPath.parse(request.params).sitting
export const thingOf = (request: Request): string => ThingPath.parse(request.params).id

/**
 * The sitting of the address for somebody who is inside it. Asked with every change by every page: it finds out no more than that.
 */
export async function insideOf(house: House, request: Request): Promise<InsideView | undefined> {
  const { db, clock, media } = house
  const { personId } = signedIn(request)
  const sitting = await findSitting(db, sittingOf(request))
  if (!sitting) throw new NotFound()
  const [isHere, mine] = await Promise.all([
    isInside(db, sitting.id, personId),
    findMine(db, sitting, personId),
  ])
  if (!isHere || mayStay({ sitting, ...mine, isRemoved: false }, clock.now())) return undefined
  return { sitting: withEngine(sitting, media !== undefined), role: mine.role }
}

/** Shows the room as it is: whole to whoever loads it, in parts to whoever has it open and was told of a change. */
export class RoomShow {
  readonly #house: House
  readonly #canMute: boolean
  readonly #shared: SharedProceedings

  constructor(house: House, canMute: boolean) {
    this.#house = house
    this.#canMute = canMute
    this.#shared = new SharedProceedings((sitting) => loadProceedings(house.db, sitting, house.clock.now()))
  }

  /** What was read of a sitting is old. */
  changed(id: SittingId): void {
    this.#shared.drop(id)
  }

  async viewOf(request: Request, view: InsideView, no?: Refusal): Promise<RoomView> {
    const { db, clock } = this.#house
    const room = await this.#seenBy(request, view, await loadProceedings(db, view.sitting, clock.now()), no)
    return { ...room, sound: room.stage && (await soundView(this.#house, view, room.me)) }
  }

  async #seenBy(
    request: Request,
    view: InsideView,
    proceedings: Proceedings,
    no?: Refusal,
  ): Promise<RoomView> {
    const { clock, profile } = this.#house
    const { personId, timeZone } = signedIn(request)
    const t = textsOf(request)
    return {
      view,
      proceedings,
      me: personId,
      zone: timeZone,
      now: clock.now(),
      find: PartsQuery.parse(queryOf(request)).find,
      captionSize: captionSizeOf(request),
      canMute: this.#canMute,
      stage: stageOf(this.#house, view),
      papers: await this.#papersFor(request, view),
      languages: profile.languages,
      categories: new Map(profile.categories.map((one) => [one.id, t.words(one.label)])),
      no,
      ...(no && { words: [formOf(request)['words'] ?? ''].flat()[0] ?? '' }),
    }
  }

  #papersFor(request: Request, { sitting }: InsideView): Promise<readonly EventDocument[]> {
    return readableDocuments(this.#house, attendingOf(this.#house), signedIn(request), {
      id: sitting.eventId,
    })
  }

  async sendParts(request: Request, reply: Reply, view: InsideView): Promise<Reply> {
    const { have } = PartsQuery.parse(queryOf(request))
    const room = await this.#seenBy(request, view, await this.#shared.of(view.sitting))
    const fresh = differing(textsOf(request), room, new Set(have.split(' ')))
    reply.header('cache-control', 'no-store')
    if (!fresh) return reply.code(204).send()
    return reply.type('text/html; charset=utf-8').send(fresh.markup)
  }

  /** After an act: the room as it is now; a refusal is said in it, and whoever is not inside any more is led to the door. */
  async answer(request: Request, reply: Reply, no: Refusal | undefined): Promise<Reply> {
    const door = `/meetings/${sittingOf(request)}`
    if (!no) return seeOther(reply, `${door}/room`)
    return this.refuse(request, reply, no)
  }

  async refuse(request: Request, reply: Reply, no: Refusal): Promise<Reply> {
    const view = await insideOf(this.#house, request)
    if (!view) return seeOther(reply, `/meetings/${sittingOf(request)}`)
    return sendPage(reply, 409, roomPage(textsOf(request), await this.viewOf(request, view, no)), {
      usesDevices: true,
    })
  }
}
