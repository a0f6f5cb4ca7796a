import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id, OrganisationId } from '../../../values/ids.ts'
import { mostSharingAPhone, nearOf, pairOf } from './rules.ts'
import type { Hint, HintedAccount, HintReason, Near } from './types.ts'

/** Asks for an account to be compared with all others, soon. In the transaction of whatever changed. */
export async function compareSoon(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  await tx
    .insertInto('account_to_compare')
    .values({ account_id: accountId, asked_at: now })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute()
}

/** Asks for those to be compared who came to an organisation since then; the room below does not know of accounts. */
export async function compareNewcomers(db: Database, since: Date, now: Date): Promise<void> {
  await sql`
    insert into account_to_compare (account_id, asked_at)
    select distinct account.id, ${now}::timestamptz
    from affiliation join account on account.person_id = affiliation.person_id
    where affiliation.created_at > ${since} and affiliation.state in ('claimed', 'approved')
    on conflict do nothing`.execute(db)
}

/** Takes accounts to compare; nobody else gets them while the transaction runs, and they come back if it fails. */
export async function takeToCompare(tx: Transaction, most: number): Promise<readonly AccountId[]> {
  const { rows } = await sql<{ account_id: AccountId }>`
    delete from account_to_compare
    where account_id in (select account_id from account_to_compare order by asked_at limit ${most} for update skip locked)
    returning account_id`.execute(tx)
  return rows.map((row) => row.account_id)
}

/**
 * Who looks like the person of an account: the same name at the same organisation, the same telephone, or an address
 * that delivers to a mailbox of theirs. Closed and merged accounts look like nobody.
 */
export async function findNear(tx: Transaction, accountId: AccountId): Promise<readonly Near[]> {
  const { rows } = await sql<{ id: AccountId; reason: HintReason }>`
    with me as materialized (
      select account.id as account_id, person.*
      from account join person on person.id = account.person_id
      where account.id = ${accountId} and account.state not in ('closed', 'merged')
    ), near (person_id, reason) as (
      select person.id, 'name-and-organisation'
      from me join person on person_words(person.name, person.badge_name, person.other_script_name) @> name_words(me.name)
        and person.id <> me.id
      where cardinality(name_words(me.name)) > 0
        and person_words(me.name, me.badge_name, me.other_script_name) @> name_words(person.name)
        and exists (${shared()})
      union all
      select person.id, 'phone'
      from me join person on person.phone_e164 = me.phone_e164 and person.id <> me.id
      where (select count(*) from person as sharing where sharing.phone_e164 = me.phone_e164) <= ${mostSharingAPhone}
    )
    select account.id, near.reason from near join account on account.person_id = near.person_id
    where account.state not in ('closed', 'merged')
    union
    select account.id, 'address'
    from me join account_identifier as mine on mine.account_id = me.account_id and mine.kind = 'email'
    join account_identifier as theirs on mailbox_of(theirs.key) = mailbox_of(mine.key)
      and theirs.kind = 'email' and theirs.account_id <> me.account_id
    join account on account.id = theirs.account_id and account.state not in ('closed', 'merged')
    where mine.is_contact or theirs.is_contact`.execute(tx)
  return nearOf(rows)
}

/** Both belong to one organisation, or to ones that nobody has verified and that are called the same. */
const shared = () => sql`
  select from affiliation as mine
  join affiliation as theirs on theirs.person_id = person.id and theirs.state in ('claimed', 'approved')
  join organisation as one on one.id = mine.organisation_id
  join organisation as other on other.id = theirs.organisation_id
  where mine.person_id = me.id and mine.state in ('claimed', 'approved')
    and (one.id = other.id or (folded(one.name) = folded(other.name) and one.country_code = other.country_code
      and 'unverified' in (one.state, other.state)))`

/**
 * Keeps a hint. One that was dismissed stays so unless there is a reason more; one whose reasons had gone is there again.
 */
export async function saveHint(tx: Transaction, accountId: AccountId, near: Near, now: Date): Promise<void> {
  const [older, newer] = pairOf(accountId, near.accountId)
  const isOpenAgain = sql`account_hint.settled_as = 'gone' or not excluded.reasons <@ account_hint.reasons`
  await sql`
    insert into account_hint (id, account_id, other_id, reasons, found_at)
    values (${newId()}, ${older}, ${newer}, ${[...near.reasons]}::text[], ${now})
    on conflict (account_id, other_id) do update set
      reasons = case when account_hint.settled_as = 'gone' then excluded.reasons
        else array(select distinct unnest(account_hint.reasons || excluded.reasons) order by 1) end,
      found_at = ${now}, settled_at = null, settled_by = null, settled_as = null
    where ${isOpenAgain}`.execute(tx)
}

