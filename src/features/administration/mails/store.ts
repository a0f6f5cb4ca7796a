import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { MailState, SentMail, ToldAgain } from './types.ts'

export const mailsAPage = 25

const columns = [
  'id',
  'person_id',
  'occasion',
  'to_address',
  'state',
  'last_error',
  'tries',
  'sent_at',
  'created_at',
] as const

type Row = Pick<Selectable<Tables['outbox']>, (typeof columns)[number]>

const mailOf = (row: Row): SentMail => ({
  id: row.id,
  personId: row.person_id ?? '',
  occasion: row.occasion,
  to: row.to_address,
  state: row.last_error === 'outdated' ? 'outdated' : (row.state as MailState),
  at: row.created_at,
  sentAt: row.sent_at,
  tries: row.tries,
  trouble: /^([a-z]+): /.exec(row.last_error ?? '')?.[1],
})

/** Mails to a person, the newest first. */
export async function mailsOf(
  db: Database,
  personId: PersonId,
  { most, page = 1 }: { readonly most: number; readonly page?: number },
): Promise<readonly SentMail[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset((page - 1) * most)
    .execute()
  return rows.map(mailOf)
}

export async function countMailsOf(db: Database, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findMailOf(db: Database, personId: PersonId, id: Id): Promise<SentMail | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(columns)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && mailOf(row)
}

/** A mail with what it was written from, held so that two who send it again wait for each other. */
export async function holdMailOf(
  tx: Transaction,
  personId: PersonId,
  id: Id,
): Promise<{ readonly mail: SentMail; readonly telling: ToldAgain } | undefined> {
  const row = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const to = {
    personId,
    address: row.to_address,
    language: row.language,
    ...(row.to_name && { name: row.to_name }),
  }
  const facts = row.facts as ToldAgain['facts']
  const lane = row.lane as ToldAgain['lane']
  return { mail: mailOf(row), telling: { occasion: row.occasion, to, facts, lane } }
}

/** Where an account can be written to, and when a mail of the same kind was told last. */
export async function repetitionFacts(
  db: Database,
  accountId: AccountId,
  mail: SentMail,
): Promise<{ readonly liveAddresses: readonly string[]; readonly lastAlike: Date }> {
  const [addresses, alike] = await Promise.all([
    db
      .selectFrom('account_identifier')
      .select('shown')
      .where('account_id', '=', accountId)
      .where('kind', '=', 'email')
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('outbox')
      .select((eb) => eb.fn.max('created_at').as('last'))
      .where('person_id', '=', mail.personId)
      .where('occasion', '=', mail.occasion)
      .executeTakeFirst(),
  ])
  return { liveAddresses: addresses.map((row) => row.shown), lastAlike: alike?.last ?? mail.at }
}
