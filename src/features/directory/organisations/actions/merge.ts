import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { lookForGaps } from '../../focal-points/actions/gaps.ts'
import { holdsAlready } from '../../focal-points/rules.ts'
import { withdrawChangesOf } from '../../focal-points/store/changes.ts'
import { endRoles, rolesOfOrganisation, saveRole } from '../../focal-points/store/roles.ts'
import type { OrganisationParts, OrganisationsMerged } from '../parts.ts'
import { decideMerger } from '../rules.ts'
import { dropOpenChanges } from '../store/changes.ts'
import { holdRecord } from '../store/records.ts'
import type { OrganisationRecord } from '../types.ts'
import { moveRelations, saveReviewed } from '../store/review.ts'
import { writeRecords } from '../store/write.ts'
import { followMerger } from './follow.ts'
import { tellFollowed } from './review.ts'

type Above = Pick<House, 'db' | 'profile' | 'clock'>

/**
 * One organisation turns out to be another. Its people, who decides for it, what stands under it and whatever else names it
 * follow; its own address leads to the other from now on. With `keepsName` the other is also found by its name.
 */
export function mergeOrganisation(
  house: Above,
  parts: OrganisationParts,
  actor: SignedIn,
  { from, into, keepsName }: OrganisationsMerged & { readonly keepsName: boolean },
): Promise<{ readonly into: OrganisationId } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const [one, other] = await holdBoth(tx, from, into)
    if (!one) return refuse('directory.organisation-gone')
    const no = decideMerger(one, other)
    if (no || !other) return no ?? refuse('directory.organisations.target-gone')
    const targets = [one, other].map(({ id, data }) => ({ id, membership: data.membership }))
    const above = { profile: house.profile, parts }
    const followed = await followMerger(tx, above, actor, targets[0]!, targets[1]!, now)
    await moveRoles(tx, actor, { from, into }, now)
    await dropOpenChanges(tx, from, now)
    await moveRelations(tx, { from, into })
    await saveReviewed(tx, from, { state: 'merged', into }, now)
    if (keepsName) await keepName(tx, one, other, now)
    await record(tx, actor, 'directory.organisation-merged', from, { into }, now)
    await record(tx, actor, 'directory.organisation-took-over', into, { from }, now)
    for (const react of parts.whenMerged) await react(tx, actor, { from, into }, now)
    await lookForGaps(tx, { profile: house.profile, accounts: parts.accounts }, [from, into].sort(), now)
    await tellFollowed(tx, parts, 'directory.organisation-merged', from, followed, now)
    return { into }
  })
}

/** Both are held in the order of their ids, so that two mergers of the same two cannot wait for each other. */
async function holdBoth(
  tx: Transaction,
  from: OrganisationId,
  into: OrganisationId,
): Promise<readonly [OrganisationRecord | undefined, OrganisationRecord | undefined]> {
  const held = new Map<OrganisationId, OrganisationRecord | undefined>()
  for (const id of [from, into].sort()) held.set(id, await holdRecord(tx, id))
  return [held.get(from), held.get(into)]
}

/** Whoever decided for the one decides for the other, unless they do already. */
async function moveRoles(
  tx: Transaction,
  actor: SignedIn,
  { from, into }: OrganisationsMerged,
  now: Date,
): Promise<void> {
  const roles = await rolesOfOrganisation(tx, from, now)
  await endRoles(
    tx,
    roles.map(({ id }) => id),
    'merged',
    now,
  )
  await withdrawChangesOf(
    tx,
    roles.map(({ id }) => id),
    now,
  )
  for (const role of roles) {
    const theirs = (await rolesOfOrganisation(tx, into, now)).filter(
      ({ personId }) => personId === role.personId,
    )
    const details = { organisationId: from, kind: role.kind, into }
    await record(tx, actor, 'directory.focal-point-merged', role.id, details, now)
    if (!holdsAlready(role, theirs)) await saveRole(tx, { ...role, organisationId: into }, now)
  }
}

async function keepName(
  tx: Transaction,
  one: OrganisationRecord,
  other: OrganisationRecord,
  now: Date,
): Promise<void> {
  const has = [
    other.data.name,
    ...Object.values(other.data.names),
    ...other.data.formerNames.map(({ name }) => name),
  ]
  if (has.includes(one.data.name)) return
  const formerNames = [...other.data.formerNames, { name: one.data.name, until: null }]
  await writeRecords(tx, [{ id: other.id, before: other.data, data: { ...other.data, formerNames } }], now)
}
