import type { House } from '../../../platform/house.ts'
import { networkOfAddress } from '../../../platform/http/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { type Account, findAccountByIdentifier, rememberUse } from '../../accounts/index.ts'
import { findHasFactor, provePassword } from '../../sign-in/index.ts'
import { readAppPassword } from '../app-passwords/rules.ts'
import { findAppPassword, saveAppPasswordUsed } from '../app-passwords/store.ts'
import { findMailboxOf } from '../store/mailboxes.ts'
import type { Mailbox } from '../types.ts'
import { lately, provenOnce, remember } from './proven-lately.ts'

export type MailDoor = 'imap' | 'submission'

export type MailSignedIn = { readonly accountId: AccountId; readonly mailbox: Mailbox }

type Needs = Pick<House, 'db' | 'secrets' | 'log' | 'clock' | 'config'>
type From = { readonly ip: string; readonly door: MailDoor }

const hour = 3_600_000

/**
 * Lets a mail program in, by user name or address. An app password works on its own; the account's password does where there is no
 * second factor, under the throttles of the web site. Wrong, blocked, suspended and unknown are one answer, `sign-in.wrong`;
 * `sign-in.wait` and `sign-in.busy` say for how many seconds.
 */
export async function mailSignIn(
  house: Needs,
  name: string,
  password: string,
  from: From,
): Promise<MailSignedIn | Refusal> {
  const account = await findAccountByIdentifier(house.db, name)
  const isApp = account && (await isAppPassword(house, account, password, from))
  if (isApp || (account && (await wasRightLately(house, account, password)))) return letIn(house, account)
  if (lately(house, account ?? name, password) === 'wrong') return refuse('sign-in.wrong')
  return provenOnce(house, account ?? name, password, () =>
    byPassword(house, { name, password, account }, from),
  )
}

async function byPassword(
  house: Needs,
  { name, password, account }: { name: string; password: string; account: Account | undefined },
  { ip, door }: From,
): Promise<MailSignedIn | Refusal> {
  const network = networkOfAddress(ip, house.config.venueNetworks)
  const proven = await provePassword(house, { name, password, network, door }, house.clock.now())
  if (isRefusal(proven)) {
    if (proven.refused === 'sign-in.wrong') remember(house, 'wrong', account ?? name, password)
    return proven
  }
  if (proven.hasFactor) return refuse('sign-in.wrong')
  remember(house, 'right', proven.account, password)
  return letIn(house, proven.account)
}

async function letIn({ db, clock }: Needs, account: Account): Promise<MailSignedIn | Refusal> {
  const mailbox = account.state === 'active' ? await findMailboxOf(db, account.id) : undefined
  if (mailbox?.state !== 'active') return refuse('sign-in.wrong')
  await rememberUse(db, account.id, clock.now())
  return { accountId: account.id, mailbox }
}

async function isAppPassword(
  { db, clock }: Needs,
  account: Account,
  password: string,
  { door }: From,
): Promise<boolean> {
  const typed = readAppPassword(password)
  const found = typed && (await findAppPassword(db, account.id, typed))
  if (!found) return false
  const now = clock.now()
  if (!found.usedAt || now.getTime() - found.usedAt.getTime() > hour)
    await saveAppPasswordUsed(db, found.id, door, now)
  return true
}

/** A second factor that was set up meanwhile ends it. */
const wasRightLately = async (house: Needs, account: Account, password: string): Promise<boolean> =>
  lately(house, account, password) === 'right' && !(await findHasFactor(house.db, account.id))
