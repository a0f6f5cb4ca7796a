import type { Selectable } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Id, PersonId } from '../../values/ids.ts'
import { stateOf, whyOf } from './states.ts'
import { type Listed, type Message, type MessageLine, messagesPerPage } from './types.ts'

type Row = Selectable<Tables['outbox']>

const ofLine = [
  'id',
  'occasion',
  'to_address',
  'state',
  'last_error',
  'subject',
  'language',
  'sent_at',
  'created_at',
] as const

const lineOf = (row: Pick<Row, (typeof ofLine)[number]>): MessageLine => ({
  id: row.id,
  occasion: row.occasion,
  to: row.to_address,
  state: stateOf(row.state),
  why: whyOf(row.last_error),
  subject: row.subject ?? undefined,
  language: row.language,
  at: row.sent_at ?? row.created_at,
})

/** Mails to a person, the newest first. What was no longer true when it was due was never a mail. */
export const listOfPerson = (db: Database, personId: PersonId, page: number): Promise<Listed> =>
  listed(messages(db).where('person_id', '=', personId), page)

/** All mails, or those whose address holds these words, the newest first. */
export function listOutbox(db: Database, to: string | undefined, page: number): Promise<Listed> {
  const all = messages(db)
  const words = to?.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return listed(
    words ? all.where((eb) => eb(eb.fn<string>('lower', ['to_address']), 'like', `%${words}%`)) : all,
    page,
  )
}

const messages = (db: Database) =>
  db
    .selectFrom('outbox')
    .where((eb) => eb.or([eb('last_error', 'is', null), eb('last_error', '!=', 'outdated')]))

async function listed(query: ReturnType<typeof messages>, page: number): Promise<Listed> {
  const [rows, { total }] = await Promise.all([
    query
      .select(ofLine)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(messagesPerPage)
      .offset((page - 1) * messagesPerPage)
      .execute(),
    query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { messages: rows.map(lineOf), total }
}

/** A mail to this person; another person's is not there. */
export async function findOfPerson(db: Database, personId: PersonId, id: Id): Promise<Message | undefined> {
  const message = await findMessage(db, id)
  return message?.personId === personId ? message : undefined
}

export async function findMessage(db: Database, id: Id): Promise<Message | undefined> {
  const row = await messages(db).selectAll().where('id', '=', id).executeTakeFirst()
  return row && messageOf(row)
}

/** The newest mails to an address, or to everybody. */
export async function newestMails(db: Database, to: string | undefined, limit: number): Promise<Message[]> {
  const all = messages(db).selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
  const rows = await (
    to ? all.where((eb) => eb(eb.fn<string>('lower', ['to_address']), '=', to.toLowerCase())) : all
  ).execute()
  return rows.map(messageOf)
}

const messageOf = (row: Row): Message => ({
  ...lineOf(row),
  personId: row.person_id ?? undefined,
  text: row.text_body ?? undefined,
  html: row.html_body ?? undefined,
  source: row.source ?? undefined,
  outboxState: row.state,
  createdAt: row.created_at,
})
