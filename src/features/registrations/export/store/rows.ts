import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Filter } from '../../desk/filter.ts'
import { joined } from '../../desk/store/joined.ts'
import { whereOf } from '../../desk/store/where.ts'
import type { Desk, Mode, State } from '../../types.ts'
import type { ExportRow } from '../types.ts'

/** Exactly how many lines a file of this group has. */
export async function countLines(db: Database | Transaction, filter: Filter, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from registration where ${whereOf(filter, now)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Everybody a filter means, whoever was sent first in front, some at a time; each batch begins after the last one. */
export async function* rowsOf(
  tx: Database | Transaction,
  filter: Filter,
  now: Date,
  batch = 1000,
): AsyncGenerator<readonly ExportRow[]> {
  let after: { readonly at: string; readonly id: string } | undefined
  for (;;) {
    const rows = await page(tx, filter, now, batch, after)
    if (rows.length === 0) return
    yield rows.map(rowOf)
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = { at: last.at, id: last.id }
  }
}

const page = async (
  db: Database | Transaction,
  filter: Filter,
  now: Date,
  batch: number,
  after: { readonly at: string; readonly id: string } | undefined,
) =>
  joined(db)
    .select([
      'registration.id',
      'registration.number',
      'registration.state',
      'registration.mode',
      'registration.category',
      'registration.waits_for',
      'registration.asks_visa',
      'registration.in_participants_list',
      'registration.answers',
      'registration.decision_reason',
      'registration.submitted_at',
      'registration.decided_at',
      'registration.changed_at',
      'person.name',
      'person.other_script_name',
      'person.badge_name',
      'person.country_code',
      'person.phone',
      'person.job_title',
      'person.language',
      'contact.shown as address',
      'organisation.name as organisation',
      'organisation.code as organisation_code',
      'event.code as event_code',
      'event.title as event_title',
      'event.starts_at',
      'event.time_zone',
    ])
    // Times are read as text too: they are finer than a `Date`.
    .select([
      sql<string>`registration.submitted_at::text`.as('at'),
      sql<Localised>`coalesce((select jsonb_object_agg(language, organisation_name.name) from organisation_name
        where organisation_name.organisation_id = organisation.id), '{}')`.as('organisation_names'),
    ])
    .where(whereOf(filter, now))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(registration.submitted_at, registration.id) > (${after?.at ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('registration.submitted_at')
    .orderBy('registration.id')
    .limit(batch)
    .execute()

const rowOf = (row: Awaited<ReturnType<typeof page>>[number]): ExportRow => ({
  id: row.id,
  number: row.number,
  state: row.state as State,
  mode: row.mode as Mode | null,
  category: row.category,
  waitsFor: row.waits_for as Desk | null,
  asksVisa: row.asks_visa,
  inParticipantsList: row.in_participants_list,
  answers: row.answers as ExportRow['answers'],
  decisionReason: row.decision_reason,
  submittedAt: row.submitted_at,
  decidedAt: row.decided_at,
  changedAt: row.changed_at,
  name: row.name,
  otherScriptName: row.other_script_name,
  badgeName: row.badge_name,
  countryCode: row.country_code,
  phone: row.phone,
  jobTitle: row.job_title,
  language: row.language,
  address: row.address,
  organisation: row.organisation,
  organisationNames: row.organisation_names,
  organisationCode: row.organisation_code,
  eventCode: row.event_code,
  eventTitle: row.event_title as Localised,
  eventStartsAt: row.starts_at,
  eventTimeZone: row.time_zone,
})
