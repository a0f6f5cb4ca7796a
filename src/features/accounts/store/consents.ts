import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Consent, ConsentKind } from '../types.ts'

/** Everything a person ever agreed to, newest first; withdrawn ones included. */
export async function consentsOf(
  db: Database | Transaction,
  personId: PersonId,
): Promise<readonly Consent[]> {
  const rows = await db
    .selectFrom('consent')
    .select(['kind', 'text_version', 'given_at', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as ConsentKind,
    textVersion: row.text_version,
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at,
  }))
}

/** Saves a consent; one that is already given stays as it is. Returns whether something changed. */
export async function saveConsent(
  tx: Transaction,
  it: { readonly personId: PersonId; readonly kind: ConsentKind; readonly textVersion: string },
  givenAt: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('consent')
    .values({
      id: newId(),
      person_id: it.personId,
      kind: it.kind,
      text_version: it.textVersion,
      given_at: givenAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** Marks a consent as withdrawn. Returns whether there was one. */
export async function saveWithdrawal(
  tx: Transaction,
  personId: PersonId,
  kind: ConsentKind,
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('consent')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Whether this person agrees to something at this moment. */
export async function isAgreed(
  db: Database | Transaction,
  personId: PersonId,
  kind: ConsentKind,
): Promise<boolean> {
  const one = await db
    .selectFrom('consent')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return one !== undefined
}
