import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { mayDecide } from '../../rules.ts'
import type { Mode, RegistrationView } from '../../types.ts'
import { decideCancellation, mayMoveMode, mayPromote, mayRepresent } from '../rules.ts'

/** What staff can do with one registration, as the last part of its address. */
export const oneActs = [
  'approval',
  'rejection',
  'seat',
  'attendance',
  'organisation',
  'cancellation',
] as const
export type OneAct = (typeof oneActs)[number]

export const otherMode = (mode: Mode | null): Mode => (mode === 'on-site' ? 'remote' : 'on-site')

/** Why an act is not possible as things stand. */
export function whyNotOne(
  act: OneAct,
  { it, event }: Pick<RegistrationView, 'it' | 'event'>,
  now: Date,
): Refusal | undefined {
  switch (act) {
    case 'approval':
    case 'rejection':
      return it.waitsFor ? mayDecide(it, event, now) : refuse('registrations.not-pending')
    case 'seat':
      return mayPromote(it, event, now)
    case 'attendance':
      return mayMoveMode(it, otherMode(it.mode), event, now)
    case 'organisation':
      return mayRepresent(it, event, now)
    case 'cancellation': {
      const outcome = decideCancellation(it, event, now)
      return isRefusal(outcome) ? outcome : undefined
    }
  }
}

/** Those that are possible now. */
export const everyActs = (view: Pick<RegistrationView, 'it' | 'event'>, now: Date): readonly OneAct[] =>
  oneActs.filter((act) => whyNotOne(act, view, now) === undefined)
