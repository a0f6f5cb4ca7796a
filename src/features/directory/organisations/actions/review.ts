import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdLive, saveDecision } from '../../people/affiliations/store.ts'
import { isReachable } from '../../people/holders.ts'
import type { OrganisationParts } from '../parts.ts'
import { decideReview, settledMembership } from '../rules.ts'
import { holdRecord } from '../store/records.ts'
import type { OrganisationData, OrganisationRecord } from '../types.ts'
import { peopleAt, saveReviewed } from '../store/review.ts'
import { writing } from '../store/save.ts'
import { writeRecords } from '../store/write.ts'
import { dayOf } from './edit.ts'
import { settleClaims, type Followed } from './follow.ts'

type Above = Pick<House, 'db' | 'profile' | 'clock'>

/** What a person entered is right, or was put right: it is in the list from now on, and they are told. */
export function verifyOrganisation(
  house: Above,
  parts: OrganisationParts,
  actor: SignedIn,
  it: { readonly id: OrganisationId; readonly data: OrganisationData },
): Promise<{ readonly verified: OrganisationId } | Refusal> {
  const now = house.clock.now()
  return reviewing(house, it.id, async (tx, held) => {
    const data = { ...it.data, membership: settledMembership(it.data, undefined, dayOf(now)) }
    await writeRecords(tx, [{ id: it.id, before: held.data, data }], now)
    await saveReviewed(tx, it.id, { state: 'listed' }, now)
    await record(tx, actor, 'directory.organisation-verified', it.id, {}, now)
    const target = { id: it.id, membership: data.membership }
    const followed = await settleClaims(tx, { profile: house.profile, parts }, actor, target, now)
    await tellFollowed(tx, parts, 'directory.organisation-verified', it.id, followed, now)
    return { verified: it.id }
  })
}

/** What a person entered is no organisation for this list. Whoever claimed it reads why, and chooses again. */
export function refuseOrganisation(
  house: Above,
  parts: OrganisationParts,
  actor: SignedIn,
  it: { readonly id: OrganisationId; readonly reason: string },
): Promise<{ readonly refusedOrganisation: OrganisationId } | Refusal> {
  const now = house.clock.now()
  return reviewing(house, it.id, async (tx) => {
    await saveReviewed(tx, it.id, { state: 'refused', reason: it.reason }, now)
    await record(tx, actor, 'directory.organisation-refused', it.id, {}, now)
    const people: Followed[] = []
    for (const personId of await peopleAt(tx, it.id)) {
      const held = (await holdLive(tx, personId)).find(({ organisationId }) => organisationId === it.id)
      if (!held) continue
      await saveDecision(tx, held.id, { state: 'rejected', by: actor.accountId, note: it.reason }, now)
      const details = { personId, organisationId: it.id }
      await record(tx, actor, 'directory.affiliation-rejected', held.id, details, now)
      people.push({ personId, state: 'claimed' })
    }
    await tellFollowed(tx, parts, 'directory.organisation-refused', it.id, people, now)
    return { refusedOrganisation: it.id }
  })
}

/** Holds what is to be reviewed; of any number who look at it at once, one decides. */
function reviewing<Outcome>(
  { db }: Above,
  id: OrganisationId,
  decide: (tx: Transaction, held: OrganisationRecord) => Promise<Outcome | Refusal>,
): Promise<Outcome | Refusal> {
  return writing(db, async (tx) => {
    const held = await holdRecord(tx, id)
    if (!held) return refuse('directory.organisation-gone')
    const no = decideReview(held.state)
    return isRefusal(no) ? no : decide(tx, held)
  })
}

/** Tells everybody who said that the organisation is theirs what became of it, each in a mail of their own. */
export async function tellFollowed(
  tx: Transaction,
  { affiliations }: OrganisationParts,
  occasion: string,
  organisationId: OrganisationId,
  followed: readonly Followed[],
  now: Date,
): Promise<void> {
  const holders = await affiliations.holdersOf(
    tx,
    followed.map(({ personId }) => personId),
  )
  for (const { personId, state } of followed) {
    const to = holders.get(personId)
    if (!to || !isReachable(to)) continue
    const facts = { organisationId, state }
    await tell(tx, { occasion, to, facts, onceKey: `${occasion}:${organisationId}:${personId}` }, now)
  }
}
