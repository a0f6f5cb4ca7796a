import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Change, ChangeLine, Overrides, Target } from '../types.ts'

export const changesAPage = 25

/** Reads what is said and holds it until the transaction ends. */
export async function holdOverrides(tx: Transaction, { kind, id }: Target): Promise<Overrides | undefined> {
  const table = kind === 'event' ? 'event' : 'event_group'
  const row = await tx.selectFrom(table).select('policy').where('id', '=', id).forUpdate().executeTakeFirst()
  return row && (row.policy as Overrides)
}

export async function saveOverrides(
  tx: Transaction,
  { kind, id }: Target,
  overrides: Overrides,
  now: Date,
): Promise<void> {
  const table = kind === 'event' ? 'event' : 'event_group'
  await tx
    .updateTable(table)
    .set({ policy: JSON.stringify(overrides), changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Writes the changes down for good: who, when, from, to, why. */
export async function insertChanges(
  tx: Transaction,
  actor: Actor,
  { kind, id }: Target,
  changes: readonly Change[],
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('override_change')
    .values(
      changes.map(({ category, from, to }) => ({
        id: newId(),
        at: now,
        account_id: actor.kind === 'person' ? actor.accountId : null,
        event_id: kind === 'event' ? id : null,
        group_id: kind === 'group' ? id : null,
        category,
        from_regime: from,
        to_regime: to,
        reason,
      })),
    )
    .execute()
}

type Row = {
  id: Id
  at: Date
  account_id: Id | null
  name: string | null
  category: string
  from_regime: string | null
  to_regime: string | null
  reason: string
  kind: 'event' | 'group'
  code: string
  title: Localised
}

/** The newest changes first, of one event or group or of all; `before` is the last line of the page before. */
export async function listChanges(
  db: Database,
  asked: { readonly of?: Target | undefined; readonly before?: Id | undefined; readonly most?: number },
): Promise<readonly ChangeLine[]> {
  const { of, before, most = changesAPage } = asked
  const only =
    of === undefined
      ? sql`true`
      : of.kind === 'event'
        ? sql`one.event_id = ${of.id}`
        : sql`one.group_id = ${of.id}`
  const { rows } = await sql<Row>`
    select one.id, one.at, one.account_id, person.name, one.category, one.from_regime, one.to_regime, one.reason,
      case when one.event_id is null then 'group' else 'event' end as kind,
      coalesce(event.code, one.group_id) as code, coalesce(event.title, event_group.name) as title
    from override_change one
      left join event on event.id = one.event_id
      left join event_group on event_group.id = one.group_id
      left join account on account.id = one.account_id
      left join person on person.id = account.person_id
    where ${only} and ${before ? sql`one.id < ${before}` : sql`true`}
    order by one.id desc limit ${most}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: row.account_id ? { accountId: row.account_id, name: row.name ?? '' } : undefined,
    category: row.category,
    from: row.from_regime,
    to: row.to_regime,
    reason: row.reason,
    of: { kind: row.kind, code: row.code, title: row.title },
  }))
}

/** Who says something else than the policy, and what. */
export type Overriding = ChangeLine['of'] & { readonly overrides: Overrides }

/** Every event that is ahead and every group that says something else than the policy. */
export async function listOverriding(db: Database, now: Date): Promise<readonly Overriding[]> {
  const { rows } = await sql<{
    kind: 'event' | 'group'
    code: string
    title: Localised
    overrides: Overrides
  }>`
    select 'group' as kind, id as code, name as title, policy as overrides from event_group where policy <> '{}'
    union all
    (select 'event', code, title, policy from event where policy <> '{}' and state <> 'cancelled' and ends_at > ${now}
      order by starts_at limit 200)`.execute(db)
  return rows
}
