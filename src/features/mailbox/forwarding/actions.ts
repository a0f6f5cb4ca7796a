import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { Language } from '../../../values/language.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { findAccount, recipientOf } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { writtenAddress, type MailAddress } from '../../mail-routing/index.ts'
import { isHouseName } from '../house-address.ts'
import { findMailboxOfAddress, ownAddresses } from '../store/addresses.ts'
import { findMailboxOf, holdMailbox } from '../store/mailboxes.ts'
import type { Mailbox, MailboxId } from '../types.ts'
import { confirmWorksFor, decideAnswer, decideTarget } from './deciding.ts'
import { targetOf } from './reading.ts'
import {
  countAsked,
  findForwardingOfToken,
  forwardingsOf,
  insertForwarding,
  saveActive,
  saveEnded,
  saveKeepsCopy,
} from './store.ts'
import type { Forwarding, ForwardingEnd, ForwardingState } from './types.ts'

type Needs = Pick<House, 'db' | 'clock' | 'config' | 'secrets'>

const day = 86_400_000

export type ForwardingWish = {
  readonly target: string
  readonly keepsCopy: boolean
  /** In which the target is asked. */
  readonly language: Language
}

/** Asks at an address whether the mail of a mailbox may go on to it. Nothing goes there before somebody who reads there says so. */
export function askForwarding(
  house: Needs,
  actor: SignedIn,
  { target, keepsCopy, language }: ForwardingWish,
): Promise<{ readonly asked: string } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const mailbox = await holdOwn(tx, actor)
    if (isRefusal(mailbox)) return mailbox
    const today = await countAsked(tx, mailbox.id, new Date(now.getTime() - day))
    const read = decideTarget(targetOf(target, await ownAddresses(tx, mailbox)), today)
    if (isRefusal(read)) return read
    const inside = await decideInside(tx, house, mailbox, read)
    if (inside) return inside
    await saveEnded(tx, mailbox.id, ['waiting'], 'replaced', now)
    const address = writtenAddress(read)
    const expiresAt = new Date(now.getTime() + confirmWorksFor)
    const it = { mailboxId: mailbox.id, target: address, keepsCopy, askedAt: now, expiresAt }
    const id = await insertForwarding(tx, house.secrets, it)
    const to = { address, language }
    await tell(tx, { occasion: 'mailbox.forwarding-asked', to, facts: { forwarding: id }, lane: 'now' }, now)
    await record(tx, actor, 'mailbox.forwarding-asked', mailbox.id, { forwarding: id }, now)
    return { asked: address }
  })
}

async function holdOwn(tx: Transaction, actor: SignedIn): Promise<Mailbox | Refusal> {
  const mine = await findMailboxOf(tx, actor.accountId)
  const held = mine && (await holdMailbox(tx, mine.id))
  if (!held) return refuse('mailbox.none')
  return held.state === 'active' ? held : refuse('mailbox.not-in-use')
}

/** An address of this house must be somebody's, and must not send everything back. Undefined: it is fit. */
async function decideInside(
  tx: Transaction,
  { config }: Needs,
  mailbox: Mailbox,
  read: MailAddress,
): Promise<Refusal | undefined> {
  if (read.domain !== config.mailDomain) return undefined
  const there = isHouseName(read.local) ? undefined : await findMailboxOfAddress(tx, read)
  if (!there) return refuse('mailbox.recipient-unknown', { address: writtenAddress(read) })
  if (there.id === mailbox.id) return refuse('mailbox.forwarding.own')
  const { active } = await forwardingsOf(tx, there.id)
  return active ? refuse('mailbox.forwarding.goes-on', { address: writtenAddress(read) }) : undefined
}

