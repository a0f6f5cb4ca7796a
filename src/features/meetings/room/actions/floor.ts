import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id, OrganisationId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { SittingId } from '../../types.ts'
import {
  firstPlace,
  mayAskForFloor,
  mayMoveFloor,
  movedPlace,
  placeOfOrder,
  withMore,
  type Seen,
} from '../rules.ts'
import { saveConduct } from '../store.ts'
import { listSpeakers, requestsOf, saveFloor, savePlace, saveRequest, saveSeconds } from '../store/floor.ts'
import { noteDown } from '../store/log.ts'
import { isExpected } from '../store/roll.ts'
import type { FloorAct, FloorKind, Speaker } from '../types.ts'
import { leading, within, type Inside } from '../within.ts'

type Done = Promise<Refusal | undefined>

/** Asks for the floor: the end of the list of speakers, or, to raise a point of order, before all who want to speak. */
export const askForFloor = (house: House, actor: SignedIn, id: SittingId, kind: FloorKind): Done =>
  within(house, actor, id, async ({ tx, sitting, role, conduct, now }) => {
    const no = mayAskForFloor(conduct, await requestsOf(tx, id, actor.personId), role, kind)
    if (no) return no
    const place = await placeFor(tx, id, kind)
    await saveRequest(
      tx,
      sitting,
      { personId: actor.personId, organisationId: null, kind, place, enteredBy: null },
      now,
    )
    return undefined
  })

async function placeFor(tx: Inside['tx'], id: SittingId, kind: FloorKind): Promise<number | undefined> {
  if (kind === 'statement') return undefined
  return placeOfOrder((await listSpeakers(tx, id)).filter(({ state }) => state === 'waiting'))
}

/** Takes one's own request back, or gives the floor back. */
export const leaveFloor = (house: House, actor: SignedIn, id: SittingId, request: Id): Done =>
  within(house, actor, id, async ({ tx, now }) => {
    const mine = (await requestsOf(tx, id, actor.personId)).find((one) => one.id === request)
    if (!mine) return refuse('meetings.floor.changed')
    await saveFloor(tx, mine.id, mine.state === 'waiting' ? 'withdrawn' : 'spoken', now)
    return undefined
  })

/** Enters a delegation in the hall into the same list as those who ask from elsewhere. */
export const enterIntoList = (
  house: House,
  actor: SignedIn,
  id: SittingId,
  organisationId: OrganisationId,
  kind: FloorKind,
): Done =>
  leading(house, actor, id, async ({ tx, sitting, now }) => {
    if (!(await isExpected(tx, sitting, organisationId))) return refuse('meetings.lead.nobody')
    const list = await listSpeakers(tx, id)
    if (list.some((one) => one.organisationId === organisationId && one.kind === kind))
      return refuse('meetings.floor.listed-already')
    const place = await placeFor(tx, id, kind)
    await saveRequest(
      tx,
      sitting,
      { personId: null, organisationId, kind, place, enteredBy: actor.accountId },
      now,
    )
    await record(tx, actor, 'meetings.floor-entered', organisationId, { sitting: id }, now)
    return undefined
  })

/** What whoever leads does with one on the list: who spoke until now has spoken when the next is called. */
export const moveFloor = (
  house: House,
  actor: SignedIn,
  id: SittingId,
  act: FloorAct,
  { request, seen }: { readonly request: Id; readonly seen: Seen },
): Done =>
  leading(house, actor, id, async (inside) => {
    const list = await listSpeakers(inside.tx, id)
    const it = list.find((one) => one.id === request)
    if (!it) return refuse('meetings.floor.changed')
    const speaking = list.find(({ state }) => state === 'speaking')
    const now = { speaking: speaking?.id, suspendedAt: inside.conduct.suspendedAt }
    const no = mayMoveFloor(act, it, now, seen)
    if (!no) await moved(inside, list, it, act)
    return no
  })

async function moved(inside: Inside, list: readonly Speaker[], it: Speaker, act: FloorAct): Promise<void> {
  const { tx, now } = inside
  const waiting = list.filter(({ state }) => state === 'waiting')
  if (act === 'give') return giveFloor(inside, list, it)
  if (act === 'end') return saveFloor(tx, it.id, 'spoken', now)
  if (act === 'more') return saveSeconds(tx, it.id, withMore(it.seconds))
  if (act === 'strike') {
    await saveFloor(tx, it.id, 'withdrawn', now)
    return noted(inside, it, act)
  }
  const place =
    act === 'first'
      ? firstPlace(waiting)
      : movedPlace(
          waiting.map((one) => one.place),
          waiting.indexOf(it),
          act === 'up' ? -1 : 1,
        )
  if (place !== undefined) await savePlace(tx, it.id, place)
}

async function giveFloor(inside: Inside, list: readonly Speaker[], it: Speaker): Promise<void> {
  const { tx, conduct, now } = inside
  const speaking = list.find(({ state }) => state === 'speaking')
  if (speaking) await saveFloor(tx, speaking.id, 'spoken', now)
  await saveFloor(tx, it.id, 'speaking', now, conduct.speakerSeconds)
  await noted(inside, it, 'give')
}

const noted = ({ tx, actor, sitting, now }: Inside, it: Speaker, act: FloorAct): Promise<void> =>
  record(
    tx,
    actor,
    `meetings.floor-${act}`,
    it.personId ?? it.organisationId ?? undefined,
    { sitting: sitting.id },
    now,
  )

/** Opens or closes the list of speakers. */
export const setList = (house: House, actor: SignedIn, id: SittingId, listIsClosed: boolean): Done =>
  leading(house, actor, id, async ({ tx, sitting, conduct, now }) => {
    if (conduct.listIsClosed === listIsClosed) return undefined
    await saveConduct(tx, id, { listIsClosed })
    await noteDown(tx, sitting, actor.personId, listIsClosed ? 'list-closed' : 'list-opened', {}, now)
    return undefined
  })

/** Says how long each may speak from now on; who speaks already keeps what they were given. */
export const setTime = (house: House, actor: SignedIn, id: SittingId, speakerSeconds: number | null): Done =>
  leading(house, actor, id, async ({ tx, sitting, now }) => {
    await saveConduct(tx, id, { speakerSeconds })
    await noteDown(tx, sitting, actor.personId, 'time-set', { words: String(speakerSeconds ?? '') }, now)
    return undefined
  })
