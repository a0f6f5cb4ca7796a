import { decideInactivity, quietBefore } from '../../accounts/index.ts'
import type { Disuse, WarnDays } from './types.ts'

export type DisuseStep =
  | { readonly is: 'nothing' }
  | { readonly is: 'warn'; readonly days: WarnDays; readonly endsAt: Date }
  | { readonly is: 'expire' }

/**
 * What is due for access that was last used at a time: warnings sixty, thirty and seven days before the end, then the end. Nobody's
 * ends who was not warned three times with all the days each warning promises.
 */
export function decideDisuse(
  activeAt: Date,
  months: number,
  told: Disuse | undefined,
  now: Date,
): DisuseStep {
  const step = decideInactivity(activeAt, months, told && { ...told, blocksAt: told.endsAt }, now)
  if (step.is === 'warn') return { is: 'warn', days: step.days, endsAt: step.blocksAt }
  return { is: step.is === 'block' ? 'expire' : 'nothing' }
}

export { quietBefore }
