import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { mostCounted } from '../rules.ts'
import { statesOf } from '../states.ts'
import type { ApplicationId, ApplicationState, Heap, Line } from '../types.ts'

/** Whose desk it is: of these organisations, or of all. */
export type Remit = 'everything' | readonly OrganisationId[]

export type Narrowing = {
  readonly heap: Heap
  /** A Registration ID, or words of a name. */
  readonly words: string
  readonly registrationId?: string | undefined
  readonly page: number
  readonly perPage: number
}

const within = (db: Database | Transaction, remit: Remit, heap: Heap) => {
  const all = db
    .selectFrom('access_application')
    .innerJoin('person', 'person.id', 'access_application.person_id')
    .where('access_application.state', 'in', statesOf[heap])
  return remit === 'everything'
    ? all
    : all.where('access_application.organisation_id', '=', sql<string>`any(${[...remit]}::uuid[])`)
}

const narrowed = (db: Database, remit: Remit, by: Narrowing) => {
  const all = within(db, remit, by.heap)
  if (by.registrationId) return all.where('access_application.registration_id', '=', by.registrationId)
  return by.words ? all.where(isNamed(by.words)) : all
}

/** Whether the words stand in a person's names. */
const isNamed = (words: string) => {
  const part = words.replace(/[\\%_]/g, '\\$&')
  return sql<boolean>`person.search like '%' || folded(${part}) || '%'`
}

/** One page of a desk; what waits longest stands first, everything else newest first. */
export async function listLines(db: Database, remit: Remit, by: Narrowing): Promise<readonly Line[]> {
  const rows = await narrowed(db, remit, by)
    .leftJoin('account', 'account.person_id', 'person.id')
    .leftJoin('access_disuse', 'access_disuse.application_id', 'access_application.id')
    .select([
      'account.id as account_id',
      'access_disuse.active_at',
      'access_disuse.ends_at',
      'access_application.id',
      'access_application.registration_id',
      'access_application.person_id',
      'access_application.organisation_id',
      'access_application.state',
      'access_application.state_since',
      'person.name',
    ])
    .select(sql<Date | null>`greatest(account.signed_in_at, account.stayed_at)`.as('seen_at'))
    .orderBy('access_application.state_since', by.heap === 'waiting' ? 'asc' : 'desc')
    .orderBy('access_application.id')
    .limit(by.perPage)
    .offset((by.page - 1) * by.perPage)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    registrationId: row.registration_id ?? '',
    personId: row.person_id,
    name: row.name,
    organisationId: row.organisation_id,
    state: row.state as ApplicationState,
    since: row.state_since,
    accountId: row.account_id ?? undefined,
    lastSeen: row.seen_at,
    unused: unusedOf(row),
  }))
}

/** What was told of disuse, where it is still so: the row is only cleared at night, and by then somebody may have come. */
function unusedOf(row: {
  state: string
  state_since: Date
  seen_at: Date | null
  active_at: Date | null
  ends_at: Date | null
}): { readonly since: Date; readonly endsAt: Date } | undefined {
  const { active_at: since, ends_at: endsAt } = row
  if (!since || !endsAt || row.state !== 'active' || row.state_since > since) return undefined
  return row.seen_at && row.seen_at > since ? undefined : { since, endsAt }
}

/** How many a heap of a desk holds, exact up to 10,000. */
export async function countLines(
  db: Database,
  remit: Remit,
  by: Pick<Narrowing, 'heap' | 'words' | 'registrationId'>,
): Promise<number> {
  const { count } = await db
    .selectFrom(
      narrowed(db, remit, { ...by, page: 1, perPage: 1 })
        .select('access_application.id')
        .limit(mostCounted)
        .as('some'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** People who belong to these organisations and neither have access through them nor ask for it, by name; the first of those whom the words mean. */
export async function listWithout(
  db: Database,
  organisations: readonly OrganisationId[],
  { words, limit }: { readonly words: string; readonly limit: number },
): Promise<
  readonly { readonly personId: PersonId; readonly organisationId: OrganisationId; readonly name: string }[]
> {
  const rows = await db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'affiliation.organisation_id', 'person.name'])
    .where('affiliation.state', '=', 'approved')
    .where('affiliation.organisation_id', '=', sql<string>`any(${[...organisations]}::uuid[])`)
    .where('account.state', 'in', ['active', 'initial'])
    .$if(words !== '', (query) => query.where(isNamed(words)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('access_application as other')
            .select('other.id')
            .whereRef('other.person_id', '=', 'affiliation.person_id')
            .whereRef('other.organisation_id', '=', 'affiliation.organisation_id')
            .where('other.state', 'in', [...statesOf.waiting, ...statesOf.holders]),
        ),
      ),
    )
    .orderBy('person.name')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ personId: row.id, organisationId: row.organisation_id ?? '', name: row.name }))
}

/** The next ones that the facts may have moved past, in the order of their ids: those that wait, and those that no longer fit. */
export async function listToFollow(
  db: Database,
  after: ApplicationId | undefined,
  limit: number,
): Promise<readonly ApplicationId[]> {
  const rows = await db
    .selectFrom('access_application')
    .innerJoin('organisation', 'organisation.id', 'access_application.organisation_id')
    .select('access_application.id')
    .where(({ eb, or, and }) =>
      or([
        eb('access_application.state', 'in', ['awaiting', 'returned', 'approved']),
        and([
          eb('access_application.state', '=', 'active'),
          or([eb('organisation.membership', '<>', 'active'), eb('organisation.state', '<>', 'listed')]),
        ]),
        and([eb('access_application.state', '=', 'suspended'), eb('organisation.membership', '=', 'active')]),
      ]),
    )
    .$if(after !== undefined, (query) => query.where('access_application.id', '>', after as string))
    .orderBy('access_application.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
