import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id, OrganisationId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { endStaysAt } from '../../store/attendance.ts'
import type { Sitting, SittingId } from '../../types.ts'
import { saveConduct, tellRoom } from '../store.ts'
import { endAnnouncement, saveAnnouncement } from '../store/announcements.ts'
import { listSpeakers, saveFloor } from '../store/floor.ts'
import { noteDown } from '../store/log.ts'
import { isExpected, saveSeenInHall } from '../store/roll.ts'
import { leading, type Inside } from '../within.ts'

type Done = Promise<Refusal | undefined>
type Saying = Pick<Inside, 'tx' | 'actor' | 'now'> & { readonly sitting: Pick<Sitting, 'id' | 'eventId'> }

async function said({ tx, actor, sitting, now }: Saying, words: string): Promise<undefined> {
  await saveAnnouncement(tx, sitting, words, actor.accountId, now)
  await noteDown(tx, sitting, actor.personId, 'announced', { words }, now)
  await record(tx, actor, 'meetings.announced', undefined, { sitting: sitting.id }, now)
}

async function unsaid({ tx, actor, sitting, now }: Saying, announcement: Id): Done {
  const words = await endAnnouncement(tx, sitting.id, announcement, now)
  if (words === undefined) return refuse('meetings.floor.changed')
  await noteDown(tx, sitting, actor.personId, 'announcement-ended', { words }, now)
  await record(tx, actor, 'meetings.announcement-ended', undefined, { sitting: sitting.id }, now)
  return undefined
}

/** Says something to everybody, on top of the room and at its door. */
export const announce = (house: House, actor: SignedIn, id: SittingId, words: string): Done =>
  leading(house, actor, id, (inside) => said(inside, words))

export const takeDown = (house: House, actor: SignedIn, id: SittingId, announcement: Id): Done =>
  leading(house, actor, id, (inside) => unsaid(inside, announcement))

/** The same by the secretariat from its desk, whoever is inside and before anybody is. */
export const announceFromDesk = (
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  it: { readonly words: string } | { readonly end: Id },
): Done =>
  inTransaction(house.db, async (tx) => {
    const saying = { tx, actor, sitting, now: house.clock.now() }
    const no = await ('end' in it ? unsaid(saying, it.end) : said(saying, it.words))
    if (!no) await tellRoom(tx, sitting.id)
    return no
  })

/** Breaks the sitting off for a while: whoever speaks has spoken. */
export const suspend = (house: House, actor: SignedIn, id: SittingId, minutes: number | null): Done =>
  leading(house, actor, id, async ({ tx, sitting, conduct, now }) => {
    if (conduct.suspendedAt) return refuse('meetings.floor.changed')
    const speaking = (await listSpeakers(tx, id)).find(({ state }) => state === 'speaking')
    if (speaking) await saveFloor(tx, speaking.id, 'spoken', now)
    const resumesAt = minutes === null ? null : new Date(now.getTime() + minutes * 60_000)
    await saveConduct(tx, id, { suspendedAt: now, resumesAt })
    await noteDown(tx, sitting, actor.personId, 'suspended', {}, now)
    await record(tx, actor, 'meetings.suspended', undefined, { sitting: id }, now)
    return undefined
  })

export const resume = (house: House, actor: SignedIn, id: SittingId): Done =>
  leading(house, actor, id, async ({ tx, sitting, conduct, now }) => {
    if (!conduct.suspendedAt) return refuse('meetings.floor.changed')
    await saveConduct(tx, id, { suspendedAt: null, resumesAt: null })
    await noteDown(tx, sitting, actor.personId, 'resumed', {}, now)
    await record(tx, actor, 'meetings.resumed', undefined, { sitting: id }, now)
    return undefined
  })

/** Notes that a delegation is in the hall, or is not. */
export const markHere = (
  house: House,
  actor: SignedIn,
  id: SittingId,
  organisation: OrganisationId,
  isHere: boolean,
): Done =>
  leading(house, actor, id, async ({ tx, sitting, now }) => {
    if (!(await isExpected(tx, sitting, organisation))) return refuse('meetings.lead.nobody')
    if (!(await saveSeenInHall(tx, sitting, organisation, isHere, actor.accountId, now))) return undefined
    await noteDown(tx, sitting, actor.personId, isHere ? 'here' : 'not-here', { organisation }, now)
    return undefined
  })

/** Ends a sitting for everybody, before its time. */
export const endForAll = (house: House, actor: SignedIn, id: SittingId): Done =>
  leading(house, actor, id, async ({ tx, sitting, now }) => {
    const speaking = (await listSpeakers(tx, id)).find(({ state }) => state === 'speaking')
    if (speaking) await saveFloor(tx, speaking.id, 'spoken', now)
    await saveConduct(tx, id, { endedAt: now })
    await endStaysAt(tx, id, now)
    await noteDown(tx, sitting, actor.personId, 'ended', {}, now)
    await record(tx, actor, 'meetings.ended', undefined, { sitting: id }, now)
    return undefined
  })
