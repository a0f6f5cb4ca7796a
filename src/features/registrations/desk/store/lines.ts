import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { RegistrationId } from '../../../../values/ids.ts'
import type { Localised } from '../../../../values/language.ts'
import type { EventView } from '../../../events/index.ts'
import type { Desk, Mode, State } from '../../types.ts'
import type { DeskLine } from '../types.ts'
import { joined } from './joined.ts'

/** What the list says of these registrations, in no order. */
export async function linesOf(db: Database, ids: readonly RegistrationId[]): Promise<readonly DeskLine[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf(db)
    .where('registration.id', '=', sql<RegistrationId>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(lineOf)
}

/** The same by numbers, longest waiting first; drafts are none. */
export async function linesByNumbers(db: Database, numbers: readonly string[]): Promise<readonly DeskLine[]> {
  const rows = await rowsOf(db)
    .where('registration.number', '=', sql<string>`any(${[...numbers]}::text[])`)
    .where('registration.state', '<>', 'draft')
    .orderBy('registration.submitted_at')
    .orderBy('registration.id')
    .execute()
  return rows.map(lineOf)
}

const rowsOf = (db: Database) =>
  joined(db).select([
    'registration.id',
    'registration.number',
    'registration.state',
    'registration.mode',
    'registration.category',
    'registration.waits_for',
    'registration.asks_visa',
    'registration.submitted_at',
    'registration.changed_at',
    'person.id as person_id',
    'person.name',
    'person.other_script_name',
    'person.country_code',
    'contact.shown as address',
    'organisation.name as organisation',
    'event.id as event_id',
    'event.code',
    'event.title',
    'event.city',
    'event.time_zone',
    'event.starts_at',
    'event.ends_at',
    'event.state as event_state',
    'event.modes',
  ])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const lineOf = (row: Row): DeskLine => ({
  id: row.id,
  number: row.number,
  state: row.state as State,
  mode: row.mode as Mode | null,
  category: row.category,
  waitsFor: row.waits_for as Desk | null,
  asksVisa: row.asks_visa,
  submittedAt: row.submitted_at as Date,
  changedAt: row.changed_at,
  person: {
    id: row.person_id,
    name: row.name,
    otherScriptName: row.other_script_name,
    countryCode: row.country_code,
    address: row.address,
  },
  organisation: row.organisation,
  event: {
    id: row.event_id,
    code: row.code,
    title: row.title as Localised,
    city: row.city as Localised,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.event_state as EventView['state'],
    modes: row.modes as Mode[],
  },
})
