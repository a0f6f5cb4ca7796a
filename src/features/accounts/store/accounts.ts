import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { Account, AccountState, BlockReason, Holder } from '../types.ts'

export const accountOf = (row: Selectable<Tables['account']>): Account => ({
  id: row.id,
  personId: row.person_id,
  state: row.state as AccountState,
  stateSince: row.state_since,
  blockReason: row.block_reason as Account['blockReason'],
  blockNote: row.block_note,
  mergedInto: row.merged_into,
  userNameChangedAt: row.user_name_changed_at,
  passwordHash: row.password_hash,
  createdAt: row.created_at,
  signedInAt: row.signed_in_at,
})

export async function findAccount(db: Database | Transaction, id: AccountId): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

/** Holds an account until the transaction ends, so that blocking and signing in cannot pass each other. */
export async function holdAccount(tx: Transaction, id: AccountId): Promise<Account | undefined> {
  const row = await tx.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && accountOf(row)
}

export async function findAccountOfPerson(
  db: Database | Transaction,
  personId: PersonId,
): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row && accountOf(row)
}

/**
 * The account that a compared form of a user name or an address names, whatever its state. The names of an account that
 * was merged lead to the one that goes on.
 */
export async function findAccountByKey(
  db: Database | Transaction,
  key: string,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account_identifier')
    .innerJoin('account as named', 'named.id', 'account_identifier.account_id')
    .innerJoin('account', (join) => join.on('account.id', '=', sql`coalesce(named.merged_into, named.id)`))
    .selectAll('account')
    .where('account_identifier.key', '=', key)
    .where('account_identifier.ended_at', 'is', null)
    .executeTakeFirst()
  return row && goingOn(db, accountOf(row))
}

/** The same for an address of a mailbox only. */
export async function findMailHolder(
  db: Database | Transaction,
  key: string,
): Promise<AccountId | undefined> {
  const row = await db
    .selectFrom('account_identifier')
    .select('key')
    .where('key', '=', key)
    .where('kind', '=', 'mailbox')
    .executeTakeFirst()
  return row && (await findAccountByKey(db, key))?.id
}

/** Follows merges of merges to their end. */
async function goingOn(db: Database | Transaction, it: Account): Promise<Account | undefined> {
  if (it.mergedInto === null) return it
  const next = await findAccount(db, it.mergedInto)
  return next && goingOn(db, next)
}

/** Saves a new account, active unless it says otherwise. */
export async function saveAccount(
  tx: Transaction,
  it: {
    readonly personId: PersonId
    readonly passwordHash: string | null
    readonly state?: 'initial' | 'active'
  },
  now: Date,
): Promise<AccountId> {
  const id = newId()
  await tx
    .insertInto('account')
    .values({
      id,
      person_id: it.personId,
      state: it.state ?? 'active',
      state_since: now,
      password_hash: it.passwordHash,
      password_set_at: it.passwordHash === null ? null : now,
      created_at: now,
    })
    .execute()
  return id
}

/** The only way a password gets into an account: as a hash. */
export async function savePassword(
  tx: Database | Transaction,
  id: AccountId,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: passwordHash, password_set_at: now })
    .where('id', '=', id)
    .execute()
}

/** The same password in a newer form. The date on which it was set stays. */
export async function saveRehashed(
  db: Database,
  id: AccountId,
  was: string,
  passwordHash: string,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('id', '=', id)
    .where('password_hash', '=', was)
    .execute()
}

export async function saveSignedIn(tx: Transaction, id: AccountId, now: Date): Promise<void> {
  await tx.updateTable('account').set({ signed_in_at: now }).where('id', '=', id).execute()
}

/** Who an account belongs to and what they are, while it may come in; one look-up for every request of somebody signed in. */
export async function findHolder(db: Database, id: AccountId): Promise<Holder | undefined> {
  const row = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['person.id', 'person.name', 'person.badge_name', 'person.language', 'person.time_zone'])
    .select([
      sql<string[]>`array(select role from role_grant where account_id = account.id and ended_at is null)`.as(
        'roles',
      ),
      sql<
        string[]
      >`array(select distinct kind from focal_point where person_id = person.id and until is null)`.as(
        'kinds',
      ),
    ])
    .where('account.id', '=', id)
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  return (
    row && {
      personId: row.id,
      name: row.badge_name ?? row.name,
      language: row.language,
      timeZone: row.time_zone,
      roles: row.roles,
      focalPointKinds: row.kinds,
    }
  )
}

/** Saves a state with what belongs to it. A code or a new password must be made again after anything but a return. */
export async function saveMove(
  tx: Transaction,
  id: AccountId,
  move: {
    readonly to: AccountState
    readonly reason?: BlockReason
    readonly note?: string | undefined
    readonly into?: AccountId
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      state: move.to,
      state_since: now,
      block_reason: move.reason ?? null,
      block_note: move.note ?? null,
      merged_into: move.into ?? null,
      ...(move.to === 'initial' ? { password_hash: null, password_set_at: null } : {}),
    })
    .where('id', '=', id)
    .execute()
}
