import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { blockHeld } from '../../life/actions/block.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { endLinks, saveLink } from '../../store/links.ts'
import type { Account } from '../../types.ts'
import { decideInactivity, quietBefore } from '../rules.ts'
import type { Step } from '../rules.ts'
import { forgetOutdated, forgetWarned, holdUsed, inactivityOf, listQuiet, saveWarned } from '../store.ts'
import { stayPurpose } from '../types.ts'
import { tellOrganisations } from './tell-organisations.ts'

const batch = 500

type Found = { readonly warned: number; readonly blocked: number }

/**
 * Warns the holders of accounts that nobody uses, and blocks those who were warned in vain. Each account is a transaction
 * of its own: a run that is cut off loses nothing, and running twice on one day does nothing more.
 */
export async function lookForInactive(house: House): Promise<Found> {
  const { db, clock, profile, log } = house
  await forgetOutdated(db)
  const before = quietBefore(clock.now(), profile.inactiveAfterMonths)
  const found = { warned: 0, blocked: 0 }
  let last: AccountId | undefined
  do {
    const quiet = await listQuiet(db, before, last, batch)
    for (const accountId of quiet)
      try {
        const did = await inTransaction(db, (tx) => lookAt(tx, house, accountId, clock.now()))
        if (did === 'warn') found.warned++
        if (did === 'block') found.blocked++
      } catch (error) {
        log.error({ account: accountId, error }, 'an account that is not used could not be looked at')
      }
    last = quiet.length < batch ? undefined : quiet.at(-1)
  } while (last)
  return found
}

async function lookAt(tx: Transaction, house: House, id: AccountId, now: Date): Promise<Step['is']> {
  const held = await holdUsed(tx, id)
  if (held?.account.state !== 'active') return 'nothing'
  const { inactiveAfterMonths } = house.profile
  const step = decideInactivity(held.activeAt, inactiveAfterMonths, await inactivityOf(tx, id), now)
  if (step.is === 'warn') await warn(tx, house, held, step, now)
  if (step.is === 'block') await block(tx, house, held.account, now)
  return step.is
}

async function warn(
  tx: Transaction,
  { secrets }: House,
  { account, activeAt }: { readonly account: Account; readonly activeAt: Date },
  { days, blocksAt }: Extract<Step, { is: 'warn' }>,
  now: Date,
): Promise<void> {
  await saveWarned(tx, account.id, { activeAt, blocksAt, warnedDays: days, warnedAt: now })
  await endLinks(tx, account.id, now, [stayPurpose])
  const about = { purpose: stayPurpose, accountId: account.id, expiresAt: blocksAt }
  const link = await saveLink(tx, secrets, about, now)
  await record(tx, system, 'accounts.inactive-warned', account.id, { days }, now)
  const to = await recipientOf(tx, account.personId)
  const facts = { account: account.id, link, blocksAt: blocksAt.toISOString() }
  const onceKey = `accounts.inactive-warned:${account.id}:${activeAt.toISOString()}:${days}`
  if (to) await tell(tx, { occasion: 'accounts.inactive-warned', to, facts, onceKey }, now)
}

async function block(tx: Transaction, house: House, account: Account, now: Date): Promise<void> {
  await blockHeld(tx, house.secrets, system, account, { reason: 'inactive' }, now)
  await forgetWarned(tx, account.id)
  await tellOrganisations(tx, house.profile, account, now)
}
