import type { Transaction } from '../database/database.ts'
import { wakeOutboxSoon } from './wake.ts'

/** What staff must know of a mail to decide about it. */
export type HeldMail = {
  readonly id: string
  readonly occasion: string
  readonly personId: string | null
  readonly address: string
  readonly state: 'queued' | 'in-flight' | 'retrying' | 'sent' | 'failed' | 'withheld'
  /** `kind: what was said`, `no-relay`, `outdated`, or why it was taken back. */
  readonly lastError: string | null
}

/** A mail, held so that two who send it again wait for each other and no sender takes it meanwhile. */
export async function holdMail(tx: Transaction, id: string): Promise<HeldMail | undefined> {
  const row = await tx
    .selectFrom('outbox')
    .select(['id', 'occasion', 'person_id', 'to_address', 'state', 'last_error'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      occasion: row.occasion,
      personId: row.person_id,
      address: row.to_address,
      state: row.state as HeldMail['state'],
      lastError: row.last_error,
    }
  )
}

/**
 * Lets a mail that has not left begin anew: it is the same mail, with its Message-ID, written again from what is true
 * when it leaves; and it climbs the whole ladder of tries again.
 */
export async function sendAgain(tx: Transaction, id: string, address: string, now: Date): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'queued', tries: 0, due_at: now, last_error: null, taken_at: null, to_address: address })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'withheld', 'retrying'])
    .execute()
  wakeOutboxSoon()
}
