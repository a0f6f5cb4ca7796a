import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../../../values/actor.ts'
import { stranger } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import {
  askForFourEyes,
  decideLink,
  findLinkOfToken,
  holdAccount,
  identifiersOf,
  linksSince,
  moveAccount,
  recipientOf,
  restart,
  standingOf,
  takeLink,
} from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'
import { day, decideAgain, welcome } from '../rules.ts'
import type { Beginner } from '../rules.ts'
import { giveCode } from './give-code.ts'

type Needs = Pick<House, 'db' | 'secrets' | 'profile'>

/** `begun`: a code is on its way. `asked`: a second person has to agree first. */
export type AgainOutcome = { readonly begun: true } | { readonly asked: Id } | Refusal

export type AgainWish = {
  readonly by: Beginner
  /** For the second person, where one is needed. */
  readonly reason?: string | undefined
}

/**
 * Begins an account again: password, sessions, links and codes die in one transaction, and a new code goes to the contact
 * address only. Passkeys and other factors stay. For one with powers, or one whose contact address is new, it waits
 * until a second person has agreed.
 */
export function reinitialise(
  house: Needs,
  actor: Actor,
  accountId: AccountId,
  wish: AgainWish,
  now: Date,
): Promise<AgainOutcome> {
  return inTransaction(house.db, async (tx) => {
    if (actor.kind === 'person' && actor.accountId === accountId) return refuse('accounts.not-oneself')
    const held = await holdAccount(tx, accountId)
    return held ? reinitialiseHeld(tx, house, actor, held, wish, now) : refuse('accounts.unknown')
  })
}

/** The same by its owner, who has the link of a mail in hand. The link works once. */
export async function reinitialiseByLink(house: Needs, token: string, now: Date): Promise<AgainOutcome> {
  const link = decideLink(await findLinkOfToken(house.db, restart, token), now)
  if (isRefusal(link)) return link
  return inTransaction(house.db, async (tx) => {
    const held = await holdAccount(tx, link.accountId)
    if (!held) return refuse('accounts.link-unknown')
    return reinitialiseHeld(tx, house, stranger, held, { by: 'owner', link: link.id }, now)
  })
}

async function reinitialiseHeld(
  tx: Transaction,
  house: Needs,
  actor: Actor,
  held: Account,
  { by, reason, link }: AgainWish & { readonly link?: Id },
  now: Date,
): Promise<AgainOutcome> {
  const verdict = decideAgain(
    {
      account: held,
      standing: await standingOf(tx, held.id),
      by,
      today: await begunToday(tx, held.id, now),
      isOperator: actor.kind === 'operator',
    },
    now,
  )
  if (isRefusal(verdict)) return verdict
  if (link && !(await takeLink(tx, link, now))) return refuse('accounts.link-used')
  if (verdict === 'begin') return beginAgain(tx, house, actor, held, by, now)
  const words = by === 'owner' ? '–' : reason?.trim()
  if (!words) return refuse('accounts.reason-needed')
  const ask = { kind: 'reinitialise', accountId: held.id, reason: words, facts: { by } } as const
  return askForFourEyes(tx, actor, by === 'owner' ? { ...ask, askedBy: held.id } : ask, now)
}

async function begunToday(tx: Transaction, accountId: AccountId, now: Date): Promise<number> {
  const today = await linksSince(tx, accountId, welcome, new Date(now.getTime() - day))
  return today.filter(({ facts }) => facts['again'] === true).length
}

/** What beginning again is, once it is settled who may. */
export async function beginAgain(
  tx: Transaction,
  house: Pick<House, 'secrets' | 'profile'>,
  actor: Actor,
  held: Account,
  by: Beginner,
  now: Date,
): Promise<{ readonly begun: true } | Refusal> {
  const move = { to: 'initial', act: 'sign-in.reinitialised', details: { by } } as const
  const moved = await moveAccount(tx, actor, held, move, now)
  if (isRefusal(moved)) return moved
  await giveCode(tx, house, held, true, now)
  await tellOtherAddresses(tx, held, now)
  return { begun: true }
}

/** The contact address gets the code; whoever reads the others learns that it was sent, and where to ask. */
async function tellOtherAddresses(tx: Transaction, held: Account, now: Date): Promise<void> {
  const contact = await recipientOf(tx, held.personId)
  if (!contact) return
  const names = await identifiersOf(tx, held.id)
  for (const { shown } of names.filter(({ kind, isContact }) => kind === 'email' && !isContact)) {
    const to = { ...contact, address: shown }
    await tell(tx, { occasion: 'sign-in.begun-again', to, facts: { account: held.id }, lane: 'now' }, now)
  }
}
