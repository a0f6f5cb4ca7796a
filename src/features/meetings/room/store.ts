import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { Role, Sitting, SittingId } from '../types.ts'
import { organisationAt } from './store/organisation-at.ts'
import type { CaptionLine, Conduct, Message } from './types.ts'

type Of = Pick<Sitting, 'id' | 'eventId'>

/** Tells every process that something in a sitting is different; those inside see it at once. */
export const tellRoom = (tx: Transaction, sittingId: SittingId): Promise<unknown> =>
  sql`select pg_notify('plenary_meetings', ${sittingId})`.execute(tx)

export const roomChannel = 'plenary_meetings'

const columns = [
  'list_is_closed',
  'chat_is_paused',
  'speaker_seconds',
  'suspended_at',
  'resumes_at',
  'ended_at',
] as const

type ConductRow = {
  readonly list_is_closed: boolean
  readonly chat_is_paused: boolean
  readonly speaker_seconds: number | null
  readonly suspended_at: Date | null
  readonly resumes_at: Date | null
  readonly ended_at: Date | null
}

const conductOf = (row: ConductRow): Conduct => ({
  listIsClosed: row.list_is_closed,
  chatIsPaused: row.chat_is_paused,
  speakerSeconds: row.speaker_seconds,
  suspendedAt: row.suspended_at,
  resumesAt: row.resumes_at,
  endedAt: row.ended_at,
})

/** A sitting of which nobody has said anything yet. */
const untouched: Conduct = {
  listIsClosed: false,
  chatIsPaused: false,
  speakerSeconds: null,
  suspendedAt: null,
  resumesAt: null,
  endedAt: null,
}

/** Locks how a sitting is led until the transaction ends: whoever changes the list of speakers comes here first. */
export async function holdConduct(tx: Transaction, sitting: Of): Promise<Conduct> {
  await tx
    .insertInto('meeting_conduct')
    .values({ sitting_id: sitting.id, event_id: sitting.eventId })
    .onConflict((on) => on.doNothing())
    .execute()
  const row = await tx
    .selectFrom('meeting_conduct')
    .select(columns)
    .where('sitting_id', '=', sitting.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return conductOf(row)
}

export async function findConduct(db: Database | Transaction, sittingId: SittingId): Promise<Conduct> {
  const row = await db
    .selectFrom('meeting_conduct')
    .select(columns)
    .where('sitting_id', '=', sittingId)
    .executeTakeFirst()
  return row ? conductOf(row) : untouched
}

const changed = (it: Partial<Conduct>): Partial<ConductRow> => ({
  ...(it.listIsClosed !== undefined && { list_is_closed: it.listIsClosed }),
  ...(it.chatIsPaused !== undefined && { chat_is_paused: it.chatIsPaused }),
  ...(it.speakerSeconds !== undefined && { speaker_seconds: it.speakerSeconds }),
  ...(it.suspendedAt !== undefined && { suspended_at: it.suspendedAt }),
  ...(it.resumesAt !== undefined && { resumes_at: it.resumesAt }),
  ...(it.endedAt !== undefined && { ended_at: it.endedAt }),
})

export const saveConduct = async (
  tx: Transaction,
  sittingId: SittingId,
  it: Partial<Conduct>,
): Promise<void> => {
  await tx.updateTable('meeting_conduct').set(changed(it)).where('sitting_id', '=', sittingId).execute()
}

export const messagesAPage = 100

/**
 * The newest messages, oldest first, or those before one of them; those taken away are not among them. One more than a page where
 * there are older ones.
 */
export async function listMessages(
  db: Database,
  sittingId: SittingId,
  before?: Id,
): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom('meeting_message')
    .innerJoin('person', 'person.id', 'meeting_message.person_id')
    .leftJoin('meeting_role', (join) =>
      join
        .onRef('meeting_role.person_id', '=', 'meeting_message.person_id')
        .on('meeting_role.sitting_id', '=', sittingId),
    )
    .select([
      'meeting_message.id',
      'person.id as person_id',
      'person.name',
      'meeting_message.words',
      'sent_at',
      'meeting_role.role',
    ])
    .select(organisationAt('meeting_message').as('organisation'))
    .where('meeting_message.sitting_id', '=', sittingId)
    .where('removed_by', 'is', null)
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(sent_at, meeting_message.id) < (select sent_at, id from meeting_message where id = ${before}::uuid)`,
      ),
    )
    .orderBy('sent_at', 'desc')
    .orderBy('meeting_message.id', 'desc')
    .limit(messagesAPage + 1)
    .execute()
  return rows.toReversed().map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    organisation: row.organisation ?? '',
    role: (row.role ?? undefined) as Role | undefined,
    words: row.words,
    sentAt: row.sent_at,
  }))
}

export async function saveMessage(
  tx: Transaction,
  sitting: Of,
  personId: PersonId,
  words: string,
  now: Date,
) {
  const of = { sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId }
  await tx
    .insertInto('meeting_message')
    .values({ id: newId(), ...of, words, sent_at: now })
    .execute()
}

/** Takes a message away. Who wrote it, or undefined where it was away already. */
export async function removeMessage(
  tx: Transaction,
  sittingId: SittingId,
  id: Id,
  by: AccountId,
): Promise<PersonId | undefined> {
  const row = await tx
    .updateTable('meeting_message')
    .set({ removed_by: by })
    .where('id', '=', id)
    .where('sitting_id', '=', sittingId)
    .where('removed_by', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

export async function saveCaption(
  tx: Transaction,
  sitting: Of,
  personId: PersonId,
  words: string,
  now: Date,
) {
  const of = { sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId }
  await tx
    .insertInto('caption_line')
    .values({ id: newId(), ...of, words, typed_at: now })
    .execute()
}

const linesShown = 3

/** The last three lines, oldest first. */
export async function listCaptions(db: Database, sittingId: SittingId): Promise<readonly string[]> {
  const lines = await listEarlierCaptions(db, sittingId, { page: 1, perPage: linesShown })
  return lines.map(({ words }) => words)
}

/** A page of lines, the newest page first and its lines oldest first. */
export async function listEarlierCaptions(
  db: Database,
  sittingId: SittingId,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<readonly CaptionLine[]> {
  const rows = await db
    .selectFrom('caption_line')
    .select(['words', 'typed_at'])
    .where('sitting_id', '=', sittingId)
    .orderBy('typed_at', 'desc')
    .orderBy('id', 'desc')
    .offset((page - 1) * perPage)
    .limit(perPage)
    .execute()
  return rows.toReversed().map((row) => ({ words: row.words, typedAt: row.typed_at }))
}

export async function countCaptions(db: Database, sittingId: SittingId): Promise<number> {
  const row = await db
    .selectFrom('caption_line')
    .select((it) => it.fn.countAll<string>().as('lines'))
    .where('sitting_id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return Number(row.lines)
}
