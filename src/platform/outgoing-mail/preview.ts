import { newId } from '../ids.ts'
import type { Letter } from './letter.ts'
import type { Copy, Mail } from './outbox.ts'
import type { Recipient } from './tell.ts'
import { type Desk, writeMail } from './write.ts'

export type { Copy }

/** The mail that somebody would get, exactly as it would be written; nothing of it is kept, and none leaves. */
export async function previewMail(
  desk: Desk,
  letter: Letter,
  to: Recipient,
  now: Date,
): Promise<Copy | undefined> {
  return writeMail(desk, { preview: () => Promise.resolve(letter) }, mailTo(to, now), now)
}

function mailTo(to: Recipient, now: Date): Mail {
  const id = newId()
  return {
    id,
    lane: 'bulk',
    occasion: 'preview',
    person_id: to.personId ?? null,
    to_address: to.address,
    to_name: to.name ?? null,
    language: to.language,
    facts: {},
    once_key: null,
    state: 'queued',
    message_id: id,
    subject: null,
    text_body: null,
    html_body: null,
    source: null,
    tries: 0,
    due_at: now,
    taken_at: null,
    sent_at: null,
    last_error: null,
    created_at: now,
    holds_secrets: false,
  }
}
