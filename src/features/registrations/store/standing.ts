import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { holdsAccess } from '../../access/index.ts'
import { reachableFocalPoints } from '../../accounts/index.ts'
import {
  findAffiliation,
  organisationsOf,
  type Affiliation,
  type Organisation,
} from '../../directory/index.ts'
import { nominatedFor, type EventView } from '../../events/index.ts'
import {
  decideParticipation,
  mayAskForVisa,
  membershipOf,
  tiesOf,
  type Admission,
  type ParticipationFacts,
  type VisaAnswer,
} from '../../participation/index.ts'
import { deciderOf, plainDayIn } from '../rules.ts'
import { designated, type Decider } from '../types.ts'
import { isConfirmedForOpener } from './openers.ts'

/** What a person is to an event before anything is decided: for whom they come, whether they may, who says yes. */
export type Standing = {
  readonly organisation: Organisation | undefined
  readonly category: string
  readonly way: Admission | Refusal
  readonly decider: Decider
  /** For those who come on site. */
  readonly visa: VisaAnswer
}

/**
 * Reads what the directory says of a person and asks the participation policy about it. Somebody who is signed in. They
 * come for the organisation that leads, or for another one of theirs.
 */
export async function standingOf(
  db: Database | Transaction,
  profile: Profile,
  event: EventView,
  personId: PersonId,
  now: Date,
  organisationId?: OrganisationId,
): Promise<Standing> {
  const chosen = organisationId && (await organisationsOf(db, personId)).find(isFor(organisationId))
  const affiliation = chosen || (await findAffiliation(db, personId))
  const facts = await factsOf(db, profile, event, { personId, affiliation, accountState: 'active' })
  const { category, membership } = facts
  const way = decideParticipation(facts)
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

const isFor =
  (organisationId: OrganisationId) =>
  ({ organisation }: Affiliation): boolean =>
    organisation?.id === organisationId

type PersonLooked = { readonly affiliation: Affiliation | undefined; readonly accountState: string }

/** Everything the policy looks at, with what is written down of this person: the events they come from, and nominations. */
export async function factsOf(
  db: Database | Transaction,
  profile: Profile,
  event: EventView,
  { personId, ...person }: PersonLooked & { readonly personId: PersonId },
): Promise<ParticipationFacts> {
  const isEntitled = await isConfirmedForOpener(db, event.id, personId)
  const nominated = await nominatedFor(db, event.id, personId, person.affiliation?.organisation?.id)
  const hasAccess = event.requiresMemberAccess && (await holdsAccess(db, personId))
  return factsFor(profile, event, { ...person, isEntitled, nominated, hasAccess })
}

/** Everything the policy looks at: what the profile says, the event, its group, and somebody as they are told of. */
export function factsFor(
  profile: Profile,
  event: EventView,
  person: PersonLooked &
    Pick<ParticipationFacts, 'isEntitled' | 'nominated'> & { readonly hasAccess: boolean },
): ParticipationFacts {
  const { affiliation, hasAccess, ...told } = person
  return {
    ...told,
    eventType: event.type,
    category: affiliation?.category ?? nonMember(profile),
    membership: membershipOf(affiliation),
    overrides: event.policy,
    groupOverrides: event.groupPolicy,
    ties: tiesOf(event, affiliation?.organisation),
    access: { isNeeded: event.requiresMemberAccess, isHeld: hasAccess },
    policy: profile.policy,
    categories: profile.categories,
  }
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
