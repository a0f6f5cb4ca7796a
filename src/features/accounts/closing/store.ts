import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import { rolesOf } from '../../roles/index.ts'
import { accountOf } from '../store/accounts.ts'
import type { Account } from '../types.ts'
import { lastRoles } from './rules.ts'
import type { RoleThere, ToHandOver } from './types.ts'

/** An account that is or was closed, with when it was erased. Held until the transaction ends. */
export type ClosedAccount = Account & { readonly erasedAt: Date | null }

export async function holdClosed(tx: Transaction, id: AccountId): Promise<ClosedAccount | undefined> {
  const row = await tx.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && { ...accountOf(row), erasedAt: row.erased_at }
}

/** What somebody must hand over before they go. With a transaction the organisations are held: of two who go, one waits. */
export async function findToHandOver(
  db: Database | Transaction,
  it: { readonly accountId: AccountId; readonly personId: PersonId },
): Promise<ToHandOver> {
  const staffRoles = await rolesOf(db, it.accountId)
  return { staffRoles, lastIn: lastRoles(it.personId, await rolesAround(db, it.personId)) }
}

/** Reads and holds the organisations for which a person decides, in order. */
export async function holdOrganisationsOf(tx: Transaction, personId: PersonId): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('id')
    .where(
      'id',
      'in',
      tx
        .selectFrom('focal_point')
        .select('organisation_id')
        .where('person_id', '=', personId)
        .where('until', 'is', null),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Every live role in the organisations for which a person decides. */
async function rolesAround(db: Database | Transaction, personId: PersonId): Promise<readonly RoleThere[]> {
  const rows = await db
    .selectFrom('focal_point as mine')
    .innerJoin('focal_point', 'focal_point.organisation_id', 'mine.organisation_id')
    .innerJoin('organisation', 'organisation.id', 'focal_point.organisation_id')
    .leftJoin('account', 'account.person_id', 'focal_point.person_id')
    .distinctOn('focal_point.id')
    .select(['focal_point.id', 'focal_point.organisation_id', 'focal_point.person_id'])
    .select(['focal_point.kind', 'focal_point.sector', 'focal_point.is_deputy'])
    .select(['organisation.name', 'account.state'])
    .select(
      sql<Localised>`(select coalesce(jsonb_object_agg(language, name), '{}') from organisation_name
        where organisation_id = organisation.id)`.as('names'),
    )
    .where('mine.person_id', '=', personId)
    .where('mine.until', 'is', null)
    .where('focal_point.until', 'is', null)
    .orderBy('focal_point.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    kind: row.kind,
    sector: row.sector,
    isDeputy: row.is_deputy,
    isAway: false,
    isReachable: row.state === 'active' || row.state === 'initial',
    organisation: { name: row.name, names: row.names },
  }))
}

/** Closed accounts whose time to think it over is behind them, the longest closed first. */
export async function listToErase(
  db: Database,
  closedBefore: Date,
  most: number,
): Promise<readonly AccountId[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('state', '=', 'closed')
    .where('erased_at', 'is', null)
    .where('state_since', '<=', closedBefore)
    .orderBy('state_since')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Makes the rows of an account those of nobody: its addresses are free, its links and its password gone, what it agreed
 * to is over. User names stay used, so that nobody is ever taken for somebody else; that of an account that became part of
 * another still leads there.
 */
export async function eraseAccountRows(
  tx: Transaction,
  { id, personId, state }: Pick<Account, 'id' | 'personId' | 'state'>,
  now: Date,
): Promise<void> {
  await tx.deleteFrom('account_identifier').where('account_id', '=', id).where('kind', '=', 'email').execute()
  if (state === 'closed') await endNames(tx, id, now)
  await tx.deleteFrom('account_link').where('account_id', '=', id).execute()
  await tx.updateTable('four_eyes').set({ facts: '{}' }).where('account_id', '=', id).execute()
  await tx
    .updateTable('consent')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute()
  await saveErased(tx, id, now)
}

const endNames = (tx: Transaction, id: AccountId, now: Date) =>
  tx
    .updateTable('account_identifier')
    .set({ ended_at: now })
    .where('account_id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

async function saveErased(tx: Transaction, id: AccountId, now: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: null, password_set_at: null, block_note: null, erased_at: now })
    .where('id', '=', id)
    .execute()
}
