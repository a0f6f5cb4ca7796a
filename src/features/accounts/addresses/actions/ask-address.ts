import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { findPerson } from '../../../directory/index.ts'
import { emailKey, mostLettersAnAddressAnHour } from '../../rules.ts'
import { holdAccount } from '../../store/accounts.ts'
import { linksSince, saveLink } from '../../store/links.ts'
import { confirmWorksFor, decideAsk } from '../rules.ts'
import { addressesOf, countAsked, endAsked } from '../store.ts'
import { confirmPurpose } from '../types.ts'
import type { AskedFacts } from '../types.ts'

const hour = 3_600_000

/**
 * Asks for another address: one letter leaves for it, and nothing changes until its link is opened. The same is done for
 * an address that somebody else has; which letter it is, is decided when it is written, so nothing here can tell.
 */
export function askAddress(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  actor: SignedIn,
  asked: { readonly email: string; readonly isContact: boolean },
  now: Date,
): Promise<{ readonly asked: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    const key = emailKey(asked.email)
    if (!key) return refuse('accounts.address-wrong')
    const held = await holdAccount(tx, actor.accountId)
    if (held?.state !== 'active') return refuse('accounts.not-in-this-state')
    const lately = await linksSince(tx, held.id, confirmPurpose, new Date(now.getTime() - hour))
    const outcome = decideAsk(await addressesOf(tx, held.id), key, lately.length)
    if (isRefusal(outcome)) return outcome

    await endAsked(tx, held.id, key, now)
    const facts: AskedFacts = { key, shown: asked.email, isContact: asked.isContact }
    const expiresAt = new Date(now.getTime() + confirmWorksFor)
    const about = { purpose: confirmPurpose, accountId: held.id, facts, expiresAt }
    const link = await saveLink(tx, secrets, about, now)
    await record(tx, actor, 'accounts.address-asked', held.id, { link }, now)
    await tellAsked(tx, actor, facts, link, now)
    return { asked: asked.email }
  })
}

/** Not under the person's "Messages we sent you": there they would read whether the address is somebody else's. */
async function tellAsked(
  tx: Transaction,
  actor: SignedIn,
  { key, shown }: AskedFacts,
  link: Id,
  now: Date,
): Promise<void> {
  const sent = await countAsked(tx, key, new Date(now.getTime() - hour))
  if (sent > mostLettersAnAddressAnHour) return
  const person = await findPerson(tx, actor.personId)
  const to = { address: shown, language: person?.language ?? '' }
  const onceKey = `accounts.address-asked:${link}`
  await tell(tx, { occasion: 'accounts.address-asked', to, facts: { link }, lane: 'now', onceKey }, now)
}
