import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { askForChange } from '../organisations/actions/ask-for-change.ts'
import { holdRecord } from '../organisations/store/records.ts'
import { writeRecords } from '../organisations/store/write.ts'
import { decidePick } from './rules.ts'

/**
 * A focal point picks the one group their organisation takes part in. Whether they may speak for it is for the caller to
 * know.
 */
export function pickStudyGroup(
  { db, profile, clock }: Pick<House, 'db' | 'profile' | 'clock'>,
  actor: SignedIn,
  organisationId: OrganisationId,
  picked: string,
): Promise<{ readonly is: 'first' | 'asked' } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdRecord(tx, organisationId)
    if (held?.state !== 'listed') return refuse('directory.organisation-gone')
    const outcome = decidePick(profile, held.data, picked)
    if (isRefusal(outcome)) return outcome
    if (outcome.is === 'asked') {
      const asked = await askForChange(tx, actor, organisationId, { studyGroup: picked }, now)
      return isRefusal(asked) ? asked : outcome
    }
    const data = { ...held.data, studyGroup: picked }
    await writeRecords(tx, [{ id: organisationId, before: held.data, data }], now)
    await record(tx, actor, 'directory.study-group-picked', organisationId, { group: picked }, now)
    return outcome
  })
}