/** Whoever reads at the target says yes: what comes in goes there from now on. The holder of the mailbox is told. */
export const confirmForwarding = (
  house: Needs,
  actor: Actor,
  token: string,
): Promise<{ readonly forwarding: Forwarding } | Refusal> =>
  answered(house, token, async (tx, it, mailbox, now) => {
    await saveEnded(tx, it.mailboxId, ['active'], 'replaced', now)
    await saveActive(tx, it.id, now)
    await record(tx, actor, 'mailbox.forwarding-set', it.mailboxId, { forwarding: it.id }, now)
    await tellHolder(tx, mailbox, 'mailbox.forwarding-set', it, now)
  })

/** Whoever reads at the target says no. */
export const declineForwarding = (
  house: Needs,
  actor: Actor,
  token: string,
): Promise<{ readonly forwarding: Forwarding } | Refusal> =>
  answered(house, token, async (tx, it, _mailbox, now) => {
    await saveEnded(tx, it.mailboxId, ['waiting'], 'declined', now)
    await record(tx, actor, 'mailbox.forwarding-declined', it.mailboxId, { forwarding: it.id }, now)
  })

function answered(
  { db, clock }: Needs,
  token: string,
  act: (tx: Transaction, it: Forwarding, mailbox: Mailbox, now: Date) => Promise<void>,
): Promise<{ readonly forwarding: Forwarding } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const found = await findForwardingOfToken(tx, token)
    const mailbox = found && (await holdMailbox(tx, found.mailboxId))
    const it = mailbox && (await findForwardingOfToken(tx, token))
    const no = decideAnswer(it, now)
    if (no) return no
    if (!it || mailbox?.state !== 'active') return refuse('mailbox.forwarding.link-over')
    await act(tx, it, mailbox, now)
    return { forwarding: it }
  })
}

/** Tells the holder of a mailbox, at the contact address, what has become of its forwarding. */
export async function tellHolder(
  tx: Transaction,
  mailbox: Mailbox,
  occasion: string,
  it: Forwarding,
  now: Date,
  onceKey?: string,
): Promise<void> {
  const account = await findAccount(tx, mailbox.accountId)
  const to = account && (await recipientOf(tx, account.personId))
  const facts = { forwarding: it.id, mailbox: mailbox.id }
  if (to) await tell(tx, { occasion, to, facts, ...(onceKey && { onceKey }) }, now)
}

/** Stops what goes on, and the question that waits: from now on mail stays here. Or takes back the question alone. */
export function endForwarding(
  { db, clock }: Needs,
  actor: SignedIn,
  { onlyQuestion = false }: { readonly onlyQuestion?: boolean } = {},
): Promise<{ readonly ended: boolean } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const mine = await findMailboxOf(tx, actor.accountId)
    if (!mine) return refuse('mailbox.none')
    const held = (await holdMailbox(tx, mine.id))!
    const states = onlyQuestion ? (['waiting'] as const) : undefined
    return { ended: await endHeld(tx, actor, held.id, 'owner', now, states) }
  })
}

/** The same with the mailbox held, for whatever reason. */
export async function endHeld(
  tx: Transaction,
  actor: Actor,
  mailboxId: MailboxId,
  reason: ForwardingEnd,
  now: Date,
  states: readonly ForwardingState[] = ['waiting', 'active'],
): Promise<boolean> {
  const ended = await saveEnded(tx, mailboxId, states, reason, now)
  if (ended) await record(tx, actor, 'mailbox.forwarding-ended', mailboxId, { reason }, now)
  return ended
}

/** Whether a copy stays in the mailbox as well. */
export function changeCopy(
  { db, clock }: Needs,
  actor: SignedIn,
  keepsCopy: boolean,
): Promise<{ readonly keepsCopy: boolean } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const mailbox = await holdOwn(tx, actor)
    if (isRefusal(mailbox)) return mailbox
    const { active } = await forwardingsOf(tx, mailbox.id)
    if (!active) return refuse('mailbox.forwarding.none')
    await saveKeepsCopy(tx, active.id, keepsCopy)
    await record(tx, actor, 'mailbox.forwarding-changed', mailbox.id, { copy: keepsCopy }, now)
    return { keepsCopy }
  })
}
