import { inTransaction } from '../../../../../platform/database/database.ts'
import type { Transaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import { isRefusal, type Refusal } from '../../../../../values/refusal.ts'
import { claimOrganisation, claimUnknownOrganisation, claimUnlistedOrganisation } from '../../../actions.ts'
import type { AffiliationParts } from '../parts.ts'
import { decideClaim } from '../rules.ts'
import { findHeld, holdLive, saveDetails, saveMain } from '../store.ts'
import { tellDeciders } from '../tellings.ts'
import type { EmployerChange, Held } from '../types.ts'
import { leaveHeld } from './end.ts'

/** Thrown to undo what was saved before a refusal was known. */
class Undone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/**
 * "I changed employer": what ends and what is claimed, both or neither. A claim that needs approval is told to whoever
 * decides at the organisation; one that needs none holds at once.
 */
export async function changeEmployer(
  house: House,
  parts: AffiliationParts,
  actor: SignedIn,
  it: EmployerChange,
): Promise<{ readonly begun: Held; readonly left: Held | undefined } | Refusal> {
  const now = house.clock.now()
  const act = inTransaction(house.db, async (tx) => {
    const live = await holdLive(tx, actor.personId)
    const twice = decideClaim(live, organisationIn(it))
    if (twice) throw new Undone(twice)
    const left = it.ends && (await leaveHeld(tx, parts, actor, live, it.ends, now))
    if (isRefusal(left)) throw new Undone(left)
    const begun = await begin(tx, house, parts, actor, it.begins, now)
    return { begun, left: left?.left }
  })
  return act.catch((error: unknown) => {
    if (error instanceof Undone) return error.refusal
    throw error
  })
}

const organisationIn = ({ begins: { organisation } }: EmployerChange): string | undefined =>
  organisation.kind === 'listed' ? organisation.id : undefined

async function begin(
  tx: Transaction,
  house: House,
  parts: AffiliationParts,
  actor: SignedIn,
  it: EmployerChange['begins'],
  now: Date,
): Promise<Held> {
  const claimed = await claim(tx, actor, it, now)
  if (isRefusal(claimed)) throw new Undone(claimed)
  const id = claimed.affiliationId
  await saveDetails(tx, id, it)
  if (it.isMain) await saveMain(tx, actor.personId, id)
  const held = await findHeld(tx, id)
  if (!held) throw new Error('an affiliation that was just claimed is gone')
  if (held.state === 'claimed' && it.organisation.kind === 'listed')
    await tellDeciders(
      tx,
      house.profile,
      parts.holdersOf,
      { id, personId: actor.personId, organisationId: it.organisation.id },
      now,
    )
  return held
}

function claim(
  tx: Transaction,
  actor: SignedIn,
  { organisation, category }: EmployerChange['begins'],
  now: Date,
): Promise<{ readonly affiliationId: Id } | Refusal> {
  const { personId } = actor
  if (organisation.kind === 'listed')
    return claimOrganisation(tx, actor, { personId, organisationId: organisation.id }, now)
  if (organisation.kind === 'unlisted')
    return claimUnlistedOrganisation(tx, actor, { ...organisation, personId, category }, now)
  return claimUnknownOrganisation(tx, actor, { personId, category }, now)
}
