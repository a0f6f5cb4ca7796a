import type { Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, EventId } from '../../../../values/ids.ts'
import { trailOf } from '../../../audit/index.ts'
import type { FieldName } from '../types.ts'

/** Somebody else changed what a form speaks of since it was opened. Nothing was saved. */
export type Stale = {
  readonly stale: readonly FieldName[]
  readonly by: AccountId | null
  readonly at: Date
  readonly revision: number
}

export const isStale = (outcome: unknown): outcome is Stale =>
  typeof outcome === 'object' && outcome !== null && 'stale' in outcome

/** What somebody changed since the revision that a form was made from, as far as the form speaks of it. */
export async function staleFields(
  tx: Transaction,
  id: EventId,
  seen: number,
  fields: readonly FieldName[],
  revision: number,
): Promise<Stale | undefined> {
  if (seen >= revision) return undefined
  const since = (await trailOf(tx, id)).filter(
    ({ details }) => Array.isArray(details['fields']) && Number(details['revision']) > seen,
  )
  const theirs = new Set(since.flatMap(({ details }) => details['fields'] as FieldName[]))
  const both = fields.filter((field) => theirs.has(field))
  const last = since.at(-1)
  return both.length > 0 && last ? { stale: both, by: last.actorAccountId, at: last.at, revision } : undefined
}

/** The same for one session: whether somebody changed it meanwhile. */
export async function findSessionsStale(
  tx: Transaction,
  id: EventId,
  seen: number,
  session: string,
  revision: number,
): Promise<Stale | undefined> {
  if (seen >= revision) return undefined
  const last = (await trailOf(tx, id)).findLast(
    ({ act, details }) =>
      act === 'events.session-changed' &&
      Number(details['revision']) > seen &&
      (details['sessions'] as string[]).includes(session),
  )
  return last && { stale: ['startsAt', 'endsAt'], by: last.actorAccountId, at: last.at, revision }
}
