import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/index.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { stranger } from '../../../values/actor.ts'
import { findAccountByIdentifier, holdAccount, recipientOf } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { mostRecoveriesAnHour, recoveryWorksFor } from '../rules.ts'
import { countRecoveries, endRecoveries, saveRecovery } from '../store/recoveries.ts'
import { recoveryTokenOf } from '../recovery-token.ts'

/** Asks for a new password. Whether the name is known is looked up later, by a job, so that no page can tell. */
export const askRecovery = (db: Database, name: string): Promise<void> =>
  inTransaction(db, (tx) => addJob(tx, 'sign-in.recover', { name }))

/** Sends a link to the contact address of the account that this name means, if there is one that may come in. */
export async function recover({ db, secrets }: House, name: string, now: Date): Promise<void> {
  const found = await findAccountByIdentifier(db, name)
  if (!found) return
  await inTransaction(db, async (tx) => {
    const account = await holdAccount(tx, found.id)
    const to = await recipientOf(tx, found.personId)
    if (account?.state !== 'active' || !to) return
    const before = await countRecoveries(tx, account.id, new Date(now.getTime() - 3_600_000))
    if (before >= mostRecoveriesAnHour) return

    await endRecoveries(tx, account.id, now)
    const id = newId()
    const expiresAt = new Date(now.getTime() + recoveryWorksFor)
    await saveRecovery(
      tx,
      { id, accountId: account.id, createdAt: now, expiresAt },
      hashToken(recoveryTokenOf(secrets, id)),
    )
    await record(tx, stranger, 'sign-in.recovery-asked', account.id, {}, now)
    await tell(
      tx,
      {
        occasion: 'sign-in.recovery',
        to,
        facts: { recovery: id },
        lane: 'now',
        onceKey: `sign-in.recovery:${id}`,
      },
      now,
    )
  })
}
