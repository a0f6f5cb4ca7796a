import type { Transaction } from '../database/database.ts'
import type { PersonId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'
import { newId } from '../ids.ts'
import { wakeOutboxSoon } from './wake.ts'

/** Who gets the mail. `personId` puts it under that person's "Messages we sent you". */
export type Recipient = {
  readonly personId?: PersonId
  readonly address: string
  readonly language: Language
  readonly name?: string
}

/** `now` leaves before `notice`, `notice` before `bulk`: a newsletter never delays a confirmation. */
export type Lane = 'now' | 'notice' | 'bulk'

export type Telling = {
  /** Names the letter, e.g. `registrations.confirmed`. */
  readonly occasion: string
  readonly to: Recipient
  /** Ids and values from which the letter is written when it leaves. Plain JSON. */
  readonly facts: Record<string, unknown>
  readonly lane?: Lane
  /** The same key a second time is silently nothing, e.g. `registrations.confirmed:<id>:1`. */
  readonly onceKey?: string
  readonly dueAt?: Date
}

/**
 * Puts one mail into the outbox, inside the transaction of the act: it leaves if and only if the act is kept. Its
 * Message-ID is made here, so that every attempt to send it carries the same. The sender of this process looks a
 * moment later, when the commit is usually done; if not, it sees the mail at its next look, half a second later.
 */
export async function tell(tx: Transaction, telling: Telling, now: Date): Promise<void> {
  await tx
    .insertInto('outbox')
    .values(rowOf(telling, now))
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .execute()
  wakeOutboxSoon()
}

/** The mail as the outbox takes it. */
export function rowOf({ occasion, to, facts, lane = 'notice', onceKey, dueAt }: Telling, now: Date) {
  const id = newId()
  return {
    id,
    lane,
    occasion,
    person_id: to.personId ?? null,
    to_address: to.address,
    to_name: to.name ?? null,
    language: to.language,
    facts: JSON.stringify(facts),
    once_key: onceKey ?? null,
    message_id: id,
    due_at: dueAt ?? now,
    created_at: now,
  }
}
