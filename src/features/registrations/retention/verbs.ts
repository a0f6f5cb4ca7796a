import type { Verb } from '../../../platform/command-line.ts'
import type { House } from '../../../platform/house.ts'
import { refuse } from '../../../values/refusal.ts'
import { dueForClearing } from './actions/clear.ts'
import type { DueLine } from './types.ts'

/** What of a room's data would be cleared at a time. */
export type DuePart = (house: House, now: Date) => Promise<readonly DueLine[]>

/** `retention`: what would go, now or at a day to come; jobs clear it by themselves. Changes nothing. */
export const retentionVerbs = (parts: readonly DuePart[] = []): readonly Verb[] => [
  {
    noun: 'retention',
    verb: '',
    summary: 'Says which data of past events are kept no longer and would be cleared. Changes nothing.',
    options: {
      at: { value: 'DAY', summary: 'As it would be on that day, such as 2027-06-01; otherwise now.' },
    },
    examples: ['bin/plenary retention', 'bin/plenary retention --at 2027-06-01 --json'],
    run: async (house, { at }) => {
      const now = at ? new Date(`${String(at)}T23:59:59Z`) : house.clock.now()
      if (Number.isNaN(now.getTime())) return refuse('registrations.retention.no-day')
      const all = [dueForClearing, ...parts].map((part) => part(house, now))
      return (await Promise.all(all)).flat()
    },
  },
]
