import type { Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { freeAddress } from '../addresses/store.ts'
import { emailKey } from '../rules.ts'
import { saveAccount } from '../store/accounts.ts'
import { saveIdentifier } from '../store/identifiers.ts'
import { holdAddress } from '../store/sign-ups.ts'
import { proposeUserNames } from '../user-names/rules.ts'

export type NewAccount = {
  readonly personId: PersonId
  /** From which a user name is proposed. */
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
  /** Initial: a welcome code follows, with which its holder begins. Active unless it says otherwise. */
  readonly state?: 'initial' | 'active'
  /** Wanted first, if it is free; the demo cast has fixed ones. */
  readonly userName?: string | undefined
  /** Words of the body itself, which nobody may use as a user name. */
  readonly own: readonly string[]
}

export type CreatedAccount = { readonly accountId: AccountId; readonly userName: string }

/** Gives a person their account: an address that nobody else has, and a user name. */
export async function createAccount(
  tx: Transaction,
  actor: Actor,
  it: NewAccount,
  now: Date,
): Promise<CreatedAccount | Refusal> {
  const key = emailKey(it.email)
  if (!key) return refuse('accounts.address-wrong')
  await holdAddress(tx, key)
  if (!(await freeAddress(tx, key, now))) return refuse('accounts.address-taken')

  const accountId = await saveAccount(tx, it, now)
  await saveIdentifier(tx, accountId, { kind: 'email', key, shown: it.email, isContact: true }, now)
  const userName = await takeUserName(tx, accountId, it, now)
  await record(tx, actor, 'accounts.created', accountId, {}, now)
  return { accountId, userName }
}

/** Takes the first of the proposed user names that is free. */
async function takeUserName(
  tx: Transaction,
  accountId: AccountId,
  it: NewAccount,
  now: Date,
): Promise<string> {
  const seed = newId().slice(-6)
  for (const name of [...(it.userName ? [it.userName] : []), ...proposeUserNames(it, it.own, seed)])
    if (
      await saveIdentifier(tx, accountId, { kind: 'username', key: name, shown: name, isContact: false }, now)
    )
      return name
  throw new Error('no user name is free') // the last proposal is random
}
