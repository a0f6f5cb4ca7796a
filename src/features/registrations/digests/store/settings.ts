import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { usual } from '../rules.ts'
import type { Habit, Setting } from '../types.ts'

export async function findSetting(db: Database | Transaction, personId: PersonId): Promise<Setting> {
  const row = await db
    .selectFrom('decision_setting')
    .select(['habit', 'hour'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? { habit: row.habit as Habit, hour: row.hour } : usual
}

export async function saveSetting(
  tx: Transaction,
  personId: PersonId,
  { habit, hour }: Setting,
  now: Date,
): Promise<void> {
  const said = { habit, hour, changed_at: now }
  await tx
    .insertInto('decision_setting')
    .values({ person_id: personId, ...said })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(said))
    .execute()
}
