import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { decideParticipation, entitled, isMember, nonMember, outcomeFor, wordOf } from './rules.ts'
import type { Admission, Explained, ParticipationFacts, Step } from './types.ts'

/** The decision, with every question in the order in which it is asked. It ends as `decideParticipation` does, always. */
export function explainParticipation(facts: ParticipationFacts): Explained {
  const answer = decideParticipation(facts)
  return { steps: stepsTo(facts, answer), answer }
}

function stepsTo(facts: ParticipationFacts, answer: Admission | Refusal): Step[] {
  if (facts.accountState !== 'active')
    return [{ asks: 'account', outcome: 'refused', rule: 'account-not-active' }]
  const way: Step[] = facts.isEntitled
    ? [{ asks: 'link', outcome: 'settled', rule: entitled.rule }]
    : [...(facts.isEntitled === undefined ? [] : [notLinked]), ...byStanding(facts, answer)]
  const isIn = !isRefusal(answer) || ruleOf(answer) === 'access-needed'
  return [{ asks: 'account', outcome: 'passed' }, ...way, ...(isIn ? access(facts) : [])]
}

const notLinked: Step = { asks: 'link', outcome: 'passed' }

/** A member whose standing is not good is first asked about as a non-member; if that is a no, the no says why. */
function byStanding(facts: ParticipationFacts, answer: Admission | Refusal): Step[] {
  const { category, membership } = facts
  if (!isMember(facts))
    return [{ asks: 'standing', outcome: 'passed', category, standing: 'guest' }, ...word(facts, category)]
  if (membership === 'active')
    return [{ asks: 'standing', outcome: 'passed', category, standing: 'active' }, ...word(facts, category)]
  const asNonMember = word(facts, nonMember(facts))
  const itself = { asks: 'standing', category, standing: membership } as const
  const because = isRefusal(answer) ? ruleOf(answer) : undefined
  if (because === 'membership-suspended' || because === 'organisation-unverified')
    return [...asNonMember, { ...itself, outcome: 'refused', rule: because }]
  const isAsMember = isRefusal(outcomeFor(facts, nonMember(facts))) && isRefusal(outcomeFor(facts, category))
  return [{ ...itself, outcome: 'passed' }, ...(isAsMember ? word(facts, category) : asNonMember)]
}

function word(facts: ParticipationFacts, category: string): Step[] {
  const said = wordOf(facts, category)
  const outcome = outcomeFor(facts, category)
  const end = isRefusal(outcome) ? 'refused' : 'settled'
  if (said.regime !== 'nomination-only') return [{ asks: 'word', outcome: end, category, said }]
  return [
    { asks: 'word', outcome: 'passed', category, said },
    {
      asks: 'nomination',
      outcome: end,
      who: facts.nominated,
      rule: isRefusal(outcome) ? said.rule : outcome.rule,
    },
  ]
}

function access({ access: asked }: ParticipationFacts): Step[] {
  if (!asked) return []
  const { isNeeded, isHeld } = asked
  return isNeeded && !isHeld
    ? [{ asks: 'access', outcome: 'refused', isNeeded, rule: 'access-needed' }]
    : [{ asks: 'access', outcome: 'passed', isNeeded }]
}

const ruleOf = (no: Refusal): string => String(no.values?.['rule'] ?? '')
