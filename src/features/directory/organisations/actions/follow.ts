import type { Transaction } from '../../../../platform/database/database.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { holdLive, saveDecision, saveEnd } from '../../people/affiliations/store.ts'
import { latestToday } from '../../people/affiliations/rules.ts'
import { tellDeciders } from '../../people/affiliations/tellings.ts'
import type { Held } from '../../people/affiliations/types.ts'
import { stateOfNewClaim } from '../../rules.ts'
import type { Membership } from '../../types.ts'
import type { OrganisationParts } from '../parts.ts'
import { stateAfterMerger } from '../rules.ts'
import { peopleAt, saveFollowed } from '../store/review.ts'

type Above = { readonly profile: Profile; readonly parts: OrganisationParts }
type Target = { readonly id: OrganisationId; readonly membership: Membership }

/** What became of somebody's claim when its organisation was looked at. */
export type Followed = { readonly personId: PersonId; readonly state: 'claimed' | 'approved' }

/**
 * An organisation that people had entered is in the list now. Where it is no member, those who claim it belong to it at
 * once; otherwise whoever decides there is asked.
 */
export async function settleClaims(
  tx: Transaction,
  above: Above,
  actor: SignedIn,
  it: Target,
  now: Date,
): Promise<readonly Followed[]> {
  const followed: Followed[] = []
  for (const personId of await peopleAt(tx, it.id)) {
    const held = (await holdLive(tx, personId)).find(({ organisationId }) => organisationId === it.id)
    if (!held) continue
    const state = held.state === 'approved' ? 'approved' : settledState(it)
    if (state !== held.state) await approve(tx, above, actor, held, it.id, now)
    if (state === 'claimed') await ask(tx, above, held, it.id, now)
    followed.push({ personId, state })
  }
  return followed
}

const settledState = ({ membership }: Target): 'claimed' | 'approved' =>
  stateOfNewClaim({ state: 'listed', membership }) === 'approved' ? 'approved' : 'claimed'

/** Everybody who belonged to one organisation, or claimed to, does so to the one it turned out to be. */
export async function followMerger(
  tx: Transaction,
  above: Above,
  actor: SignedIn,
  from: Target,
  into: Target,
  now: Date,
): Promise<readonly Followed[]> {
  const followed: Followed[] = []
  for (const personId of await peopleAt(tx, from.id)) {
    const live = await holdLive(tx, personId)
    const held = live.find(({ organisationId }) => organisationId === from.id)
    if (!held) continue
    const state = stateAfterMerger(held.state === 'approved' ? 'approved' : 'claimed', from, into)
    const other = live.find(({ organisationId }) => organisationId === into.id)
    if (other) await endDouble(tx, actor, held, other, now)
    else await move(tx, above, actor, held, { organisationId: into.id, state }, now)
    followed.push({ personId, state: other?.state === 'approved' ? 'approved' : state })
  }
  return followed
}

/** Somebody who belongs to both keeps what they have at the one that stays. */
async function endDouble(
  tx: Transaction,
  actor: SignedIn,
  held: Held,
  other: Held,
  now: Date,
): Promise<void> {
  await saveEnd(tx, held, { reason: 'merged', on: latestToday(now), by: actor.accountId }, now)
  const details = { personId: held.personId, organisationId: held.organisationId, keeps: other.id }
  await record(tx, actor, 'directory.affiliation-ended', held.id, { ...details, reason: 'merged' }, now)
}

async function move(
  tx: Transaction,
  above: Above,
  actor: SignedIn,
  held: Held,
  to: { readonly organisationId: OrganisationId; readonly state: 'claimed' | 'approved' },
  now: Date,
): Promise<void> {
  const wasApproved = held.state === 'approved'
  await saveFollowed(tx, held.id, { ...to, state: wasApproved ? to.state : 'claimed' })
  const details = { personId: held.personId, from: held.organisationId, into: to.organisationId }
  await record(tx, actor, 'directory.affiliation-moved', held.id, { ...details, state: to.state }, now)
  if (!wasApproved && to.state === 'approved') await approve(tx, above, actor, held, to.organisationId, now)
  if (to.state === 'claimed') await ask(tx, above, held, to.organisationId, now)
}

async function approve(
  tx: Transaction,
  { parts }: Above,
  actor: SignedIn,
  { id, personId }: Held,
  organisationId: OrganisationId,
  now: Date,
): Promise<void> {
  await saveDecision(tx, id, { state: 'approved', by: actor.accountId }, now)
  await record(tx, actor, 'directory.affiliation-approved', id, { personId, organisationId }, now)
  const moved = { affiliationId: id, personId, organisationId }
  for (const react of parts.affiliations.whenAffiliationApproved) await react(tx, actor, moved, now)
}

const ask = (
  tx: Transaction,
  { profile, parts }: Above,
  { id, personId }: Held,
  organisationId: OrganisationId,
  now: Date,
): Promise<void> =>
  tellDeciders(tx, profile, parts.affiliations.holdersOf, { id, personId, organisationId }, now)
