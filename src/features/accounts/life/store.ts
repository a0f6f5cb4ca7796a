import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { fourEyesWaitFor } from './rules.ts'
import type { FourEyes, FourEyesKind, Standing } from './types.ts'

/** Whether an account has powers, and when its contact address changed. */
export async function standingOf(db: Database | Transaction, id: AccountId): Promise<Standing> {
  const row = await db
    .selectFrom('account')
    .select('contact_changed_at')
    .select(
      sql<boolean>`exists (select from role_grant where account_id = account.id and ended_at is null)
        or exists (select from focal_point where person_id = account.person_id and until is null)`.as(
        'privileged',
      ),
    )
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { isPrivileged: row.privileged, contactChangedAt: row.contact_changed_at }
}

/** Nobody can sign in with a password any more, whoever knows it. */
export async function forgetPassword(tx: Transaction, id: AccountId): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: null, password_set_at: null })
    .where('id', '=', id)
    .execute()
}

/** The contact address is the one it was before: nothing that hangs on it has to wait any more. */
export async function settleContact(tx: Transaction, id: AccountId): Promise<void> {
  await tx.updateTable('account').set({ contact_changed_at: null }).where('id', '=', id).execute()
}

const fourEyesOfRow = (row: Selectable<Tables['four_eyes']>): FourEyes => ({
  id: row.id,
  kind: row.kind as FourEyesKind,
  accountId: row.account_id,
  askedBy: row.asked_by,
  reason: row.reason,
  facts: row.facts as FourEyes['facts'],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  confirmedBy: row.confirmed_by,
  confirmedAt: row.confirmed_at,
  refusedBy: row.refused_by,
  refusedAt: row.refused_at,
  endedAt: row.ended_at,
})

export async function findFourEyes(db: Database | Transaction, id: Id): Promise<FourEyes | undefined> {
  const row = await db.selectFrom('four_eyes').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fourEyesOfRow(row)
}

export async function holdFourEyes(tx: Transaction, id: Id): Promise<FourEyes | undefined> {
  const row = await tx.selectFrom('four_eyes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fourEyesOfRow(row)
}

/** What waits for a second person, the oldest first. */
export async function listFourEyes(db: Database | Transaction, now: Date): Promise<readonly FourEyes[]> {
  const rows = await db
    .selectFrom('four_eyes')
    .selectAll()
    .where('confirmed_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(fourEyesOfRow)
}

/** Everything that was ever asked about one account, the newest first. */
export async function fourEyesAbout(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<readonly FourEyes[]> {
  const rows = await db
    .selectFrom('four_eyes')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(fourEyesOfRow)
}

export type NewFourEyes = {
  readonly kind: FourEyesKind
  readonly accountId: AccountId
  readonly reason: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Saves what was asked for. Undefined: the same is waiting already. What ran out gives way. */
export async function saveFourEyes(
  tx: Transaction,
  it: NewFourEyes,
  askedBy: AccountId,
  now: Date,
): Promise<Id | undefined> {
  await endFourEyes(tx, now, { accountId: it.accountId, kind: it.kind })
  const saved = await tx
    .insertInto('four_eyes')
    .values({
      id: newId(),
      kind: it.kind,
      account_id: it.accountId,
      asked_by: askedBy,
      reason: it.reason,
      facts: JSON.stringify(it.facts ?? {}),
      created_at: now,
      expires_at: new Date(now.getTime() + fourEyesWaitFor),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'kind'])
        .where('confirmed_at', 'is', null)
        .where('refused_at', 'is', null)
        .where('ended_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

/** Marks as ended what ran out. */
export async function endFourEyes(
  db: Database | Transaction,
  now: Date,
  only?: { readonly accountId: AccountId; readonly kind: FourEyesKind },
): Promise<void> {
  let ending = db
    .updateTable('four_eyes')
    .set({ ended_at: now })
    .where('confirmed_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', now)
  if (only) ending = ending.where('account_id', '=', only.accountId).where('kind', '=', only.kind)
  await ending.execute()
}

export async function saveFourEyesConfirmed(
  tx: Transaction,
  id: Id,
  by: AccountId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('four_eyes')
    .set({ confirmed_by: by, confirmed_at: now })
    .where('id', '=', id)
    .execute()
}

export async function saveFourEyesRefused(tx: Transaction, id: Id, by: AccountId, now: Date): Promise<void> {
  await tx.updateTable('four_eyes').set({ refused_by: by, refused_at: now }).where('id', '=', id).execute()
}
