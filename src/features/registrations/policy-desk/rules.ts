import { isRefusal } from '../../../values/refusal.ts'
import type { EventView } from '../../events/types.ts'
import { decideParticipation } from '../../participation/rules.ts'
import type { Policy } from '../../participation/types.ts'
import { asksSomebody, deciderOf } from '../rules.ts'
import type { Decider } from '../types.ts'
import { outcomes, type Alike, type Census, type KeptCensus, type Outcome } from './types.ts'

type EventFacts = Pick<EventView, 'type' | 'policy' | 'groupPolicy' | 'requiresMemberAccess'>

/** A job that has not answered for so long is asked for again. */
const patienceMs = 10 * 60_000

/** Whether somebody asked and the answer is still to come. */
export const isCounting = (kept: Pick<KeptCensus, 'askedAt' | 'countedAt'> | undefined, now: Date): boolean =>
  kept !== undefined &&
  (kept.countedAt === null || kept.countedAt < kept.askedAt) &&
  now.getTime() - kept.askedAt.getTime() < patienceMs

/** How a registration begins that this desk, or nobody, has to agree to. */
export const beginsAs = (decider: Decider): Outcome => (asksSomebody(decider) ? decider : 'confirmed')

/** What happens to people of whom the policy sees the same. A focal point who registers themselves counts as their desk. */
export function outcomeFor(
  profile: Policy,
  event: EventFacts,
  alike: Alike,
): { readonly outcome: Outcome; readonly rule: string } {
  const answer = decideParticipation({
    ...alike,
    eventType: event.type,
    overrides: event.policy,
    groupOverrides: event.groupPolicy,
    access: { isNeeded: event.requiresMemberAccess, isHeld: alike.hasAccess },
    policy: profile.policy,
    categories: profile.categories,
  })
  if (isRefusal(answer)) return { outcome: 'refused', rule: String(answer.values?.['rule']) }
  const { hasFocalPoint } = alike
  const decider = deciderOf(answer.regime, { isOwnFocalPoint: false, hasFocalPoint })
  return { outcome: beginsAs(decider), rule: answer.rule }
}

/** How many people could register, counted per category and outcome, and per rule. */
export function censusOf(profile: Policy, event: EventFacts, all: readonly Alike[]): Census {
  const decided = all.map((alike) => ({ ...alike, ...outcomeFor(profile, event, alike) }))
  const count = (some: typeof decided) => some.reduce((sum, { people }) => sum + people, 0)
  const byOutcome = (some: typeof decided) =>
    Object.fromEntries(
      outcomes.map((outcome) => [outcome, count(some.filter((one) => one.outcome === outcome))]),
    ) as Record<Outcome, number>
  const known = profile.categories.map(({ id }) => id)
  const others = decided.map(({ category }) => category).filter((id) => !known.includes(id))
  const rules = [...new Set(decided.map(({ rule }) => rule))]
  return {
    byCategory: [...known, ...new Set(others)]
      .map((category) => decided.filter((one) => one.category === category))
      .filter((some) => some.length > 0)
      .map((some) => ({ category: some[0]?.category ?? '', people: byOutcome(some) })),
    byRule: rules
      .map((rule) => decided.filter((one) => one.rule === rule))
      .map((some) => ({
        rule: some[0]?.rule ?? '',
        isYes: some[0]?.outcome !== 'refused',
        people: count(some),
      }))
      .sort((one, other) => other.people - one.people),
    all: byOutcome(decided),
  }
}
