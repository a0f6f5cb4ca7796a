import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { system } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  type Back,
  type Due,
  hasGotThrough,
  holdSendingTo,
  listForwarded,
  saveBounced,
  type TakeBack,
  tellSender,
  type Why,
  withFields,
  withoutFields,
} from '../../mail-routing/index.ts'
import { deliverWithin } from '../actions/deliver.ts'
import { withinTransaction } from '../actions/within.ts'
import { readMail } from '../read-mail.ts'
import { findMailboxOf, holdMailbox } from '../store/mailboxes.ts'
import type { Verdict } from '../types.ts'
import { endHeld, tellHolder } from './actions.ts'
import { decideFailure } from './deciding.ts'
import { findForwarding, saveFailure } from './store.ts'

type Needs = Pick<House, 'db' | 'clock'>
type BounceNeeds = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>

/**
 * A message that went on was refused where it went, or was given up here. Nobody loses it: where no copy was kept it comes back into the
 * mailbox, with the reason. Its sender is told nothing then, since it lies where they sent it, and never where it had gone.
 */
export const forwardRefused =
  (house: Needs): TakeBack =>
  async (tx, it, raw, why) => {
    await noteFailure(tx, house, it, why, house.clock.now())
    if (it.facts['isKept'] === true) return { isKept: true }
    return raw ? comesBack(tx, house, it, raw, why) : { isKept: false }
  }

async function comesBack(
  tx: Transaction,
  house: Needs,
  { accountId, sender, facts }: Pick<Due, 'accountId' | 'sender' | 'facts'>,
  raw: Buffer,
  { said, code }: Why,
): Promise<Back> {
  const found = (facts['verdict'] ?? { origin: 'outside' }) as Verdict
  const returned = { by: code === undefined ? 'desk' : 'target', said } as const
  return putBack(tx, house, accountId, { raw, sender, verdict: { ...found, returned } })
}

async function putBack(
  tx: Transaction,
  house: Needs,
  accountId: AccountId | null,
  { raw, sender, verdict }: { readonly raw: Buffer; readonly sender: string; readonly verdict: Verdict },
): Promise<Back & { readonly isFull?: boolean }> {
  const box = accountId ? await findMailboxOf(tx, accountId) : undefined
  if (!box) return { isKept: false }
  const mail = readMail(withFields(withoutFields(raw, ['return-path']), [`Return-Path: <${sender}>`]))
  const put = await withinTransaction(tx, house, box.id, (it) => deliverWithin(it, mail, { verdict }))
  if (isRefusal(put.outcome)) return { isKept: false, isFull: put.outcome.refused === 'mailbox.full' }
  return { isKept: true, afterwards: put.afterwards }
}

/**
 * Notes that the target did not take something; after days of nothing else the forwarding ends, and its holder is told. What was given
 * up here is told too, and held against nobody. `known`: what went out before then and was not refused did get through.
 */
async function noteFailure(
  tx: Transaction,
  { clock }: Needs,
  { accountId, facts }: Pick<Due, 'accountId' | 'facts'>,
  why: Why,
  known: Date,
): Promise<void> {
  const now = clock.now()
  const id = facts['forwarding']
  // Mail to the postmaster goes on without anybody's forwarding.
  const found = typeof id === 'string' ? await findForwarding(tx, id) : undefined
  const mailbox = found && (await holdMailbox(tx, found.mailboxId))
  const it = mailbox && (await findForwarding(tx, found.id))
  if (!it || !mailbox) return
  const told = (what: 'failed' | 'over' | 'given-up') => {
    const occasion = `mailbox.forwarding-${what}`
    return tellHolder(
      tx,
      mailbox,
      occasion,
      it,
      now,
      `${occasion}:${it.id}:${now.toISOString().slice(0, 10)}`,
    )
  }
  if (why.code === undefined) return told('given-up')
  if (it.state !== 'active') return
  const of = accountId && { accountId, forwarding: it.id }
  const works = of && it.failingSince ? await hasGotThrough(tx, of, it.failingSince, known) : false
  const { isOver, ...failing } = decideFailure({ ...it, works }, why.code, now)
  await saveFailure(tx, it.id, { ...failing, said: why.said }, now)
  if (isOver) await endHeld(tx, system, mailbox.id, 'bounced', now)
  await told(isOver ? 'over' : 'failed')
}

/**
 * A bounce came back to a rewritten sender. It is about the letter of that sender which it names and whose target stands in it; where
 * no copy was kept, the bounce itself lies in the mailbox. Whoever wrote the letter never hears where it had gone. False: not now.
 */
export async function takeRewrittenBounce(house: BounceNeeds, sender: string, raw: Buffer): Promise<boolean> {
  const text = raw.toString('latin1')
  const ids = [...text.matchAll(/^[ \t]*Message-ID:\s*(<[^<>\s]{1,250}>)/gim)].map(([, id]) => id!)
  const all = ids.length > 0 ? await listForwarded(house.db, sender, ids) : []
  const small = text.toLowerCase()
  const meant = all.find(({ address }) => small.includes(address.toLowerCase()))
  return meant ? takeForwardBounce(house, meant.id, raw) : true
}

/** Bounces of letters that were sent on at about the same time come back in any order. */
const bouncesCross = 3_600_000

/**
 * The same where the bounce says by its address which letter it is about. It is taken once, however often it is brought. False: there
 * is no room for it now. Where there is none for days, whoever wrote the letter is told instead.
 */
export async function takeForwardBounce(house: BounceNeeds, id: string, raw: Buffer): Promise<boolean> {
  if (!isFailure(raw)) return true
  const why = reasonIn(raw)
  const now = house.clock.now()
  const outcome = await inTransaction(house.db, async (tx) => {
    const it = await holdSendingTo(tx, id)
    if (it?.kind !== 'forward' || it.state === 'failed') return { isTaken: true }
    const known = new Date(it.createdAt.getTime() - bouncesCross)
    const isHere = it.facts['isKept'] === true
    const bounce = { raw, sender: '', verdict: { origin: 'outside' } } as const
    const back = isHere ? undefined : await putBack(tx, house, it.accountId, bounce)
    if (back?.isFull) return { isTaken: false }
    await saveBounced(tx, id, why.said, now)
    await noteFailure(tx, house, it, why, known)
    const no = { how: 'never', said: why.said, code: why.code } as const
    if (back && !back.isKept) await tellSender(tx, house, it, no, 'failed', undefined, now)
    return { isTaken: true, afterwards: back?.afterwards }
  })
  outcome.afterwards?.()
  return outcome.isTaken
}

/** Whether it says that something did not arrive, and not only that it is late. */
export const isFailure = (raw: Buffer): boolean =>
  !/^Action:\s*(?:delayed|delivered|relayed|expanded)/im.test(raw.toString('latin1'))

/** What the other server said, as far as it can be read. */
export function reasonIn(raw: Buffer): { readonly said: string; readonly code: string } {
  const text = raw.toString('utf8')
  const said = /^Diagnostic-Code:\s*(?:[a-z-]+;)?\s*((?:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*))/im.exec(text)?.[1]
  const code = /^Status:\s*(5\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? '5.0.0'
  return { said: (said ?? '').replace(/\s+/g, ' ').trim().slice(0, 500), code }
}
