import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { PersonId, RegistrationId } from '../../../../values/ids.ts'
import type { Waiting } from '../types.ts'

export type How = 'at-once' | 'digest' | 'first-reminder' | 'second-reminder'

/** Notes that somebody is told of these. Returns those of which they were not told so before. */
export async function saveNotices(
  tx: Transaction,
  personId: PersonId,
  how: How,
  all: readonly Pick<Waiting, 'id' | 'since'>[],
  now: Date,
): Promise<readonly RegistrationId[]> {
  if (all.length === 0) return []
  const rows = await tx
    .insertInto('decision_notice')
    .values(all.map(({ id, since }) => ({ registration_id: id, person_id: personId, how, since, at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('registration_id')
    .execute()
  return rows.map((row) => row.registration_id)
}

/** How many this person was told of at once in the last day. */
export async function countToldAtOnce(tx: Transaction, personId: PersonId, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('decision_notice')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('at', '>', new Date(now.getTime() - 24 * 60 * 60_000))
    .where('how', '=', 'at-once')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Who was told of which of these in any way, as `person registration since`. */
export async function toldOf(db: Database, ids: readonly RegistrationId[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('decision_notice')
    .select(['person_id', 'registration_id', 'since', 'how'])
    .where('registration_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Set(
    rows.flatMap((row) => {
      const told = noticeKey(row.person_id, { id: row.registration_id, since: row.since })
      return [told, `${told} ${row.how}`]
    }),
  )
}

export const noticeKey = (personId: PersonId, { id, since }: Pick<Waiting, 'id' | 'since'>): string =>
  `${personId} ${id} ${since.toISOString()}`

/** Takes the mail of a day for somebody. False: it was written already. */
export async function takeDigest(
  tx: Transaction,
  personId: PersonId,
  day: string,
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .insertInto('decision_digest')
    .values({ person_id: personId, on_day: day, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return taken !== undefined
}
