import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { Sitting } from '../../types.ts'
import { recordEvidence } from '../store/evidence.ts'
import { ticksOf } from '../store/people.ts'

/** Which boxes were sent: those on the page, and of these the ticked ones; or everybody the list finds. */
export type Ticks =
  | { readonly shown: readonly PersonId[]; readonly ticked: ReadonlySet<PersonId> }
  | { readonly everybody: { readonly search: string | undefined; readonly all: boolean } }

/**
 * Notes who was in the room, for the whole sitting. Whoever was ticked and is not any more was not there after all; what others
 * ticked on other pages stays.
 */
export function tick(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  ticks: Ticks,
): Promise<{ readonly present: number; readonly absent: number } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (now < sitting.startsAt) return refuse('meetings.attendance.not-begun')
    const isAll = 'everybody' in ticks
    const known = await ticksOf(tx, sitting, isAll ? ticks.everybody : ticks.shown)
    const isTicked = (person: PersonId) => isAll || ticks.ticked.has(person)
    const changed = [...known].filter(([person, isPresent]) => isTicked(person) !== isPresent)
    const of = { sittingId: sitting.id, eventId: sitting.eventId, saidBy: actor.accountId }
    const evidence = changed.map(([personId, isPresent]) =>
      isPresent
        ? ({ ...of, personId, source: 'staff', kind: 'absent', at: now } as const)
        : ({
            ...of,
            personId,
            source: 'staff',
            kind: 'present',
            origin: 'on-site',
            at: sitting.startsAt,
            until: sitting.endsAt,
          } as const),
    )
    for (let from = 0; from < evidence.length; from += portion)
      await recordEvidence(tx, evidence.slice(from, from + portion), now)
    const absent = evidence.filter(({ kind }) => kind === 'absent').length
    const counts = { present: evidence.length - absent, absent }
    if (evidence.length > 0)
      await record(
        tx,
        actor,
        'meetings.presence-entered',
        sitting.eventId,
        { sitting: sitting.id, ...counts },
        now,
      )
    return counts
  })
}

const portion = 1000
