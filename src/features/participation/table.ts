import { isRefusal } from '../../values/refusal.ts'
import { covers, decideParticipation, isMember, type EventFacts } from './rules.ts'
import type { Regime, Standing, Ties } from './types.ts'

/** What happens to one kind of person: the regime, and the rule it comes from. */
export type Cell = { readonly regime: Regime; readonly rule: string }

/** A line of the table: a category, maybe only where the organisation is tied to the meeting in some way. */
export type TableRow = {
  readonly category: string
  readonly ties: Ties
  readonly isMember: boolean
  /** By standing; one that is no member has the same everywhere. */
  readonly cells: Readonly<Record<Standing, Cell>>
}

export const standings: readonly Standing[] = ['active', 'suspended', 'unverified', 'none']

const untied: Ties = { sector: 'none', group: 'none' }

/** The policy for one kind of event as people read it: each category by each standing, with an account that is active. */
export function policyTable(event: EventFacts): readonly TableRow[] {
  return event.categories.flatMap(({ id }) =>
    [untied, ...tiesNamed(event, id)].map((ties) => rowFor({ ...event, ties }, id, ties)),
  )
}

function rowFor(event: EventFacts, category: string, ties: Ties): TableRow {
  const cell = (membership: Standing): Cell => {
    const answer = decideParticipation({ ...event, category, membership, accountState: 'active' })
    if (!isRefusal(answer)) return answer
    const regime = answer.refused === 'participation.nomination-only' ? 'nomination-only' : 'refused'
    return { regime, rule: String(answer.values?.['rule']) }
  }
  return {
    category,
    ties,
    isMember: isMember({ ...event, category }),
    cells: {
      active: cell('active'),
      suspended: cell('suspended'),
      unverified: cell('unverified'),
      none: cell('none'),
    },
  }
}

/** Every way in which the policy looks at ties for this category at this kind of event. */
function tiesNamed({ policy, eventType }: EventFacts, category: string): Ties[] {
  const named = policy
    .filter((row) => covers(row.eventType, eventType) && covers(row.category, category))
    .filter((row) => row.sector || row.group)
    .map((row): Ties => ({ sector: row.sector ?? 'none', group: row.group ?? 'none' }))
  return named.filter(
    (one, place) =>
      named.findIndex(({ sector, group }) => sector === one.sector && group === one.group) === place,
  )
}
