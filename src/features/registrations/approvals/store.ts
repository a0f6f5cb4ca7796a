import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import { registrationOf } from '../store/read.ts'
import type { Registration } from '../types.ts'
import type { Remit } from './types.ts'

/** Beyond this nobody counts. */
export const mostCounted = 10_000

export type Registrations = ExpressionBuilder<Tables, 'registration'>

/**
 * Own organisations' registrations that went to a focal point, where it is a Sector's those for its events and for
 * events of none, and for the secretariat those that went there or were handed on to it.
 */
export const within = (remit: Remit) => (eb: Registrations) =>
  eb.or([
    ...(remit.organisationIds.length > 0
      ? [
          eb.and([
            sql<SqlBool>`registration.organisation_id = any(${[...remit.organisationIds]}::uuid[])`,
            eb('registration.waits_for', '=', 'focal-point'),
          ]),
        ]
      : []),
    ...(remit.bySector ?? []).map(({ organisationId, sector }) =>
      eb.and([
        eb('registration.organisation_id', '=', organisationId),
        eb('registration.waits_for', '=', 'focal-point'),
        eb.exists(
          eb
            .selectFrom('event as gathering')
            .select('gathering.id')
            .whereRef('gathering.id', '=', 'registration.event_id')
            .where((on) => on.or([on('gathering.sector', 'is', null), on('gathering.sector', '=', sector)])),
        ),
      ]),
    ),
    ...(remit.isSecretariat ? [eb('registration.waits_for', '=', 'secretariat')] : []),
    ...(remit.isSecretariat ? [eb('registration.escalated_at', 'is not', null)] : []),
    ...(remit.isEveryDesk ? [eb('registration.waits_for', 'is not', null)] : []),
  ])

/** The registration with this number if it is within the remit, whatever became of it. */
export async function findWithin(
  db: Database | Transaction,
  remit: Remit,
  number: string,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registration')
    .selectAll()
    .where('number', '=', number)
    .where(within(remit))
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** What waits within the remit of one person for one organisation. */
export async function waitingOf(
  db: Database,
  remit: Remit,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<readonly { readonly number: string; readonly title: Localised }[]> {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select(['registration.number', 'event.title'])
    .where('registration.person_id', '=', personId)
    .where('registration.organisation_id', '=', organisationId)
    .where('registration.state', '=', 'pending')
    .where(within(remit))
    .orderBy('registration.submitted_at')
    .execute()
  return rows.map(({ number, title }) => ({ number, title: title as Localised }))
}

/** How many registrations wait within the remit, for the menu; exact to 10,000. */
export async function countWaitingFor(db: Database, remit: Remit): Promise<number> {
  const some = db
    .selectFrom('registration')
    .select('id')
    .where(within(remit))
    .where('state', '=', 'pending')
    .limit(mostCounted + 1)
  const row = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The name of the person behind an account: who decided. */
export async function nameOfAccount(db: Database, id: AccountId): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select('person.name')
    .where('account.id', '=', id)
    .executeTakeFirst()
  return row?.name
}
