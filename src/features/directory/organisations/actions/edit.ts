import type { Database } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { changesBetween } from '../fields/rules.ts'
import { settledMembership } from '../rules.ts'
import { stampOf } from '../stamp.ts'
import { holdRecord } from '../store/records.ts'
import { writing } from '../store/save.ts'
import { writeRecords } from '../store/write.ts'
import type { OrganisationData } from '../types.ts'

/** Staff put an organisation into the list by themselves. */
export function addOrganisation(
  db: Database,
  actor: Actor,
  it: OrganisationData,
  now: Date,
): Promise<{ readonly id: OrganisationId } | Refusal> {
  return writing(db, async (tx) => {
    const id = newId()
    const data = { ...it, membership: settledMembership(it, undefined, dayOf(now)) }
    await writeRecords(tx, [{ id, data }], now)
    await record(tx, actor, 'directory.organisation-added', id, {}, now)
    return { id }
  })
}

/**
 * Staff change what is kept of an organisation. `stamp` says what the form was made from: what somebody else changed
 * meanwhile is not overwritten unseen. Returns the fields that changed; nothing is recorded when none did.
 */
export function editOrganisation(
  db: Database,
  actor: Actor,
  it: { readonly id: OrganisationId; readonly data: OrganisationData; readonly stamp: string },
  now: Date,
): Promise<{ readonly fields: readonly string[] } | Refusal> {
  return writing(db, async (tx) => {
    const held = await holdRecord(tx, it.id)
    if (held?.state !== 'listed') return refuse('directory.organisation-gone')
    if (stampOf(held.data) !== it.stamp) return refuse('directory.organisations.changed-meanwhile')
    const data = { ...it.data, membership: settledMembership(it.data, held.data, dayOf(now)) }
    const fields = changesBetween(held.data, data).map(({ field }) => field)
    if (fields.length === 0) return { fields }
    await writeRecords(tx, [{ id: it.id, before: held.data, data }], now)
    await record(tx, actor, 'directory.organisation-changed', it.id, { fields }, now)
    return { fields }
  })
}

/** The plain day of an instant, in UTC. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)
