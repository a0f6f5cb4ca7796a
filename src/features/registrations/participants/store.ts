import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { Mode } from '../types.ts'
import type { Participant, ParticipantsFound, ProtocolOrder } from './types.ts'

const present = ['confirmed', 'checked-in'] as const

export const participantsAPage = 200

/**
 * The participants of an event in protocol order: by category; of states by country, as its name stands in this
 * language; then by organisation and person. Only those who agreed; how many did not is counted.
 */
export async function listParticipants(
  db: Database,
  eventId: EventId,
  by: {
    readonly order: ProtocolOrder
    readonly language: Language
    readonly page: number
    readonly perPage?: number
  },
): Promise<ParticipantsFound> {
  const perPage = by.perPage ?? participantsAPage
  const counted = await db
    .selectFrom('registration')
    .select([
      sql<number>`count(*) filter (where in_participants_list)::int`.as('total'),
      sql<number>`count(*) filter (where not in_participants_list)::int`.as('hidden'),
      sql<number>`count(*) filter (where mode = 'on-site')::int`.as('on_site'),
      sql<number>`count(*) filter (where mode = 'remote')::int`.as('remote'),
    ])
    .where('event_id', '=', eventId)
    .where('state', 'in', present)
    .executeTakeFirstOrThrow()
  const name = sql<string>`coalesce(organisation_name.name, organisation.name)`
  const country = sql<string>`coalesce(organisation.country_code, person.country_code)`
  const rows = await db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .leftJoin('organisation_name', (join) =>
      join
        .onRef('organisation_name.organisation_id', '=', 'organisation.id')
        .on('organisation_name.language', '=', by.language),
    )
    .select([
      'registration.category',
      'registration.mode',
      'registration.organisation_id',
      'person.other_script_name',
      'person.job_title',
    ])
    .select([
      sql<string>`coalesce(nullif(registration.answers->>'badgeName', ''), person.badge_name, person.name)`.as(
        'name',
      ),
      name.as('organisation'),
      country.as('country_code'),
    ])
    .where('registration.event_id', '=', eventId)
    .where('registration.state', 'in', present)
    .where('registration.in_participants_list', '=', true)
    .orderBy(sql`coalesce(array_position(${by.order.categories}::text[], registration.category), 1000)`)
    .orderBy(
      sql`case when registration.category = any(${by.order.states}::text[])
        then array_position(${by.order.countries}::text[], ${country}) end nulls last`,
    )
    .orderBy(sql`${name} collate "und-x-icu" nulls last`)
    .orderBy(sql`person.name collate "und-x-icu"`)
    .orderBy('registration.id')
    .limit(perPage)
    .offset((by.page - 1) * perPage)
    .execute()
  return {
    total: counted.total,
    hidden: counted.hidden,
    onSite: counted.on_site,
    remote: counted.remote,
    participants: rows.map((row): Participant => ({
      category: row.category,
      organisationId: row.organisation_id,
      organisation: row.organisation ?? '',
      countryCode: row.country_code,
      name: row.name,
      otherScriptName: row.other_script_name === row.name ? null : row.other_script_name,
      jobTitle: row.job_title,
      mode: row.mode as Mode,
    })),
  }
}

/** Whether somebody is confirmed for an event. */
export async function isParticipant(db: Database, eventId: EventId, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('registration')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', 'in', present)
    .executeTakeFirst()
  return row !== undefined
}
