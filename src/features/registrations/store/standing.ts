import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { PersonId } from '../../../values/ids.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { reachableFocalPoints } from '../../accounts/index.ts'
import { findAffiliation, type Affiliation, type Organisation } from '../../directory/index.ts'
import type { EventView } from '../../events/index.ts'
import {
  decideParticipation,
  mayAskForVisa,
  membershipOf,
  tiesOf,
  type Admission,
  type VisaAnswer,
} from '../../participation/index.ts'
import { deciderOf, plainDayIn } from '../rules.ts'
import { designated, type Decider } from '../types.ts'

/** What a person is to an event before anything is decided: for whom they come, whether they may, who says yes. */
export type Standing = {
  readonly organisation: Organisation | undefined
  readonly category: string
  readonly way: Admission | Refusal
  readonly decider: Decider
  /** For those who come on site. */
  readonly visa: VisaAnswer
}

/** Reads what the directory says of a person and asks the participation policy about it. Somebody who is signed in. */
export async function standingOf(
  db: Database | Transaction,
  profile: Profile,
  event: EventView,
  personId: PersonId,
  now: Date,
): Promise<Standing> {
  const affiliation = await findAffiliation(db, personId)
  const category = affiliation?.category ?? nonMember(profile)
  const membership = membershipOf(affiliation)
  const way = decideParticipation({
    eventType: event.type,
    category,
    membership,
    accountState: 'active',
    overrides: event.policy,
    ties: tiesOf(event, affiliation?.organisation),
    access: { isNeeded: event.requiresMemberAccess, isHeld: false },
    policy: profile.policy,
    categories: profile.categories,
  })
  const visa = mayAskForVisa({
    mode: 'on-site',
    eventCountry: event.countryCode,
    eventCity: event.city,
    isMember: profile.categories.some((one) => one.id === category && one.isMember),
    membership,
    today: plainDayIn(event.timeZone, now),
    startsOn: plainDayIn(event.timeZone, event.startsAt),
    visa: profile.visa,
  })
  const decider = isRefusal(way)
    ? 'nobody'
    : await whoDecides(db, way, affiliation, personId, event.sector, now)
  return { organisation: affiliation?.organisation, category, way, decider, visa }
}

async function whoDecides(
  db: Database | Transaction,
  way: Admission,
  affiliation: Affiliation | undefined,
  personId: PersonId,
  sector: string | null,
  now: Date,
): Promise<Decider> {
  const organisationId = affiliation?.organisation?.id
  if (way.regime === 'automatic' || !organisationId)
    return deciderOf(way.regime, { isOwnFocalPoint: false, hasFocalPoint: false })
  const all = await reachableFocalPoints(db, organisationId, designated, now, sector)
  return deciderOf(way.regime, {
    isOwnFocalPoint: all.some((one) => one.personId === personId),
    hasFocalPoint: all.length > 0,
  })
}

/** Where somebody belongs who has named no organisation. */
const nonMember = (profile: Profile): string =>
  profile.categories.find((one) => one.kind === 'none')?.id ?? 'unknown'
