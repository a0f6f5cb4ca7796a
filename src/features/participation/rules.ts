import { isRefusal, refuse, type Refusal } from '../../values/refusal.ts'
import type { Affiliation } from '../directory/types.ts'
import type {
  Admission,
  Audience,
  CategoryFacts,
  Overrides,
  ParticipationFacts,
  Policy,
  PolicyRow,
  Regime,
  Relation,
  Standing,
  Ties,
  WordSaid,
} from './types.ts'

/**
 * Whether somebody may register for an event and who has to agree. A member whose standing is not good takes part as
 * a non-member does. Every answer names its rule; a refusal carries it as a value.
 */
export function decideParticipation(facts: ParticipationFacts): Admission | Refusal {
  if (facts.accountState !== 'active') return refusal('account-not-active')
  const outcome = facts.isEntitled ? entitled : byMembership(facts)
  if (isRefusal(outcome)) return outcome
  return facts.access?.isNeeded && !facts.access.isHeld ? refusal('access-needed') : outcome
}

/** Being confirmed for the first event is enough for the second; only member access is still asked for. */
export const entitled: Admission = { regime: 'automatic', rule: 'linked-event' }

function byMembership(facts: ParticipationFacts): Admission | Refusal {
  if (!isMember(facts) || facts.membership === 'active') return outcomeFor(facts, facts.category)

  const asNonMember = outcomeFor(facts, nonMember(facts))
  if (!isRefusal(asNonMember)) return asNonMember
  const asMember = outcomeFor(facts, facts.category)
  if (isRefusal(asMember)) return asMember
  if (facts.membership === 'suspended') return refusal('membership-suspended')
  return facts.membership === 'unverified' ? refusal('organisation-unverified') : asNonMember
}

/** What stands behind somebody's claim: nothing, an organisation nobody has verified, or a membership. */
export function membershipOf(
  affiliation: Pick<Affiliation, 'organisation' | 'state' | 'membership'> | undefined,
): Standing {
  if (!affiliation || affiliation.state === 'rejected' || affiliation.state === 'ended') return 'none'
  if (!affiliation.organisation || affiliation.organisation.state === 'unverified') return 'unverified'
  return affiliation.organisation.state === 'listed' ? affiliation.membership : 'none'
}

/** What ties an organisation to a meeting: the sectors of its membership, and the one group an associate picked. */
export function tiesOf(
  event: { readonly sector: string | null; readonly groupId?: string | null },
  organisation: { readonly sectors: readonly string[]; readonly studyGroup?: string | null } | undefined,
): Ties {
  const { sector, groupId } = event
  const picked = organisation?.studyGroup
  return {
    sector: !sector || !organisation ? 'none' : coversSector(organisation.sectors, sector) ? 'own' : 'other',
    group: !groupId || !picked ? 'none' : picked === groupId ? 'own' : 'other',
  }
}

const coversSector = (sectors: readonly string[], sector: string) =>
  sectors.length === 0 || sectors.includes(sector)

/** Who may attend an event, with an account and a standing that are in order. */
export function audienceOf(event: EventFacts): Audience {
  const regimes = new Map<string, string>(
    event.categories.map(({ id }) => {
      const outcome = outcomeFor(event, id)
      return [id, isRefusal(outcome) ? outcome.refused : outcome.regime]
    }),
  )
  const having = (regime: string) => [...regimes.keys()].filter((id) => regimes.get(id) === regime)
  const automatic = having('automatic')
  return {
    automatic,
    focalPoint: having('focal-point'),
    accreditation: having('accreditation'),
    nomination: having('participation.nomination-only'),
    refused: having('participation.refused'),
    isOpenToAll: automatic.length === event.categories.length,
  }
}

export type EventFacts = Policy &
  Pick<ParticipationFacts, 'eventType' | 'overrides' | 'groupOverrides' | 'nominated'> & {
    readonly ties?: Ties
  }

/** Whoever is on the list comes in; where it is their organisation, its focal point says which of its people come. */
const admitted = {
  person: { regime: 'automatic', rule: 'nominated' },
  organisation: { regime: 'focal-point', rule: 'nominated-organisation' },
} as const

export function outcomeFor(event: EventFacts, category: string): Admission | Refusal {
  const { regime, rule } = wordOf(event, category)
  if (regime === 'refused') return refusal('refused', rule)
  if (regime === 'nomination-only')
    return event.nominated ? admitted[event.nominated] : refusal('nomination-only', rule)
  return { regime, rule }
}

/** The event's own word goes first, then its group's, then the policy; where nothing is said, the answer is no. */
export function wordOf(event: EventFacts, category: string): WordSaid {
  const own = wordIn(event.overrides, category)
  if (own !== undefined) return overridden('event', own)
  const ofGroup = wordIn(event.groupOverrides, category)
  if (ofGroup !== undefined) return overridden('group', ofGroup)
  const row = mostSpecific(event, category)
  return row
    ? { by: 'policy', regime: row.regime, rule: row.rule, row }
    : { by: 'nobody', regime: 'refused', rule: 'override-refused' }
}

const overridden = (by: 'event' | 'group', word: string): WordSaid => ({
  by,
  regime: regimeFrom(word),
  rule: `override-${regimeFrom(word)}`,
})

/** The row that names more wins; of two that name as much, the later one. */
function mostSpecific(event: EventFacts, category: string): PolicyRow | undefined {
  return event.policy
    .filter((row) => covers(row.eventType, event.eventType) && covers(row.category, category))
    .filter((row) => ties(row.sector, event.ties?.sector) && ties(row.group, event.ties?.group))
    .reduce<PolicyRow | undefined>((best, row) => (best && names(best) > names(row) ? best : row), undefined)
}

export const covers = (pattern: string, id: string) => pattern === '*' || pattern === id
const ties = (wanted: Relation | undefined, is: Ties['sector'] | undefined) => !wanted || wanted === is
const names = (row: PolicyRow) =>
  [row.eventType !== '*', row.category !== '*', row.sector, row.group].filter(Boolean).length
const wordIn = (overrides: Overrides | undefined, category: string) =>
  overrides?.[category] ?? overrides?.['*']

export const regimes: readonly Regime[] = [
  'automatic',
  'focal-point',
  'accreditation',
  'nomination-only',
  'refused',
]

/** A word that is no regime lets nobody in unseen: the secretariat looks. */
const regimeFrom = (word: string): Regime => regimes.find((regime) => regime === word) ?? 'accreditation'

export const isMember = ({
  categories,
  category,
}: Pick<ParticipationFacts, 'categories' | 'category'>): boolean =>
  categories.some(({ id, isMember }) => id === category && isMember)

/** The category of those who belong nowhere. */
export const nonMember = ({ categories }: { readonly categories: readonly CategoryFacts[] }): string =>
  categories.find(({ kind }) => kind === 'none')?.id ?? ''

type RefusalName =
  | 'access-needed'
  | 'account-not-active'
  | 'membership-suspended'
  | 'organisation-unverified'
  | 'nomination-only'
  | 'refused'

export const refusal = (name: RefusalName, rule: string = name): Refusal =>
  refuse(`participation.${name}`, { rule })
