import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import {
  findAccount,
  findLink,
  holdAccount,
  identifiersOf,
  moveAccount,
  recipientOf,
  savePassword,
  takeLink,
} from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'
import { decideNewPassword } from '../../new-password.ts'
import { wordsAbout } from '../../own-words.ts'
import { hashPassword } from '../../passwords.ts'
import { codeOf } from '../code.ts'
import { decideOpened, shownCode } from '../rules.ts'
import type { Opened } from '../rules.ts'

export type Activated = { readonly accountId: AccountId; readonly userName: string }

/** Saves what proves from now on who somebody is, in the transaction of the activation. */
export type Take = (tx: Transaction, account: Account) => Promise<void>

/** Whose account an opened code is for, while it is. */
export async function findOpened(
  db: Database | Transaction,
  { link, opening }: Opened,
  now: Date,
): Promise<Account | Refusal> {
  const live = decideOpened(await findLink(db, link), opening, now)
  if (isRefusal(live)) return live
  const account = await findAccount(db, live.accountId)
  return account?.state === 'initial' ? account : refuse('sign-in.welcome-replaced')
}

/** Chooses the first password with an opened code: the account is active. The code itself never becomes the password. */
export async function activateWithPassword(
  house: Pick<House, 'db' | 'config' | 'profile' | 'secrets'>,
  opened: Opened,
  password: string,
  now: Date,
): Promise<Activated | Refusal> {
  const account = await findOpened(house.db, opened, now)
  if (isRefusal(account)) return account
  const code = shownCode(house.profile.welcomeWord, codeOf(house.secrets, opened.link))
  const fine = await decideNewPassword(house, password, [...(await wordsAbout(house.db, account)), code])
  if (isRefusal(fine)) return fine
  const hash = await hashPassword(password)
  return activateWith(house, opened, (tx, { id }) => savePassword(tx, id, hash, now), now)
}

/**
 * The same with anything that proves who somebody is: the code is used up, the account becomes active and `take` saves
 * it, in one transaction. Of ten at once one does it.
 */
export function activateWith(
  { db }: Pick<House, 'db'>,
  opened: Opened,
  take: Take,
  now: Date,
): Promise<Activated | Refusal> {
  return inTransaction(db, async (tx) => {
    const found = await findOpened(tx, opened, now)
    if (isRefusal(found)) return found
    const held = await holdAccount(tx, found.id)
    if (held?.state !== 'initial' || !(await takeLink(tx, opened.link, now)))
      return refuse('sign-in.welcome-used')

    const moved = await moveAccount(tx, stranger, held, { to: 'active', act: 'sign-in.activated' }, now)
    if (isRefusal(moved)) return moved
    await take(tx, held)
    await tellActive(tx, held, opened, now)
    const names = await identifiersOf(tx, held.id)
    const userName = names.find(({ kind }) => kind === 'username')?.shown ?? ''
    return { accountId: held.id, userName }
  })
}

async function tellActive(tx: Transaction, held: Account, { link }: Opened, now: Date): Promise<void> {
  const to = await recipientOf(tx, held.personId)
  const facts = { person: held.personId, returnTo: null }
  const onceKey = `accounts.activated:${link}`
  if (to) await tell(tx, { occasion: 'accounts.activated', to, facts, lane: 'now', onceKey }, now)
}
