import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tellMany } from '../../../../platform/outgoing-mail/tell-many.ts'
import { system } from '../../../../values/actor.ts'
import type { Id, PersonId, RegistrationId } from '../../../../values/ids.ts'
import { recordAll } from '../../../audit/index.ts'
import { findEventById, freeSeat, holdEvent, type HeldEvent } from '../../../events/index.ts'
import { holdsSeat, live, mayMove } from '../../states.ts'
import { holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import { changesBetween, knownOf } from '../rules.ts'
import {
  findNotice,
  holdNotice,
  listDueNotices,
  listNext,
  saveBegun,
  saveEnded,
  saveNewer,
  saveReached,
} from '../store/notices.ts'
import { contactsOf } from '../store/whom.ts'
import type { Notice } from '../types.ts'

const portion = 100
const told = live.filter((state) => state !== 'draft')

/**
 * Tells everybody who takes part what became of their event: a mail each for what changed, or the end of every
 * registration where it is cancelled. Works in portions; killed in between, it goes on where it was. Nobody is told twice.
 */
export async function tellNotices(house: House): Promise<{ readonly told: number }> {
  let all = 0
  for (const id of await listDueNotices(house.db, house.clock.now())) {
    for (;;) {
      const step = await tellPortion(house, id)
      if (step === 'over') break
      all += step
    }
  }
  return { told: all }
}

async function tellPortion({ db, clock }: House, id: Id): Promise<number | 'over'> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const known = await findNotice(tx, id)
    const event = known && (await holdEvent(tx, known.eventId))
    const notice = event && (await holdNotice(tx, id))
    if (!notice || notice.endedAt || notice.dueAt > now) return 'over'
    const done =
      notice.kind === 'cancelled' ? await endSome(tx, notice, event, now) : await tellSome(tx, notice, now)
    if (done > 0) return done
    await saveEnded(tx, id, now)
    return 'over'
  })
}

/** The next who are told what changed; none when all were, or when nothing is different any more. */
async function tellSome(tx: Transaction, notice: Notice, now: Date): Promise<number> {
  const event = await findEventById(tx, notice.eventId)
  if (event?.state !== 'published' || event.endsAt <= now) return 0
  const after = notice.after ?? knownOf(event)
  if (changesBetween(notice.before, after).length === 0) return 0
  if (!notice.begunAt) await saveBegun(tx, notice.id, after, now)

  const ids = await listNext(tx, event.id, { states: told, after: notice.reached, limit: portion })
  const last = ids.at(-1)
  if (!last) return 0
  await tellAll(tx, await saveNewer(tx, ids, now), 'event-changed', notice, now)
  await saveReached(tx, notice.id, last)
  return ids.length
}

/** The next whose registration ends with its event. Seats are given back to nobody: there is nothing to sit in. */
async function endSome(tx: Transaction, notice: Notice, event: HeldEvent, now: Date): Promise<number> {
  if (!notice.begunAt) await saveBegun(tx, notice.id, notice.before, now)
  const ids = await listNext(tx, event.id, { states: told, after: notice.reached, limit: portion })
  const ended: Whose[] = []
  const acts: { subjectId: RegistrationId; details: Record<string, unknown> }[] = []
  for (const id of ids) {
    const held = await holdRegistration(tx, id)
    if (!held || !mayMove(held.state, 'cancelled')) continue
    const revision = await saveMove(tx, held, system, { to: 'cancelled', rule: 'event-cancelled' }, now)
    if (holdsSeat(held.state)) await freeSeat(tx, event.id, held.mode ?? 'remote')
    ended.push({ id, personId: held.personId, revision })
    acts.push({ subjectId: id, details: { from: held.state, because: 'event' } })
  }
  await recordAll(tx, system, 'registrations.cancelled', acts, now)
  await tellAll(tx, ended, 'event-cancelled', notice, now)
  const last = ids.at(-1)
  if (last) await saveReached(tx, notice.id, last)
  return ids.length
}

type Whose = { readonly id: RegistrationId; readonly personId: PersonId; readonly revision: number }

async function tellAll(
  tx: Transaction,
  all: readonly Whose[],
  occasion: 'event-changed' | 'event-cancelled',
  notice: Notice,
  now: Date,
): Promise<void> {
  const contacts = await contactsOf(
    tx,
    all.map(({ personId }) => personId),
  )
  const tellings = all.flatMap(({ id, personId, revision }) => {
    const to = contacts.get(personId)
    const facts = { registrationId: id, revision, noticeId: notice.id }
    const onceKey = `registrations.${occasion}:${notice.id}:${id}`
    return to ? [{ occasion: `registrations.${occasion}`, to, facts, onceKey }] : []
  })
  await tellMany(tx, tellings, now)
}
