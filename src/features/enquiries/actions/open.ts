import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { serialOf } from '../../../values/serial.ts'
import { record } from '../../audit/index.ts'
import { insertEnquiry } from '../store/enquiries.ts'
import { insertMessage } from '../store/messages.ts'
import { tellWriter } from '../tellings.ts'
import type { NewEnquiry } from '../types.ts'

/**
 * Opens a thread at a desk, inside the transaction of whoever asks for it: the contact form, a report of something
 * suspicious, feedback that is answered. Whoever left an address is told its number; a page that takes addresses from
 * strangers counts the letters they may cause.
 */
export async function openEnquiry(
  tx: Transaction,
  { secrets }: Pick<House, 'secrets'>,
  actor: Actor,
  it: NewEnquiry,
  now: Date,
): Promise<{ readonly id: Id; readonly number: string }> {
  const number = serialOf('Q', Buffer.from(secrets.random(5), 'base64url'))
  const made = await insertEnquiry(tx, { ...it, number }, now)
  const { words, files } = it
  const messageId = await insertMessage(tx, made.id, { kind: 'theirs', words, files }, now)
  await record(tx, actor, 'enquiries.opened', made.id, { number, desk: it.desk, source: it.source }, now)
  if (it.source !== 'feedback') await tellWriter(tx, made, 'received', messageId, now)
  return { id: made.id, number }
}
