import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { endStaysAt } from '../store/attendance.ts'
import type { SittingId } from '../types.ts'
import { leads, mayAskForFloor, mayMoveFloor, movedPlace } from './rules.ts'
import {
  lastRequestOf,
  listSpeakers,
  removeMessage,
  saveCaption,
  saveConduct,
  saveFloor,
  saveMessage,
  savePlace,
  saveRequest,
} from './store.ts'
import type { FloorAct } from './types.ts'
import { within, type Inside } from './within.ts'

type Done = Promise<Refusal | undefined>

/** Asks for the floor: the end of the list of speakers. */
export const askForFloor = (house: House, actor: SignedIn, id: SittingId): Done =>
  within(house, actor, id, async ({ tx, sitting, role, conduct, now }) => {
    const last = await lastRequestOf(tx, id, actor.personId)
    const no = mayAskForFloor(conduct, last?.state, role)
    if (!no) await saveRequest(tx, sitting, actor.personId, now)
    return no
  })

/** Takes one's own request back, or gives the floor back. */
export const leaveFloor = (house: House, actor: SignedIn, id: SittingId): Done =>
  within(house, actor, id, async ({ tx, now }) => {
    const last = await lastRequestOf(tx, id, actor.personId)
    if (last?.state !== 'waiting' && last?.state !== 'speaking') return refuse('meetings.floor.changed')
    await saveFloor(tx, last.id, last.state === 'waiting' ? 'withdrawn' : 'spoken', now)
    return undefined
  })

/** What whoever leads does with one on the list: who spoke until now has spoken when the next is called. */
export const moveFloor = (house: House, actor: SignedIn, id: SittingId, act: FloorAct, request: Id): Done =>
  within(house, actor, id, async (inside) => {
    if (!leads(inside.role)) return refuse('meetings.floor.not-your-role')
    const list = await listSpeakers(inside.tx, id)
    const it = list.find((one) => one.id === request)
    if (!it) return refuse('meetings.floor.changed')
    return mayMoveFloor(act, it) ?? (await moved(inside, actor, list, it, act))
  })

type Listed = Awaited<ReturnType<typeof listSpeakers>>[number]

async function moved(
  { tx, sitting, now }: Inside,
  actor: SignedIn,
  list: readonly Listed[],
  it: Listed,
  act: FloorAct,
): Done {
  const waiting = list.filter(({ state }) => state === 'waiting')
  const speaking = list.find(({ state }) => state === 'speaking')
  if (act === 'give' && speaking) await saveFloor(tx, speaking.id, 'spoken', now)
  if (act === 'give') await saveFloor(tx, it.id, 'speaking', now)
  if (act === 'end') await saveFloor(tx, it.id, 'spoken', now)
  if (act === 'strike') await saveFloor(tx, it.id, 'withdrawn', now)
  if (act === 'up' || act === 'down') {
    const places = waiting.map(({ place }) => place)
    const place = movedPlace(places, waiting.indexOf(it), act === 'up' ? -1 : 1)
    if (place !== undefined) await savePlace(tx, it.id, place)
  }
  if (act === 'give' || act === 'strike')
    await record(tx, actor, `meetings.floor-${act}`, it.personId, { sitting: sitting.id }, now)
  return undefined
}

/** Opens or closes the list of speakers. */
export const setList = (house: House, actor: SignedIn, id: SittingId, listIsClosed: boolean): Done =>
  within(house, actor, id, async ({ tx, role }) => {
    if (!leads(role)) return refuse('meetings.floor.not-your-role')
    await saveConduct(tx, id, { listIsClosed })
    return undefined
  })

/** Writes to everybody inside. */
export const write = (house: House, actor: SignedIn, id: SittingId, words: string): Done =>
  within(house, actor, id, async ({ tx, sitting, now }) => {
    await saveMessage(tx, sitting, actor.personId, words, now)
    return undefined
  })

/** Takes a message away: whoever leads, from anybody. It stays for the record. */
export const takeAway = (house: House, actor: SignedIn, id: SittingId, message: Id): Done =>
  within(house, actor, id, async ({ tx, role, now }) => {
    if (!leads(role)) return refuse('meetings.floor.not-your-role')
    if (!(await removeMessage(tx, id, message, actor.accountId))) return refuse('meetings.floor.changed')
    await record(tx, actor, 'meetings.message-removed', message, { sitting: id }, now)
    return undefined
  })

/** Adds a line of captions. */
export const caption = (house: House, actor: SignedIn, id: SittingId, words: string): Done =>
  within(house, actor, id, async ({ tx, sitting, role, now }) => {
    if (role !== 'captioner') return refuse('meetings.floor.not-your-role')
    await saveCaption(tx, sitting, actor.personId, words, now)
    return undefined
  })

/** Ends a sitting for everybody, before its time. */
export const endForAll = (house: House, actor: SignedIn, id: SittingId): Done =>
  within(house, actor, id, async ({ tx, role, now }) => {
    if (!leads(role)) return refuse('meetings.floor.not-your-role')
    await saveConduct(tx, id, { endedAt: now })
    await endStaysAt(tx, id, now)
    await record(tx, actor, 'meetings.ended', undefined, { sitting: id }, now)
    return undefined
  })
