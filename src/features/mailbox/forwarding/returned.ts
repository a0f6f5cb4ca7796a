import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { system } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  type Doors,
  findSendingTo,
  listForwarded,
  saveBounced,
  withFields,
} from '../../mail-routing/index.ts'
import { deliver } from '../actions/deliver.ts'
import { findMailboxOf, holdMailbox } from '../store/mailboxes.ts'
import type { Verdict } from '../types.ts'
import { endHeld, tellHolder } from './actions.ts'
import { decideFailure } from './deciding.ts'
import { findForwarding, saveFailure } from './store.ts'

type Needs = Pick<House, 'db' | 'clock'>

/**
 * A message that went on was refused where it went. Nobody loses it: where no copy was kept it comes back into the mailbox. Its sender
 * is told nothing then, since it lies where they sent it, and never where it had gone.
 */
export const forwardRefused =
  (house: Needs): NonNullable<Doors['refused']> =>
  async (it, raw, said, code) => {
    await noteFailure(house, it.facts['forwarding'], said, code)
    return it.facts['isKept'] === true || (raw ? comesBack(house, it, raw) : false)
  }

type Gone = {
  readonly accountId: AccountId | null
  readonly sender?: string
  readonly facts: Readonly<Record<string, unknown>>
}

async function comesBack(house: Needs, { accountId, sender, facts }: Gone, raw: Buffer): Promise<boolean> {
  const box = accountId ? await findMailboxOf(house.db, accountId) : undefined
  if (!box) return false
  const verdict = (facts['verdict'] ?? { origin: 'outside' }) as Verdict
  const put = await deliver(house, box.id, withFields(raw, [`Return-Path: <${sender ?? ''}>`]), { verdict })
  return !isRefusal(put)
}

/** Notes that the target did not take something; after days of nothing else the forwarding ends, and its holder is told. */
async function noteFailure({ db, clock }: Needs, id: unknown, said: string, code: string): Promise<void> {
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    // Mail to the postmaster goes on without anybody's forwarding.
    const found = typeof id === 'string' ? await findForwarding(tx, id) : undefined
    const mailbox = found && (await holdMailbox(tx, found.mailboxId))
    const it = mailbox && (await findForwarding(tx, found.id))
    if (it?.state !== 'active') return
    const { isOver, ...failing } = decideFailure(it, code, now)
    await saveFailure(tx, it.id, { ...failing, said }, now)
    if (isOver) await endHeld(tx, system, mailbox!.id, 'bounced', now)
    const occasion = isOver ? 'mailbox.forwarding-over' : 'mailbox.forwarding-failed'
    const onceKey = `${occasion}:${it.id}:${now.toISOString().slice(0, 10)}`
    await tellHolder(tx, mailbox!, occasion, it, now, onceKey)
  })
}

/**
 * A bounce came back to a rewritten sender. It is about the letter of that sender which it names and whose target stands in it; where
 * no copy was kept, the bounce itself lies in the mailbox. Whoever wrote the letter never hears where it had gone.
 */
export async function takeRewrittenBounce(house: Needs, sender: string, raw: Buffer): Promise<void> {
  const text = raw.toString('latin1')
  const ids = [...text.matchAll(/^[ \t]*Message-ID:\s*(<[^<>\s]{1,250}>)/gim)].map(([, id]) => id!)
  const all = ids.length > 0 ? await listForwarded(house.db, sender, ids) : []
  const small = text.toLowerCase()
  const meant = all.find(({ address }) => small.includes(address.toLowerCase()))
  if (meant) await takeForwardBounce(house, meant.id, raw)
}

/** The same where the bounce says by its address which letter it is about. */
export async function takeForwardBounce(house: Needs, id: string, raw: Buffer): Promise<void> {
  const it = await findSendingTo(house.db, id)
  if (it?.kind !== 'forward' || !isFailure(raw)) return
  const { said, code } = reasonIn(raw)
  await inTransaction(house.db, (tx) => saveBounced(tx, id, said, house.clock.now()))
  await noteFailure(house, it.facts['forwarding'], said, code)
  if (it.facts['isKept'] !== true) await comesBack(house, { accountId: it.accountId, facts: {} }, raw)
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
