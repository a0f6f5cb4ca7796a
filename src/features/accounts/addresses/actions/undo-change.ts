import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { endSessionsOf } from '../../../../platform/sessions/store.ts'
import { stranger } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { settleContact } from '../../life/store.ts'
import { decideLink } from '../../links/rules.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { endOtherLinks, findLinkOfToken, linksSince, takeLink } from '../../store/links.ts'
import type { Account } from '../../types.ts'
import { decideReturn, goesBackTo, undoWorksFor } from '../rules.ts'
import { addressesOf, saveAddress, saveAddressEnded, saveContact } from '../store.ts'
import { undoPurpose } from '../types.ts'
import type { Address } from '../types.ts'
import { tellNote } from './tellings.ts'

/**
 * Whoever reads the old address puts the addresses back as they were, from anywhere and without signing in. Everybody is
 * signed out and every other link is dead, since somebody may be in the account who should not be; only a closed account
 * can still be opened again.
 */
export function undoChange(
  { db }: Pick<House, 'db'>,
  token: string,
  now: Date,
): Promise<{ readonly contact: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    const link = decideLink(await findLinkOfToken(tx, undoPurpose, token), now)
    if (isRefusal(link)) return link
    const held = await holdAccount(tx, link.accountId)
    if (!held || held.state === 'merged') return refuse('accounts.link-replaced')
    const lately = await linksSince(tx, held.id, undoPurpose, new Date(now.getTime() - undoWorksFor))
    const all = await addressesOf(tx, held.id)
    const outcome = decideReturn(all, goesBackTo(link, lately, now), now)
    if (isRefusal(outcome)) return outcome
    if (!(await takeLink(tx, link.id, now))) return refuse('accounts.link-used')

    await save(tx, held, all, outcome, now)
    await endSessionsOf(tx, held.id)
    await endOtherLinks(tx, held.id, now, ['account.reopen'])
    const counts = { revived: outcome.revive.length, ended: outcome.end.length }
    await record(tx, stranger, 'accounts.addresses-restored', held.id, { link: link.id, ...counts }, now)
    await tellRestored(tx, held, outcome, link.id, now)
    return { contact: outcome.contact.shown }
  })
}

type Return = Exclude<ReturnType<typeof decideReturn>, Refusal>

async function save(
  tx: Transaction,
  { id }: Account,
  all: readonly Address[],
  { revive, end, contact }: Return,
  now: Date,
): Promise<void> {
  for (const one of revive) await saveAddress(tx, id, one, now)
  if (all.find((one) => one.isContact)?.key !== contact.key) await saveContact(tx, id, contact.key, now)
  for (const one of end) await saveAddressEnded(tx, id, one.key, now)
  await settleContact(tx, id)
}

async function tellRestored(
  tx: Transaction,
  held: Account,
  { end, contact }: Return,
  once: string,
  now: Date,
): Promise<void> {
  const to = await recipientOf(tx, held.personId)
  if (!to) return
  const facts = { account: held.id, what: 'restored', about: contact.shown } as const
  for (const address of [contact.shown, ...end.map((one) => one.shown)])
    await tellNote(tx, { ...to, address }, facts, once, now)
}
