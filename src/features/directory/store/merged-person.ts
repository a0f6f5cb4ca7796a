import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../values/ids.ts'

/** What became of one person's affiliations when they turned out to be another's. */
export type MovedAffiliations = {
  readonly moved: readonly Id[]
  /** Ended because the other person has the same, with the state they had. */
  readonly ended: readonly { readonly id: Id; readonly was: string }[]
}

type People = { readonly from: PersonId; readonly into: PersonId }

/** Live affiliations become the other person's; one to an organisation that they have already ends instead. */
export async function moveAffiliations(
  tx: Transaction,
  { from, into }: People,
  now: Date,
): Promise<MovedAffiliations> {
  const [theirs, others] = [await liveOf(tx, from), await liveOf(tx, into)]
  const isDouble = (organisation: string | null) =>
    others.some((one) => one.organisation_id === organisation) || (organisation === null && others.length > 0)
  const double = theirs.filter((one) => isDouble(one.organisation_id))
  const single = theirs.filter((one) => !isDouble(one.organisation_id))
  await tx
    .updateTable('affiliation')
    .set({ state: 'ended', is_main: false, ended_at: now, end_reason: 'merged' })
    .where('id', '=', anyOf(double.map(({ id }) => id)))
    .execute()
  await tx
    .updateTable('affiliation')
    .set(others.some((one) => one.is_main) ? { person_id: into, is_main: false } : { person_id: into })
    .where('id', '=', anyOf(single.map(({ id }) => id)))
    .execute()
  return {
    moved: single.map(({ id }) => id),
    ended: double.map(({ id, state }) => ({ id, was: state })),
  }
}

/** Gives affiliations back that moved, as far as the other person still has them as they came. */
export async function giveAffiliationsBack(
  tx: Transaction,
  { from, into }: People,
  { moved, ended }: MovedAffiliations,
): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ person_id: from, is_main: false })
    .where('id', '=', anyOf(moved))
    .where('person_id', '=', into)
    .execute()
  for (const { id, was } of ended)
    await tx
      .updateTable('affiliation')
      .set({ state: was, ended_at: null, ended_by: null, end_reason: null })
      .where('id', '=', id)
      .where('end_reason', '=', 'merged')
      .execute()
}

const anyOf = (ids: readonly Id[]) => sql<string>`any(${[...ids]}::uuid[])`

const liveOf = (tx: Transaction, personId: PersonId) =>
  tx
    .selectFrom('affiliation')
    .select(['id', 'organisation_id', 'state', 'is_main'])
    .where('person_id', '=', personId)
    .where('state', 'in', ['claimed', 'approved'])
    .orderBy('id')
    .forUpdate()
    .execute()
