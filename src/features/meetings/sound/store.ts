import type { Database } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { Sitting, SittingId } from '../types.ts'
import { channelChosen } from './rules.ts'
import type { Channel } from './types.ts'

/** What somebody listens to at a sitting and, as an interpreter, into which language they speak. */
export type Choice = { readonly listensTo: Channel; readonly speaksTo: Channel | undefined }

/** The languages that are channels at a sitting: its own where it has any, else those its event is held in. */
export async function languagesOf(
  db: Database,
  { eventId, room }: Pick<Sitting, 'eventId' | 'room'>,
): Promise<readonly Language[]> {
  if (room.languages.length > 0) return room.languages
  const { languages } = await db
    .selectFrom('event')
    .select('languages')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return languages
}

/** What somebody chose; the floor where they chose nothing, or what is not there any more. */
export async function findChoice(
  db: Database,
  sittingId: SittingId,
  personId: PersonId,
  languages: readonly Language[],
): Promise<Choice> {
  const row = await db
    .selectFrom('sound_choice')
    .select(['listens_to', 'speaks_to'])
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const speaksTo = channelChosen(row?.speaks_to ?? undefined, languages)
  return {
    listensTo: channelChosen(row?.listens_to, languages),
    speaksTo: speaksTo === 'floor' ? undefined : speaksTo,
  }
}

export async function saveChoice(
  db: Database,
  sitting: Pick<Sitting, 'id' | 'eventId'>,
  personId: PersonId,
  it: Partial<Choice>,
  now: Date,
): Promise<void> {
  const columns = {
    ...(it.listensTo !== undefined && { listens_to: it.listensTo }),
    ...(it.speaksTo !== undefined && { speaks_to: it.speaksTo }),
    changed_at: now,
  }
  await db
    .insertInto('sound_choice')
    .values({ sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId, ...columns })
    .onConflict((on) => on.columns(['sitting_id', 'person_id']).doUpdateSet(columns))
    .execute()
}
