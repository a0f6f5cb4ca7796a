import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { identifiersOf, recipientOf, saveLink } from '../../../accounts/index.ts'
import type { Account, Contact, FourEyes } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { lapsesAfter, waitsFor } from '../rules.ts'
import { saveChange } from '../store.ts'
import { provePurpose, stopPurpose } from '../types.ts'

/**
 * Two have agreed. The change waits for three days; every address of the person, old and new, is told and can stop it, and
 * the new one has to answer.
 */
export async function beginMailboxChange(
  tx: Transaction,
  { secrets }: Pick<House, 'secrets'>,
  actor: SignedIn,
  it: FourEyes,
  held: Account,
  now: Date,
): Promise<{ readonly change: Id } | Refusal> {
  const contact = await recipientOf(tx, held.personId)
  if (!contact) return refuse('administration.not-as-it-is')
  const address = String(it.facts['address'])
  const dueAt = new Date(now.getTime() + waitsFor)
  const change = await saveChange(
    tx,
    {
      accountId: held.id,
      address,
      key: String(it.facts['key']),
      askedBy: it.askedBy,
      agreedBy: actor.accountId,
      dueAt,
      reason: it.reason,
    },
    now,
  )
  await record(tx, actor, 'administration.mailbox-change-begun', held.id, { change }, now)

  const expiresAt = new Date(now.getTime() + lapsesAfter)
  const link = (purpose: string, side: 'old' | 'new'): Promise<Id> =>
    saveLink(tx, secrets, { purpose, accountId: held.id, facts: { change, side }, expiresAt }, now)
  const own = (await identifiersOf(tx, held.id)).filter(({ kind }) => kind === 'email')
  for (const { shown } of own)
    await told(
      tx,
      { ...contact, address: shown },
      { change, side: 'old', stop: await link(stopPurpose, 'old') },
      now,
    )
  const asked = { prove: await link(provePurpose, 'new'), stop: await link(stopPurpose, 'new') }
  await told(tx, { ...contact, address }, { change, side: 'new', ...asked }, now)
  return { change }
}

const told = (tx: Transaction, to: Contact, facts: Record<string, string>, now: Date): Promise<void> =>
  tell(tx, { occasion: 'administration.mailbox-change', to, facts, lane: 'now' }, now)
