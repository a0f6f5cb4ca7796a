import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { addJob } from '../../../platform/jobs/index.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import {
  endLinks,
  findAccountByIdentifier,
  findAccountsNamed,
  holdAccount,
  linksSince,
  opensByMail,
  recipientOf,
  restartLink,
  saveLink,
} from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import {
  decideLooking,
  earlierOf,
  mayWriteAgain,
  mostNamesakes,
  recovery,
  recoveryWorksFor,
  rememberedFor,
} from '../recovery/rules.ts'
import type { AskedRecovery, Looking } from '../recovery/rules.ts'

/** Asks for a new password. Who is meant is looked up later, by a job, so that no page can tell. */
export const askRecovery = (db: Database, asked: AskedRecovery): Promise<void> =>
  inTransaction(db, (tx) => addJob(tx, 'sign-in.recover', asked))

/**
 * Writes to the contact address of each account that was meant: one for a user name or an address, up to three for a
 * name, and nobody when more people go by it. Run twice, it writes once for a name.
 */
export async function recover(house: House, asked: AskedRecovery, now: Date): Promise<void> {
  for (const looking of decideLooking(asked)) {
    const found = await lookUp(house.db, looking)
    for (const account of found.length > mostNamesakes ? [] : found)
      await writeTo(house, account.id, looking.by === 'name', now)
    if (found.length > 0) return
  }
}

async function lookUp(db: Database, { by, typed }: Looking): Promise<readonly Account[]> {
  if (by === 'name') return findAccountsNamed(db, typed, mostNamesakes + 1)
  const account = await findAccountByIdentifier(db, typed)
  return account ? [account] : []
}

/**
 * One account's mail. Where nobody may come in there is no link to a new password; the mail says so, and carries the link
 * to begin again where its owner may do that.
 */
async function writeTo({ db, secrets }: House, id: AccountId, isByName: boolean, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const account = await holdAccount(tx, id)
    const to = account && (await recipientOf(tx, account.personId))
    if (!to) return
    const earlier = await linksSince(tx, id, recovery, new Date(now.getTime() - rememberedFor))
    if (!mayWriteAgain(isByName, earlier.map(earlierOf), now)) return

    await endLinks(tx, id, now, [recovery])
    const by = isByName ? 'name' : 'identifier'
    const expiresAt = new Date(now.getTime() + recoveryWorksFor)
    const link = await saveLink(
      tx,
      secrets,
      { purpose: recovery, accountId: id, facts: { by }, expiresAt },
      now,
    )
    if (account.state !== 'active') await endLinks(tx, id, now, [recovery])
    const beginsAgain = account.state === 'initial' || opensByMail(account.blockReason)
    const restart = beginsAgain ? await restartLink(tx, secrets, id, now) : null
    await record(tx, stranger, 'sign-in.recovery-asked', id, { by }, now)
    const about = {
      occasion: 'sign-in.recovery',
      facts: { link, restart },
      onceKey: `sign-in.recovery:${link}`,
    }
    await tell(tx, { ...about, to, lane: 'now' }, now)
  })
}
