import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, RegistrationId } from '../../../values/ids.ts'
import type { Choices } from '../types.ts'

export type Saved = Choices & { readonly organisationId: OrganisationId | null; readonly category: string }

/** Saves other answers into a registration that is held; its state stays. Returns the new revision. */
export async function saveAnswers(
  tx: Transaction,
  id: RegistrationId,
  it: Saved,
  now: Date,
): Promise<number> {
  const saved = await tx
    .updateTable('registration')
    .set({
      organisation_id: it.organisationId,
      category: it.category,
      mode: it.mode,
      answers: JSON.stringify(it.answers),
      asks_visa: it.asksVisa,
      in_participants_list: it.inParticipantsList,
      revision: sql<number>`revision + 1`,
      changed_at: now,
    })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}
