import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId, PersonId, RegistrationId } from '../../../../values/ids.ts'
import type { Contact } from '../../../accounts/index.ts'

/** Where the body writes to people who take part, with an account or entered by their organisation. */
export async function contactsOf(
  tx: Transaction,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Contact>> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('account', 'account.person_id', 'person.id')
    .leftJoin('account_identifier as contact', (join) =>
      join.onRef('contact.account_id', '=', 'account.id').on('contact.is_contact', '=', true),
    )
    .leftJoin('delegate', 'delegate.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.language'])
    .select(sql<string | null>`coalesce(contact.shown, delegate.address)`.as('address'))
    .where('person.id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.flatMap(({ id, name, language, address }) =>
      address === null ? [] : [[id, { personId: id, address, language, name }] as const],
    ),
  )
}

/** Whose person was told since then that they withdrew or take part in another way, after a focal point had decided. */
export async function listChangedAfterDecision(
  db: Database,
  since: Date,
): Promise<
  readonly {
    readonly id: RegistrationId
    readonly personId: PersonId
    readonly organisationId: OrganisationId
    readonly sector: string | null
    readonly revision: number
  }[]
> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('registration', (join) =>
      join.on(sql<boolean>`registration.id = (outbox.facts ->> 'registrationId')::uuid`),
    )
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select(['registration.id', 'registration.person_id', 'registration.organisation_id', 'event.sector'])
    .select(sql<number>`(outbox.facts ->> 'revision')::int`.as('revision'))
    .where('outbox.occasion', 'in', ['registrations.withdrawn', 'registrations.mode-changed'])
    .where('outbox.created_at', '>', since)
    .where('registration.waits_for', '=', 'focal-point')
    .where('registration.decided_at', 'is not', null)
    .where('registration.organisation_id', 'is not', null)
    .orderBy('outbox.created_at')
    .execute()
  return rows.flatMap((row) =>
    row.organisation_id === null
      ? []
      : [
          {
            id: row.id,
            personId: row.person_id,
            organisationId: row.organisation_id,
            sector: row.sector,
            revision: row.revision,
          },
        ],
  )
}
