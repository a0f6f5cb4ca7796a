import type { Profile } from '../platform/profile/index.ts'
import { eventId } from './rows.ts'
import type { CastEvent, CastGroup } from './types.ts'
import type { Row } from './write.ts'

/** Every group of the body, with what the cast says of some. */
export const groupRows = (
  { studyGroups }: Pick<Profile, 'studyGroups'>,
  said: readonly CastGroup[],
  then: Date,
): Row<'event_group'>[] =>
  studyGroups.map(({ id, sector, label }) => {
    const own = said.find((one) => one.id === id)
    return {
      id,
      sector,
      name: label,
      participation: own?.participation ?? {},
      contact: own?.contact ?? null,
      policy: own?.policy ?? {},
      created_at: then,
      changed_at: then,
    }
  })

export const linkRows = (events: readonly CastEvent[]): Row<'event_link'>[] =>
  events.flatMap(({ code, opensEvents = [] }) =>
    opensEvents.map((opened) => ({ event_id: eventId(code), opens_event_id: eventId(opened) })),
  )
