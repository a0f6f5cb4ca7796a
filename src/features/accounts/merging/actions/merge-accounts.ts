import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../../values/actor.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { moveAffiliations } from '../../../directory/index.ts'
import { rolesOf } from '../../../roles/index.ts'
import { moveAccount } from '../../actions/move.ts'
import { forgetPassword, standingOf } from '../../life/store.ts'
import { decideLink } from '../../links/rules.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { findLinkOfToken, takeLink } from '../../store/links.ts'
import type { Account } from '../../types.ts'
import type { MergingParts } from '../listeners.ts'
import { decideMerge } from '../rules.ts'
import { saveMerge } from '../store.ts'
import { mergePurpose } from '../types.ts'
import type { MergedBy, MergeFacts } from '../types.ts'

export type Two = { readonly survivor: AccountId; readonly merged: AccountId }
export type Merged = { readonly mergeId: Id; readonly survivor: AccountId }

/**
 * Makes two accounts one for whoever holds the link that went to the contact address of the one, and asked for it from
 * the other with a fresh proof. The link works once, and e-mail alone was never enough.
 */
export function confirmMerge(
  { db }: Pick<House, 'db'>,
  parts: MergingParts,
  token: string,
  now: Date,
): Promise<Merged | Refusal> {
  return inTransaction(db, async (tx) => {
    const link = decideLink(await findLinkOfToken(tx, mergePurpose, token), now)
    if (isRefusal(link)) return link
    const { survivor } = link.facts as unknown as MergeFacts
    const two = { survivor, merged: link.accountId }
    return mergeTwo(tx, stranger, parts, { two, by: 'owner', takes: link.id }, now)
  })
}

/** Makes two accounts one in the transaction of somebody else's act: the desk's, where two people agreed. */
export const mergeAccounts = (
  tx: Transaction,
  actor: Actor,
  parts: MergingParts,
  two: Two,
  now: Date,
): Promise<Merged | Refusal> => mergeTwo(tx, actor, parts, { two, by: 'desk' }, now)

type Wanted = { readonly two: Two; readonly by: MergedBy; readonly takes?: Id }

async function mergeTwo(
  tx: Transaction,
  actor: Actor,
  parts: MergingParts,
  { two, by, takes }: Wanted,
  now: Date,
): Promise<Merged | Refusal> {
  const held = await holdBoth(tx, two)
  if (!held) return refuse('accounts.merge-over')
  const outcome = decideMerge({ ...held, ...(await factsOf(tx, parts, held.merged)) }, by, now)
  if (isRefusal(outcome)) return outcome
  if (takes && !(await takeLink(tx, takes, now))) return refuse('accounts.link-used')

  const { survivor, merged } = held
  const move = {
    to: 'merged',
    into: survivor.id,
    act: 'accounts.merged',
    details: { into: survivor.id, by },
  } as const
  const moved = await moveAccount(tx, actor, merged, move, now)
  if (isRefusal(moved)) return moved
  await forgetPassword(tx, merged.id)
  for (const forget of parts.whenMergedAway ?? [])
    await forget(tx, actor, { accountId: merged.id, personId: merged.personId }, now)
  const took = await moveThings(tx, actor, parts, held, now)
  const mergeId = await saveMerge(tx, { survivorId: survivor.id, mergedId: merged.id, moved: took }, now)
  await record(tx, actor, 'accounts.took-over', survivor.id, { from: merged.id, merge: mergeId }, now)
  await tellMerged(tx, held, mergeId, now)
  return { mergeId, survivor: survivor.id }
}

type Held = { readonly survivor: Account; readonly merged: Account }

/** Holds both in one order, so that two who want the opposite wait for each other instead of for ever. */
export async function holdBoth(tx: Transaction, two: Two): Promise<Held | undefined> {
  const held = new Map<AccountId, Account>()
  for (const id of [two.survivor, two.merged].sort()) {
    const account = await holdAccount(tx, id)
    if (account) held.set(id, account)
  }
  const [survivor, merged] = [held.get(two.survivor), held.get(two.merged)]
  return survivor && merged && { survivor, merged }
}

/** What decides, besides the states. */
export const factsOf = async (
  tx: Database | Transaction,
  parts: MergingParts,
  { id }: Pick<Account, 'id'>,
) => ({
  standing: await standingOf(tx, id),
  hasStaffRole: (await rolesOf(tx, id)).length > 0,
  hasSecondFactor: (await parts.hasSecondFactor?.(tx, id)) ?? false,
})

async function moveThings(
  tx: Transaction,
  actor: Actor,
  parts: MergingParts,
  { survivor, merged }: Held,
  now: Date,
): Promise<Record<string, unknown>> {
  const people = { from: merged.personId, into: survivor.personId }
  const moved: Record<string, unknown> = { affiliations: await moveAffiliations(tx, people, now) }
  for (const one of parts.whenMerged ?? []) moved[one.name] = await one.merge(tx, actor, people, now)
  return moved
}

/** To both contact addresses; both mails are under the survivor's "Messages we sent you". */
async function tellMerged(tx: Transaction, { survivor, merged }: Held, merge: Id, now: Date): Promise<void> {
  const own = await recipientOf(tx, survivor.personId)
  const other = await recipientOf(tx, merged.personId)
  if (!own) return
  for (const address of new Set([own.address, other?.address ?? own.address])) {
    const onceKey = `accounts.merged:${merge}:${address}`
    const facts = { survivor: survivor.id, merged: merged.id }
    await tell(tx, { occasion: 'accounts.merged', to: { ...own, address }, facts, lane: 'now', onceKey }, now)
  }
}
