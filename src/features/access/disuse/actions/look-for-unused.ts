import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { holdFound } from '../../actions/hold.ts'
import { step } from '../../actions/step.ts'
import type { AccessParts } from '../../parts.ts'
import { findApplication } from '../../store/applications.ts'
import { tellOthers } from '../../tellings.ts'
import type { Application, ApplicationId } from '../../types.ts'
import { decideDisuse, quietBefore, type DisuseStep } from '../due.ts'
import { disuseOf, forgetUsed, lastUseOf, listUnused, saveDisuse } from '../store.ts'

type Follow = Pick<AccessParts, 'whenAccessMoves'>

const portion = 200

/**
 * Warns those who have access and do not use it, and ends it for those who were warned in vain. Each is a transaction of its own: a
 * run that is cut off loses nothing, and running twice on one day does nothing more.
 */
export async function lookForUnused(
  house: House,
  parts: Follow,
): Promise<{ readonly warned: number; readonly expired: number }> {
  const { db, clock, profile, log } = house
  await forgetUsed(db)
  const before = quietBefore(clock.now(), profile.access.unusedAfterMonths)
  const found = { warned: 0, expired: 0 }
  let last: ApplicationId | undefined
  do {
    const unused = await listUnused(db, before, last, portion)
    for (const id of unused)
      try {
        const did = await inTransaction(db, (tx) => lookAt(tx, house, parts, id, clock.now()))
        if (did === 'warn') found.warned++
        if (did === 'expire') found.expired++
      } catch (error) {
        log.error({ application: id, error }, 'access that is not used could not be looked at')
      }
    last = unused.length < portion ? undefined : unused.at(-1)
  } while (last)
  return found
}

async function lookAt(
  tx: Transaction,
  house: House,
  parts: Follow,
  id: ApplicationId,
  now: Date,
): Promise<DisuseStep['is']> {
  const found = await findApplication(tx, id)
  const held = found && (await holdFound(tx, found))
  const activeAt = held?.state === 'active' ? await lastUseOf(tx, id) : undefined
  if (!held || !activeAt) return 'nothing'
  const told = await disuseOf(tx, id)
  const due = decideDisuse(activeAt, house.profile.access.unusedAfterMonths, told, now)
  if (due.is === 'warn') await warn(tx, held, activeAt, due, now)
  if (due.is === 'expire') await expire(tx, house, parts, held, now)
  return due.is
}

async function warn(
  tx: Transaction,
  it: Application,
  activeAt: Date,
  { days, endsAt }: Extract<DisuseStep, { is: 'warn' }>,
  now: Date,
): Promise<void> {
  await saveDisuse(tx, it.id, { activeAt, endsAt, warnedDays: days, warnedAt: now })
  const details = { personId: it.personId, organisationId: it.organisationId, days }
  await record(tx, system, 'access.unused-warned', it.id, details, now)
  const to = await recipientOf(tx, it.personId)
  const onceKey = `access.unused:${it.id}:${activeAt.toISOString()}:${days}`
  if (to) await tell(tx, { occasion: 'access.unused', to, facts: { applicationId: it.id }, onceKey }, now)
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
