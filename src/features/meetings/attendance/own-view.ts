import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { attendanceOf, follows, type Attendance } from './known.ts'
import { findValid } from './store/certificates.ts'
import { listObjections } from './store/objections.ts'
import type { Objection } from './types.ts'
import { findOwnEvent } from './store/own.ts'
import type { OwnEvent } from './types.ts'
import type { Certificate } from './types.ts'

/** One person's attendance at one event. */
export type OwnView = {
  readonly event: OwnEvent
  readonly sittings: readonly OwnSitting[]
  /** Whole minutes at all sittings. */
  readonly minutes: number
  readonly certificate: Certificate | undefined
  /** The event is over, and they were there. */
  readonly mayHaveCertificate: boolean
}

export type OwnSitting = {
  readonly sitting: Sitting
  readonly attendance: Attendance
  readonly objections: readonly Objection[]
}

/** What is known of somebody at an event, sitting by sitting; undefined where it is nothing of theirs. */
export async function ownView(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  { personId }: Pick<SignedIn, 'personId'>,
  code: string,
): Promise<OwnView | undefined> {
  const now = clock.now()
  const event = await findOwnEvent(db, personId, code, now)
  if (!event) return undefined
  const sittings = await listSittings(db, event.id)
  const [known, objections, certificate] = await Promise.all([
    attendanceOf(db, sittings, now, { personIds: [personId] }),
    listObjections(db, event.id, { personId }),
    findValid(db, event.id, personId),
  ])
  const own = sittings.map((sitting) => ({
    sitting,
    attendance: known.get(sitting.id)?.get(personId) ?? follows([], [], { ...sitting, now }),
    objections: objections.filter(({ sittingId }) => sittingId === sitting.id),
  }))
  const minutes = own.reduce((sum, { attendance }) => sum + attendance.minutes, 0)
  return {
    event,
    sittings: own,
    minutes,
    certificate,
    mayHaveCertificate: event.endsAt <= now && minutes > 0,
  }
}
