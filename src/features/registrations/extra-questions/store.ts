import { type QuestionAnswers } from '../../events/index.ts'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { RegistrationId } from '../../../values/ids.ts'

/** Saves what somebody answered into a registration that is held. Returns the new revision. */
export async function saveQuestionAnswers(
  tx: Transaction,
  id: RegistrationId,
  answers: QuestionAnswers,
  now: Date,
): Promise<number> {
  const saved = await tx
    .updateTable('registration')
    .set({
      answers: sql`answers || jsonb_build_object('questions', ${JSON.stringify(answers)}::jsonb)`,
      revision: sql<number>`revision + 1`,
      changed_at: now,
    })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}
