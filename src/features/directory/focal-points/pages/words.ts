import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import { muted, status, type Child, type Html } from '../../../../platform/ui/index.ts'
import type { ChangeState, Role } from '../types.ts'

/** The plain day on which an instant falls, in UTC. */
export const dayIn = (at: Date): string => at.toISOString().slice(0, 10)

const kinds = {
  asked: 'pending',
  countersigned: 'confirmed',
  refused: 'rejected',
  withdrawn: 'withdrawn',
} as const

export const changePill = (t: Texts, state: ChangeState): Html =>
  status(kinds[state], t(`directory.focal.state.${state}`))

export const absenceWords = (t: Texts, { isAway, awayUntil }: Pick<Role, 'isAway' | 'awayUntil'>): Child =>
  isAway &&
  muted(awayUntil ? t('directory.who.away-until', { day: plainDay(t, awayUntil) }) : t('directory.who.away'))
