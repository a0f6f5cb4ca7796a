import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { findAccountOfPerson, inactivityOf, recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { holdAccountOf } from '../../actions/hold.ts'
import { step } from '../../actions/step.ts'
import type { AccessParts } from '../../parts.ts'
import { holdAlive } from '../../store/applications.ts'
import { tellOthers } from '../../tellings.ts'
import type { Application } from '../../types.ts'
import { decideDisuse, quietBefore, type DisuseStep } from '../due.ts'
import { disuseOf, forgetUsed, lastUseOf, listUnused, saveDisuse } from '../store.ts'
import type { Disuse } from '../types.ts'

type Follow = Pick<AccessParts, 'whenAccessMoves'>

const portion = 200

/**
 * Warns those who have access and do not use it, and ends it for those who were warned in vain: all that they have, through however many
 * organisations. Each person is a transaction of its own: a run that is cut off loses nothing, and running twice on one day does nothing
 * more.
 */
export async function lookForUnused(
  house: House,
  parts: Follow,
): Promise<{ readonly warned: number; readonly expired: number }> {
  const { db, clock, profile, log } = house
  await forgetUsed(db)
  const before = quietBefore(clock.now(), profile.access.unusedAfterMonths)
  const found = { warned: 0, expired: 0 }
  let last: PersonId | undefined
  do {
    const unused = await listUnused(db, before, last, portion)
    for (const person of unused)
      try {
        const did = await inTransaction(db, (tx) => lookAt(tx, house, parts, person, clock.now()))
        if (did === 'warn') found.warned++
        if (did === 'expire') found.expired++
      } catch (error) {
        log.error({ person, error }, 'access that is not used could not be looked at')
      }
    last = unused.length < portion ? undefined : unused.at(-1)
  } while (last)
  return found
}

async function lookAt(
  tx: Transaction,
  house: House,
  parts: Follow,
  personId: PersonId,
  now: Date,
): Promise<DisuseStep['is']> {
  await holdAccountOf(tx, personId)
  const open = (await holdAlive(tx, personId)).filter(({ state }) => state === 'active')
  const activeAt = open.length > 0 ? await lastUseOf(tx, personId) : undefined
  if (!activeAt) return 'nothing'
  const told = await toldOf(tx, open, activeAt)
  const due = decideDisuse(activeAt, house.profile.access.unusedAfterMonths, told, now)
  if (due.is === 'warn') await warn(tx, open, activeAt, due, now)
  if (due.is === 'expire') for (const one of open) await expire(tx, house, parts, one, now)
  return due.is
}

/** What somebody was told about this last use, whichever of their applications it stands with. */
async function toldOf(
  tx: Transaction,
  open: readonly Application[],
  activeAt: Date,
): Promise<Disuse | undefined> {
  for (const { id } of open) {
    const told = await disuseOf(tx, id)
    if (told?.activeAt.getTime() === activeAt.getTime()) return told
  }
  return undefined
}

async function warn(
  tx: Transaction,
  open: readonly Application[],
  activeAt: Date,
  { days, endsAt }: Extract<DisuseStep, { is: 'warn' }>,
  now: Date,
): Promise<void> {
  for (const { id, personId, organisationId } of open) {
    await saveDisuse(tx, id, { activeAt, endsAt, warnedDays: days, warnedAt: now })
    await record(tx, system, 'access.unused-warned', id, { personId, organisationId, days }, now)
  }
  const [{ id: applicationId, personId }] = open as readonly [Application]
  const account = await findAccountOfPerson(tx, personId)
  const known = account && (await inactivityOf(tx, account.id))
  // Then the mail about the account has said it, too.
  if (known && known.blocksAt <= endsAt) return
  const to = await recipientOf(tx, personId)
  const onceKey = `access.unused:${personId}:${activeAt.toISOString()}:${days}`
  if (to) await tell(tx, { occasion: 'access.unused', to, facts: { applicationId }, onceKey }, now)
}

async function expire(
  tx: Transaction,
  house: House,
  parts: Follow,
  held: Application,
  now: Date,
): Promise<void> {
  const over = await step(tx, parts, system, held, 'expired', now)
  await tellOthers(tx, house, 'ended', over, now)
}
