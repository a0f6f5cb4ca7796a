import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { findAccountByIdentifier } from '../../find.ts'
import { identifierKey } from '../../rules.ts'
import { holdAccount } from '../../store/accounts.ts'
import { identifiersOf, recipientOf } from '../../store/identifiers.ts'
import { endLinks, linksSince, saveLink } from '../../store/links.ts'
import { mergeLinkWorksFor, mostAskedADay, mostAsksAnHour } from '../rules.ts'
import { countAskedBy } from '../store.ts'
import { mergePurpose } from '../types.ts'
import type { MergeFacts } from '../types.ts'

const hour = 3_600_000

/** What the job is given. */
export type AskedMerge = { readonly survivor: AccountId; readonly name: string }

/** Asks to take another account in. Which one is meant is looked up later, by a job, so that no page can tell. */
export function askMerge(
  db: Database,
  actor: SignedIn,
  name: string,
): Promise<{ readonly asked: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const own = await identifiersOf(tx, actor.accountId)
    if (own.some(({ key }) => key === identifierKey(name))) return refuse('accounts.merge-same')
    const asked: AskedMerge = { survivor: actor.accountId, name }
    await addJob(tx, 'accounts.ask-merge', asked)
    return { asked: true }
  })
}

/** Writes to the contact address of the account that was meant, if there is one, and not too often. */
export async function writeMerge(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  { survivor, name }: AskedMerge,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const other = await findAccountByIdentifier(tx, name)
    const asking = await holdAccount(tx, survivor)
    const to = other && (await recipientOf(tx, other.personId))
    if (!to || asking?.state !== 'active' || other.id === asking.id) return
    if (other.state === 'closed' || other.state === 'merged') return
    const lately = await linksSince(tx, other.id, mergePurpose, new Date(now.getTime() - 24 * hour))
    if (lately.length >= mostAskedADay) return
    if ((await countAskedBy(tx, survivor, new Date(now.getTime() - hour))) >= mostAsksAnHour) return

    await endLinks(tx, other.id, now, [mergePurpose])
    const facts: MergeFacts = { survivor }
    const expiresAt = new Date(now.getTime() + mergeLinkWorksFor)
    const about = { purpose: mergePurpose, accountId: other.id, facts, expiresAt }
    const link = await saveLink(tx, secrets, about, now)
    await record(tx, system, 'accounts.merge-asked', other.id, { survivor }, now)
    const onceKey = `accounts.merge-asked:${link}`
    await tell(tx, { occasion: 'accounts.merge-asked', to, facts: { link }, lane: 'now', onceKey }, now)
  })
}
