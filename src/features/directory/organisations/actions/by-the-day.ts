import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { decidersOf, deskOf } from '../../focal-points/recipients.ts'
import type { OrganisationParts } from '../parts.ts'
import { isOverdue, monthsLater } from '../rules.ts'
import { listOverdue, saveSuspended } from '../store/arrears.ts'
import { holdRecord } from '../store/records.ts'
import { countDesk } from '../store/desk.ts'
import { dayOf } from './edit.ts'

type Above = Pick<House, 'db' | 'profile' | 'clock'>

/** Suspends memberships whose arrears have passed six months, and tells whoever decides there. Returns how many. */
export async function suspendForArrears({ db, clock }: Above, parts: OrganisationParts): Promise<number> {
  const now = clock.now()
  const ids = await listOverdue(db, monthsLater(dayOf(now), -6))
  let suspended = 0
  for (const id of ids) if (await suspend(db, parts, id, now)) suspended += 1
  return suspended
}

function suspend(
  db: House['db'],
  { accounts }: OrganisationParts,
  id: OrganisationId,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await holdRecord(tx, id)
    const since = held?.data.arrearsSince ?? null
    if (held?.state !== 'listed' || held.data.membership !== 'active' || !isOverdue(since, dayOf(now)))
      return false
    await saveSuspended(tx, id, now)
    await record(tx, system, 'directory.organisation-suspended', id, { arrearsSince: since }, now)
    for (const to of await decidersOf(tx, accounts, id, {}, now)) {
      const onceKey = `directory.organisation-suspended:${id}:${since}:${to.personId}`
      const facts = { organisationId: id, since }
      await tell(tx, { occasion: 'directory.organisation-suspended', to, facts, onceKey }, now)
    }
    return true
  })
}

/** Tells those who keep the directory, once a day, when organisations or changes wait for them. */
export async function remindDesk({ db, profile, clock }: Above): Promise<boolean> {
  const now = clock.now()
  const { unverified, changes } = await countDesk(db)
  if (unverified + changes === 0) return false
  const onceKey = `directory.desk-waits:${dayOf(now)}`
  const facts = { unverified, changes }
  await inTransaction(db, (tx) =>
    tell(tx, { occasion: 'directory.desk-waits', to: deskOf(profile), facts, lane: 'bulk', onceKey }, now),
  )
  return true
}
