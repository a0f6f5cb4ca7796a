import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { designated } from '../../types.ts'
import { isAwayOn, usual } from '../rules.ts'
import type { Decider, Habit } from '../types.ts'

/** Who decides for these organisations and can sign in to do it, one row a role, the oldest first. */
export async function decidersFor(
  db: Database | Transaction,
  organisationIds: readonly OrganisationId[],
  now: Date,
): Promise<readonly Decider[]> {
  const rows = await db
    .selectFrom('focal_point as role')
    .innerJoin('person', 'person.id', 'role.person_id')
    .innerJoin('account', 'account.person_id', 'role.person_id')
    .innerJoin('account_identifier as contact', 'contact.account_id', 'account.id')
    .leftJoin('decision_setting as setting', 'setting.person_id', 'role.person_id')
    .select([
      'role.organisation_id',
      'role.person_id',
      'role.sector',
      'role.is_deputy',
      'role.away_from',
      'role.away_until',
      'person.name',
      'person.language',
      'person.time_zone',
      'contact.shown as address',
      'setting.habit',
      'setting.hour',
    ])
    .where('role.organisation_id', '=', sql<string>`any(${[...organisationIds]}::uuid[])`)
    .where('role.kind', '=', designated)
    .where('role.until', 'is', null)
    .where('account.state', '=', 'active')
    .where('contact.is_contact', '=', true)
    .orderBy('role.since')
    .orderBy('role.id')
    .execute()
  const today = now.toISOString().slice(0, 10)
  return rows.map((row) => ({
    personId: row.person_id,
    organisationId: row.organisation_id,
    sector: row.sector,
    isDeputy: row.is_deputy,
    isAway: isAwayOn({ awayFrom: row.away_from, awayUntil: row.away_until }, today),
    name: row.name,
    address: row.address,
    language: row.language,
    timeZone: row.time_zone ?? 'UTC',
    setting: row.habit === null ? usual : { habit: row.habit as Habit, hour: row.hour ?? usual.hour },
  }))
}
