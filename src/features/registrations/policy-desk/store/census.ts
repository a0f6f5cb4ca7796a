import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { EventView } from '../../../events/index.ts'
import type { Nominated, Standing, Ties } from '../../../participation/index.ts'
import { designated } from '../../types.ts'
import type { Alike } from '../types.ts'

type Row = {
  category: string
  membership: string
  sector: string
  study_group: string
  state: string
  is_entitled: boolean
  nominated: string | null
  has_focal_point: boolean
  has_access: boolean
  people: number
}

/** A directory with more accounts than this is counted by a job. */
const countedAtOnce = 100_000

/** Whether counting takes longer than somebody waits; as the database guesses, which costs nothing. */
export async function isLargeDirectory(db: Database): Promise<boolean> {
  const { rows } = await sql<{ guess: number }>`
    select reltuples::float8 as guess from pg_class where oid = 'account'::regclass`.execute(db)
  return (rows[0]?.guess ?? 0) > countedAtOnce
}

/**
 * Everybody with an account that has not ended, in heaps of those of whom the policy sees the same for this event: one
 * statement, whatever the number of people, which first heaps up those of one organisation. The affiliation somebody acts
 * with is an approved one before a claim, then the main one, then the newest, as everywhere.
 */
export async function alikeAt(
  db: Database | Transaction,
  event: Pick<EventView, 'id' | 'sector' | 'groupId'>,
  nonMember: string,
): Promise<readonly Alike[]> {
  const { sector, groupId } = event
  const { rows } = await sql<Row>`
    with acting as (
      select distinct on (person_id) person_id, organisation_id, claimed_category from affiliation
      where state in ('claimed', 'approved')
      order by person_id, (state = 'approved') desc, is_main desc, created_at desc, id desc
    ), reachable as (
      select distinct focal_point.organisation_id from focal_point
        join account on account.person_id = focal_point.person_id and account.state = 'active'
      where focal_point.kind = ${designated} and focal_point.until is null
        and (${sector}::text is null or focal_point.sector is null or focal_point.sector = ${sector})
    ), entitled as (
      select distinct registration.person_id from event_link
        join event opener on opener.id = event_link.event_id and opener.state = 'published'
        join registration on registration.event_id = opener.id and registration.state in ('confirmed', 'checked-in')
      where event_link.opens_event_id = ${event.id}
    ), holding as (
      select distinct access_application.person_id from access_application
        join organisation on organisation.id = access_application.organisation_id and organisation.membership = 'active'
      where access_application.state = 'active'
    ), heaps as (
      select acting.organisation_id, acting.claimed_category, acting.person_id is null as is_alone, account.state,
        entitled.person_id is not null as is_entitled, nominee.id is not null as is_named,
        holding.person_id is not null as has_access, count(*) as people
      from account
        left join acting on acting.person_id = account.person_id
        left join entitled on entitled.person_id = account.person_id
        left join holding on holding.person_id = account.person_id
        left join event_nominee nominee on nominee.event_id = ${event.id} and nominee.person_id = account.person_id
      where account.state in ('initial', 'active', 'blocked')
      group by 1, 2, 3, 4, 5, 6, 7
    )
    select coalesce(organisation.category, heaps.claimed_category, ${nonMember}) as category,
      case when heaps.is_alone then 'none'
        when organisation.id is null or organisation.state = 'unverified' then 'unverified'
        when organisation.state = 'listed' then organisation.membership else 'none' end as membership,
      case when ${sector}::text is null or organisation.id is null then 'none'
        when cardinality(organisation.sectors) = 0 or ${sector} = any(organisation.sectors) then 'own'
        else 'other' end as sector,
      case when ${groupId}::text is null or organisation.study_group is null then 'none'
        when organisation.study_group = ${groupId} then 'own' else 'other' end as study_group,
      heaps.state, heaps.is_entitled,
      case when heaps.is_named then 'person' when nominee.id is not null then 'organisation' end as nominated,
      reachable.organisation_id is not null as has_focal_point, heaps.has_access, sum(heaps.people)::int as people
    from heaps
      left join organisation on organisation.id = heaps.organisation_id
      left join reachable on reachable.organisation_id = heaps.organisation_id
      left join event_nominee nominee on nominee.event_id = ${event.id}
        and nominee.organisation_id = heaps.organisation_id
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db)
  return rows.map((row) => ({
    category: row.category,
    membership: row.membership as Standing,
    ties: { sector: row.sector, group: row.study_group } as Ties,
    accountState: row.state,
    isEntitled: row.is_entitled,
    nominated: (row.nominated ?? undefined) as Nominated | undefined,
    hasFocalPoint: row.has_focal_point,
    hasAccess: row.has_access,
    people: row.people,
  }))
}
