import { createHash } from 'node:crypto'
import { findAccountByIdentifier } from '../features/accounts/index.ts'
import { inTransaction } from '../platform/database/database.ts'
import type { House } from '../platform/house.ts'
import { serialOf } from '../values/serial.ts'
import { idOf } from './chance.ts'
import { readEnquiryCast } from './read-cast.ts'
import type { CastEnquiry } from './types.ts'
import { writeRows, type Row } from './write.ts'

const day = 86_400_000
const hour = 3_600_000

/** Lets some of the cast have asked something, and others have said what they think. A body nobody has written any for has none. */
export async function loadEnquiries(house: House): Promise<number> {
  const cast = readEnquiryCast(house.profile.id)
  if (!cast) return 0
  const threads = await Promise.all(cast.enquiries.map((one) => rowsOf(house, one)))
  const ago = (days: number) => new Date(house.clock.now().getTime() - days * day - 3 * hour)
  const replies = await Promise.all(
    cast.standardReplies.map(async ({ by, title, desk, words }) => ({
      id: idOf(`standard-reply:${title}`),
      title,
      desk: desk ?? null,
      words: JSON.stringify(words),
      created_by: await accountOf(house, by),
      changed_at: ago(30),
    })),
  )
  const feedback = cast.feedback.map((one, nth) => ({
    id: idOf(`feedback:${nth}`),
    state: one.state ?? 'fresh',
    state_since: ago(one.daysAgo),
    may_answer: false,
    language: one.language ?? 'en',
    page: one.page ?? null,
    rating: one.rating,
    words: one.words ?? null,
    created_at: ago(one.daysAgo),
  }))
  await inTransaction(house.db, async (tx) => {
    await writeRows(
      tx,
      'enquiry',
      threads.map(({ enquiry }) => enquiry),
    )
    await writeRows(
      tx,
      'enquiry_message',
      threads.flatMap(({ messages }) => messages),
    )
    await writeRows(tx, 'standard_reply', replies)
    await writeRows(tx, 'feedback', feedback)
  })
  return threads.length
}

const accountOf = async ({ db }: House, who: string): Promise<string | undefined> =>
  (await findAccountByIdentifier(db, who))?.id

/** One thread with its messages, asked so many days ago and answered a few hours later. */
async function rowsOf(
  house: House,
  it: CastEnquiry,
): Promise<{ readonly enquiry: Row<'enquiry'>; readonly messages: readonly Row<'enquiry_message'>[] }> {
  const id = idOf(`enquiry:${it.subject}`)
  const asked = new Date(house.clock.now().getTime() - it.daysAgo * day - 6 * hour)
  const answered = new Date(asked.getTime() + 5 * hour)
  const owner = it.who ? await findAccountByIdentifier(house.db, it.who) : undefined
  const said = (kind: string, words: string, at: Date, by?: string): Row<'enquiry_message'> => ({
    id: idOf(`enquiry:${it.subject}:${words}`),
    enquiry_id: id,
    kind,
    by_account: by ?? null,
    words,
    at,
  })
  const messages = it.words.map((words, nth) => said('theirs', words, new Date(asked.getTime() + nth * hour)))
  const { answer, note } = it
  const by = answer && (await accountOf(house, answer.by))
  if (answer) messages.push(said('answer', answer.words, answered, by))
  if (note) messages.push(said('note', note.words, answered, await accountOf(house, note.by)))
  const enquiry = {
    id,
    number: serialOf('Q', createHash('sha256').update(it.subject).digest()),
    desk: it.desk,
    source: it.source ?? 'form',
    state: it.state,
    state_since: answer ? answered : asked,
    person_id: owner?.personId ?? null,
    name: it.name ?? null,
    address: it.address ?? null,
    language: it.language ?? 'en',
    subject: it.subject,
    about_kind: it.about?.kind ?? null,
    about_ref: it.about?.ref ?? null,
    assigned_to: by ?? null,
    revision: answer ? 2 : 1,
    created_at: asked,
    changed_at: answer ? answered : asked,
  }
  return { enquiry, messages }
}
