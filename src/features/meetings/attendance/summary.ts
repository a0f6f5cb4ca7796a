import type { House } from '../../../platform/house.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { attendanceOf, type Attendance } from './known.ts'
import { countExpected, listedOfIds } from './store/people.ts'
import type { Listed } from './types.ts'

/** Everybody who was there, sitting by sitting, and how many were expected. */
export type Summary = {
  readonly sittings: readonly {
    readonly sitting: Sitting
    readonly people: ReadonlyMap<PersonId, Attendance>
  }[]
  readonly listed: ReadonlyMap<PersonId, Listed>
  readonly expected: number
}

/** Attendance of a whole event, or of some of its sittings. Whoever was there for no moment, or was struck, is not among them. */
export async function summaryOf(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  eventId: EventId,
  only?: readonly Sitting[],
): Promise<Summary> {
  const sittings = only ?? (await listSittings(db, eventId))
  const known = await attendanceOf(db, sittings, clock.now())
  const there = sittings.map((sitting) => ({
    sitting,
    people: new Map([...(known.get(sitting.id) ?? [])].filter(([, it]) => it.stays.length > 0)),
  }))
  const ids = new Set(there.flatMap(({ people }) => [...people.keys()]))
  const [listed, expected] = await Promise.all([
    listedOfIds(db, eventId, [...ids]),
    countExpected(db, eventId),
  ])
  return { sittings: there, listed, expected }
}
