import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Sitting, SittingId } from '../../types.ts'
import type { Happening, LogLine } from '../types.ts'

export type About = {
  readonly person?: PersonId
  readonly organisation?: OrganisationId
  readonly words?: string
}

/** Writes down what happened, in the transaction of the act. */
export async function noteDown(
  tx: Transaction,
  sitting: Pick<Sitting, 'id' | 'eventId'>,
  by: PersonId | null,
  what: Happening,
  about: About,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('meeting_log')
    .values({
      id: newId(),
      sitting_id: sitting.id,
      event_id: sitting.eventId,
      at: now,
      what,
      by_person_id: by,
      person_id: about.person ?? null,
      organisation_id: about.organisation ?? null,
      words: about.words ?? null,
    })
    .execute()
}

/** What happened in a sitting besides speaking, in the order of time. */
export async function listHappenings(db: Database, sittingId: SittingId): Promise<readonly LogLine[]> {
  const rows = await db
    .selectFrom('meeting_log')
    .leftJoin('person', 'person.id', 'meeting_log.person_id')
    .leftJoin('person as doer', 'doer.id', 'meeting_log.by_person_id')
    .leftJoin('organisation', 'organisation.id', 'meeting_log.organisation_id')
    .select([
      'meeting_log.at',
      'what',
      'meeting_log.words',
      'person.name',
      'doer.name as by',
      'organisation.name as organisation',
    ])
    .where('sitting_id', '=', sittingId)
    .orderBy('at')
    .orderBy('meeting_log.id')
    .limit(5000)
    .execute()
  return rows.map((row) => ({
    at: row.at,
    what: row.what as Happening,
    name: row.name ?? '',
    organisation: row.organisation ?? '',
    by: row.by ?? '',
    words: row.words ?? '',
    endedAt: null,
    seconds: null,
  }))
}