/** Open hints of an account with anybody else than these: what they were found by is no longer so. */
export async function withdrawHints(
  tx: Transaction,
  accountId: AccountId,
  but: readonly AccountId[],
  now: Date,
): Promise<void> {
  await sql`
    update account_hint set settled_at = ${now}, settled_as = 'gone'
    where settled_at is null and (account_id = ${accountId} or other_id = ${accountId})
      and not (case account_id when ${accountId} then other_id else account_id end = any(${[...but]}::uuid[]))`.execute(
    tx,
  )
}

export type HeldHint = {
  readonly id: Id
  readonly pair: readonly [AccountId, AccountId]
  readonly isOpen: boolean
}

/** Holds a hint, so that two who look at it do not both decide. */
export async function holdHint(tx: Transaction, id: Id): Promise<HeldHint | undefined> {
  const row = await tx
    .selectFrom('account_hint')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { id, pair: [row.account_id, row.other_id], isOpen: row.settled_at === null }
}

export async function saveDismissed(
  tx: Transaction,
  id: Id,
  by: AccountId | undefined,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account_hint')
    .set({ settled_at: now, settled_by: by ?? null, settled_as: 'dismissed' })
    .where('id', '=', id)
    .execute()
}

/** Open hints whose two accounts can both still be somebody's. */
const openHints = (db: Database | Transaction) =>
  db
    .selectFrom('account_hint as hint')
    .innerJoin('account as older', 'older.id', 'hint.account_id')
    .innerJoin('account as newer', 'newer.id', 'hint.other_id')
    .where('hint.settled_at', 'is', null)
    .where('older.state', 'not in', ['closed', 'merged'])
    .where('newer.state', 'not in', ['closed', 'merged'])

type OpenHints = ReturnType<typeof openHints>

const shown = (side: 'older' | 'newer') => sql<HintedAccount>`(
  select json_build_object('id', account.id, 'name', person.name, 'state', account.state,
    'createdAt', account.created_at, 'signedInAt', account.signed_in_at, 'userName', (
      select shown from account_identifier as own
      where own.account_id = account.id and own.kind = 'username' and own.ended_at is null
      order by own.created_at desc limit 1))
  from account join person on person.id = account.person_id where account.id = ${sql.ref(`${side}.id`)})`

async function read(query: OpenHints, most: number): Promise<readonly Hint[]> {
  const rows = await query
    .select(['hint.id', 'hint.reasons', 'hint.found_at'])
    .select([shown('older').as('one'), shown('newer').as('other')])
    .orderBy('hint.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accounts: [accountOf(row.one), accountOf(row.other)],
    reasons: row.reasons as HintReason[],
    foundAt: row.found_at,
  }))
}

/** JSON knows no dates. */
const accountOf = (it: HintedAccount): HintedAccount => ({
  ...it,
  createdAt: new Date(it.createdAt),
  signedInAt: it.signedInAt && new Date(it.signedInAt),
})

/** The newest open hints; `before` is the last one of the page before. */
export const listHints = (
  db: Database,
  { most, before }: { readonly most: number; readonly before?: Id | undefined },
): Promise<readonly Hint[]> =>
  read(before ? openHints(db).where('hint.id', '<', before) : openHints(db), most)

export async function findHint(db: Database | Transaction, id: Id): Promise<Hint | undefined> {
  const [hint] = await read(openHints(db).where('hint.id', '=', id), 1)
  return hint
}

/** The open hints about one account. */
export const hintsOf = (db: Database, accountId: AccountId): Promise<readonly Hint[]> =>
  read(
    openHints(db).where((eb) =>
      eb.or([eb('hint.account_id', '=', accountId), eb('hint.other_id', '=', accountId)]),
    ),
    50,
  )

const belongs = (side: 'older' | 'newer', organisations: readonly OrganisationId[]) => sql<boolean>`exists (
  select from affiliation where affiliation.person_id = ${sql.ref(`${side}.person_id`)}
    and affiliation.state in ('claimed', 'approved')
    and affiliation.organisation_id = any(${[...organisations]}::uuid[]))`

/** Open hints about two people of these organisations: what their focal point may see. */
export const hintsWithin = (
  db: Database,
  organisations: readonly OrganisationId[],
): Promise<readonly Hint[]> =>
  read(openHints(db).where(belongs('older', organisations)).where(belongs('newer', organisations)), 100)

/** How many hints are open, exact to `most`. */
export async function countHints(db: Database, most: number): Promise<number> {
  const row = await db
    .selectFrom(openHints(db).select('hint.id').limit(most).as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
