import { isRefusal } from '../../../../values/refusal.ts'
import { mayDecide } from '../../rules.ts'
import { decideCancellation, mayMoveMode, mayPromote } from '../rules.ts'
import type { DeskLine } from '../types.ts'
import type { BulkAct, Wish } from './types.ts'

/** As many as one review can hold. */
export const mostAtOnce = 1000

/** Up to here they are done while one waits; more go on by themselves, with their progress shown. */
export const mostWhileWaiting = 50

/** Acts whose reason people read. */
export const saysWhy = (act: BulkAct): act is 'reject' | 'cancel' => act === 'reject' || act === 'cancel'

/** What is asked for, once the reason is there. */
export function wishOf(act: BulkAct, reason: string): Wish {
  if (act === 'move-on-site') return { act: 'move', mode: 'on-site' }
  if (act === 'move-remote') return { act: 'move', mode: 'remote' }
  return saysWhy(act) ? { act, reason } : { act }
}

/** The act as the form names it. */
export const actOfWish = (wish: Wish): BulkAct => (wish.act === 'move' ? `move-${wish.mode}` : wish.act)

/** Why an act would be refused for a line as it stands, as a text key; whether there is a seat is known only when it is done. */
export function whyNot(
  act: BulkAct,
  { state, mode, event }: Pick<DeskLine, 'state' | 'mode' | 'event'>,
  now: Date,
): string | undefined {
  const it = { state, mode }
  switch (act) {
    case 'approve':
    case 'reject':
      return mayDecide(it, event, now)?.refused
    case 'cancel': {
      const outcome = decideCancellation(it, event, now)
      return isRefusal(outcome) ? outcome.refused : undefined
    }
    case 'move-on-site':
      return mayMoveMode(it, 'on-site', event, now)?.refused
    case 'move-remote':
      return mayMoveMode(it, 'remote', event, now)?.refused
    case 'promote':
      return mayPromote(it, event, now)?.refused
  }
}
