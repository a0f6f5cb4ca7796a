import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { Sitting } from '../types.ts'
import { bestKnown, corrected, minutesOf, staysFrom } from './rules.ts'
import { correctionsOf } from './store/corrections.ts'
import { evidenceOf, type Asked } from './store/evidence.ts'
import type { Correction, Evidence, Known, KnownStay } from './types.ts'

/** When one person was at one sitting: the one answer that every page, file, figure and certificate gives. */
export type Attendance = {
  /** What holds: the evidence, as corrected. */
  readonly stays: readonly KnownStay[]
  /** Whole minutes while the sitting was on. */
  readonly minutes: number
  /** How well it is known; undefined: they were not there. */
  readonly known: Known | undefined
  readonly corrections: readonly Correction[]
  readonly evidence: readonly Evidence[]
}

export type AttendanceOf = ReadonlyMap<Id, ReadonlyMap<PersonId, Attendance>>

type Times = Pick<Sitting, 'id' | 'startsAt' | 'endsAt'>

/** Who was there and when, for those of whom anything is known, by sitting and person. */
export async function attendanceOf(
  db: Database | Transaction,
  sittings: readonly Times[],
  now: Date,
  asked: Pick<Asked, 'personIds'> = {},
): Promise<AttendanceOf> {
  if (sittings.length === 0) return new Map()
  const of = { ...asked, sittingIds: sittings.map(({ id }) => id) }
  const [evidence, corrections] = await Promise.all([evidenceOf(db, of), correctionsOf(db, of)])
  return new Map(
    sittings.map(({ id, startsAt, endsAt }) => {
      const [said, changed] = [evidence.get(id), corrections.get(id)]
      const people = new Set([...(said?.keys() ?? []), ...(changed?.keys() ?? [])])
      const hours = { startsAt, endsAt, now }
      return [id, new Map([...people].map((one) => [one, follows(said?.get(one), changed?.get(one), hours)]))]
    }),
  )
}

/** What follows from what is known and from what staff say. */
export function follows(
  evidence: readonly Evidence[] = [],
  corrections: readonly Correction[] = [],
  hours: { readonly startsAt: Date; readonly endsAt: Date; readonly now: Date },
): Attendance {
  const stays = corrected(staysFrom(evidence, hours), corrections)
  return { stays, minutes: minutesOf(stays, hours), known: bestKnown(stays), corrections, evidence }
}
