import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import {
  emailKey,
  endMailNames,
  holdAccount,
  identifiersOf,
  isReservedName,
  saveMailName,
} from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { decideLocalPart, firstFolders, nextValidity, usualQuota, warningsAfter } from '../rules.ts'
import { endHeld } from '../forwarding/actions.ts'
import { mayMoveMailbox } from '../states.ts'
import { insertFolder } from '../store/folders.ts'
import {
  findMailbox,
  findMailboxOf,
  holdMailbox,
  insertMailbox,
  saveMailboxState,
  saveQuota,
  saveWarning,
} from '../store/mailboxes.ts'
import { tellSessionsOver } from '../store/waking.ts'
import type { Mailbox, MailboxId, MailboxState } from '../types.ts'

export type NewMailbox = {
  readonly accountId: AccountId
  /** Before the `@`; the user name unless it is said otherwise. */
  readonly localPart?: string | undefined
  readonly quotaBytes?: number | undefined
}

type LifeHouse = Pick<House, 'db' | 'clock' | 'config' | 'profile'>

/** Gives an account a mailbox, with its first folders and an address of this body that is its own for ever. */
export const createMailbox = (house: LifeHouse, actor: Actor, wish: NewMailbox): Promise<Mailbox | Refusal> =>
  inTransaction(house.db, (tx) => createMailboxWithin(tx, house, actor, wish, house.clock.now()))

/** The same as part of a larger act, such as a decision about access. */
export async function createMailboxWithin(
  tx: Transaction,
  house: Pick<House, 'config' | 'profile'>,
  actor: Actor,
  { accountId, localPart, quotaBytes = usualQuota }: NewMailbox,
  now: Date,
): Promise<Mailbox | Refusal> {
  const account = await holdAccount(tx, accountId)
  if (account?.state !== 'active' && account?.state !== 'initial') return refuse('mailbox.account-not-active')
  if (await findMailboxOf(tx, accountId)) return refuse('mailbox.has-one')
  const userName = (await identifiersOf(tx, accountId)).find(({ kind }) => kind === 'username')?.key ?? ''
  const wanted = localPart ?? userName
  const local = decideLocalPart(wanted, userName, isReservedName(house.profile, wanted))
  if (isRefusal(local)) return local
  const address = `${local}@${house.config.mailDomain}`
  if (!(await saveMailName(tx, accountId, { key: emailKey(address)!, shown: address }, now)))
    return refuse('mailbox.address-taken')
  const mailbox = await begin(tx, accountId, address, quotaBytes, now)
  await record(tx, actor, 'mailbox.created', mailbox.id, { account: accountId }, now)
  return mailbox
}

async function begin(
  tx: Transaction,
  accountId: AccountId,
  address: string,
  quotaBytes: number,
  now: Date,
): Promise<Mailbox> {
  const id = newId()
  const validity = nextValidity(0, now)
  await insertMailbox(tx, { id, accountId, address, quotaBytes, validity }, now)
  for (const { path, role } of firstFolders)
    await insertFolder(tx, { mailboxId: id, path, role, validity }, now)
  return (await findMailbox(tx, id))!
}

/** Another address for the same mailbox. */
export function addAlias(
  house: LifeHouse,
  actor: Actor,
  id: MailboxId,
  localPart: string,
): Promise<{ readonly address: string } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const it = await holdMailbox(tx, id)
    if (it?.state !== 'active') return refuse('mailbox.not-in-use')
    const local = decideLocalPart(localPart, '', isReservedName(house.profile, localPart))
    if (isRefusal(local)) return local
    const address = `${local}@${house.config.mailDomain}`
    if (!(await saveMailName(tx, it.accountId, { key: emailKey(address)!, shown: address }, now)))
      return refuse('mailbox.address-taken')
    await record(tx, actor, 'mailbox.alias-added', id, {}, now)
    return { address }
  })
}

type Moved = { readonly state: MailboxState }

/** Nobody gets in or sends; what comes in is kept. */
export const suspendMailbox = (house: LifeHouse, actor: Actor, id: MailboxId): Promise<Moved | Refusal> =>
  moveMailbox(house, actor, id, 'suspended')

export const resumeMailbox = (house: LifeHouse, actor: Actor, id: MailboxId): Promise<Moved | Refusal> =>
  moveMailbox(house, actor, id, 'active')

/** Nothing comes in any more, and nobody reads it; after ninety days it is deleted. */
export const archiveMailbox = (house: LifeHouse, actor: Actor, id: MailboxId): Promise<Moved | Refusal> =>
  moveMailbox(house, actor, id, 'archived')

/** For good: its messages go, its address is never given again. */
export const deleteMailbox = (house: LifeHouse, actor: Actor, id: MailboxId): Promise<Moved | Refusal> =>
  moveMailbox(house, actor, id, 'deleted')

const moveMailbox = ({ db, clock }: LifeHouse, actor: Actor, id: MailboxId, to: MailboxState) =>
  inTransaction(db, async (tx): Promise<Moved | Refusal> => {
    const held = await holdMailbox(tx, id)
    return held ? moveHeld(tx, actor, held, to, clock.now()) : refuse('mailbox.unknown')
  })

const acts: Readonly<Record<MailboxState, string>> = {
  active: 'mailbox.resumed',
  suspended: 'mailbox.suspended',
  archived: 'mailbox.archived',
  deleted: 'mailbox.deleted',
}

/** The one way a mailbox changes its state, with the mailbox held. Every session with it ends when this is committed. */
export async function moveHeld(
  tx: Transaction,
  actor: Actor,
  held: Mailbox,
  to: MailboxState,
  now: Date,
): Promise<Moved | Refusal> {
  if (!mayMoveMailbox(held.state, to)) return refuse('mailbox.not-in-this-state')
  if (to === 'active' && held.state === 'archived' && (await findMailboxOf(tx, held.accountId)))
    return refuse('mailbox.has-one')
  await saveMailboxState(tx, held.id, to, now)
  if (to === 'archived' || to === 'deleted') await endHeld(tx, actor, held.id, 'mailbox-over', now)
  if (to === 'deleted' && !(await findMailboxOf(tx, held.accountId)))
    await endMailNames(tx, held.accountId, now)
  if (to !== 'active') await tellSessionsOver(tx, held.accountId)
  await record(tx, actor, acts[to], held.id, { account: held.accountId }, now)
  return { state: to }
}

/** How much a mailbox may hold, and the code of why. Less than it holds is allowed: then nothing comes in until there is room. */
export function changeQuota(
  { db, clock }: LifeHouse,
  actor: Actor,
  id: MailboxId,
  quotaBytes: number,
  why?: string,
): Promise<{ readonly quotaBytes: number } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdMailbox(tx, id)
    if (!held || held.state === 'deleted') return refuse('mailbox.unknown')
    if (!Number.isSafeInteger(quotaBytes) || quotaBytes < 1) return refuse('mailbox.quota-unfit')
    await saveQuota(tx, id, quotaBytes)
    await saveWarning(tx, id, warningsAfter(held, quotaBytes))
    const details = { bytes: quotaBytes, ...(why !== undefined && { kind: why }) }
    await record(tx, actor, 'mailbox.quota-changed', id, details, clock.now())
    return { quotaBytes }
  })
}
