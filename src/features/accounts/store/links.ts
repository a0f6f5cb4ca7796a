import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/secrets.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { AccountLink } from '../links/types.ts'

/** The secret part of a link: made from its id by this installation's key, so it is kept nowhere. */
export const linkTokenOf = (secrets: Secrets, purpose: string, link: Id): string =>
  secrets.sign(`accounts.link ${purpose}`, link)

export type NewLink = {
  readonly purpose: string
  readonly accountId: AccountId
  readonly facts?: Readonly<Record<string, unknown>>
  readonly expiresAt: Date
  /** What the holder has in hand, made from the id by this installation's key; unless said, what stands in a link. */
  readonly tokenOf?: (secrets: Secrets, link: Id) => string
}

/** Saves a link and gives its id, from which the letter makes the token when it is written. */
export async function saveLink(tx: Transaction, secrets: Secrets, it: NewLink, now: Date): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('account_link')
    .values({
      id,
      purpose: it.purpose,
      account_id: it.accountId,
      token_hash: hashToken(it.tokenOf ? it.tokenOf(secrets, id) : linkTokenOf(secrets, it.purpose, id)),
      facts: JSON.stringify(it.facts ?? {}),
      created_at: now,
      expires_at: it.expiresAt,
    })
    .execute()
  return id
}

const linkOf = (row: Selectable<Tables['account_link']>): AccountLink => ({
  id: row.id,
  purpose: row.purpose,
  accountId: row.account_id,
  facts: row.facts as AccountLink['facts'],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  endedAt: row.ended_at,
})

/** The link of a token, also one that is over; whether it still works is a rule. */
export async function findLinkOfToken(
  db: Database | Transaction,
  purpose: string,
  token: string,
): Promise<AccountLink | undefined> {
  const row = await db
    .selectFrom('account_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row && linkOf(row)
}

export async function findLink(db: Database | Transaction, id: Id): Promise<AccountLink | undefined> {
  const row = await db.selectFrom('account_link').selectAll().where('id', '=', id).executeTakeFirst()
  return row && linkOf(row)
}

/** Uses a link up. False: somebody else was faster, or it is over; whoever gets false changes nothing. */
export async function takeLink(tx: Transaction, id: Id, now: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('account_link')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** Ends the live links of an account: all of them, or those of some purposes. */
export async function endLinks(
  tx: Transaction,
  accountId: AccountId,
  now: Date,
  purposes?: readonly string[],
): Promise<void> {
  let ending = tx
    .updateTable('account_link')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
  if (purposes) ending = ending.where('purpose', '=', sql<string>`any(${purposes}::text[])`)
  await ending.execute()
}

/** Ends every live link of an account but those of some purposes. */
export async function endOtherLinks(
  tx: Transaction,
  accountId: AccountId,
  now: Date,
  outliving: readonly string[],
): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('purpose', '!=', sql<string>`all(${outliving}::text[])`)
    .execute()
}

/** Notes what became of a link that is not used up yet. */
export async function saveLinkFacts(
  tx: Transaction,
  id: Id,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', id)
    .execute()
}

/** Forgets links that ran out long ago: those of some purposes, or all. */
export async function forgetLinks(
  db: Database,
  expiredBefore: Date,
  purposes?: readonly string[],
): Promise<void> {
  let forgetting = db.deleteFrom('account_link').where('expires_at', '<', expiredBefore)
  if (purposes) forgetting = forgetting.where('purpose', '=', sql<string>`any(${purposes}::text[])`)
  await forgetting.execute()
}

/** The links of one purpose that an account was given since a time, for limits and for "how often". */
export async function linksSince(
  db: Database | Transaction,
  accountId: AccountId,
  purpose: string,
  since: Date,
): Promise<readonly AccountLink[]> {
  const rows = await db
    .selectFrom('account_link')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(linkOf)
}
