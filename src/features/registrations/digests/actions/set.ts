import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { record } from '../../../audit/index.ts'
import { saveSetting } from '../store/settings.ts'
import type { Setting } from '../types.ts'

/** Keeps how somebody who decides wants to be told of what waits. */
export const keepSetting = ({ db, clock }: House, actor: SignedIn, setting: Setting): Promise<void> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    await saveSetting(tx, actor.personId, setting, now)
    await record(tx, actor, 'registrations.approval-mails-set', actor.personId, { ...setting }, now)
  })
