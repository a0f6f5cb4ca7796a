import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { decideAct } from '../rules.ts'
import type { Target } from '../types.ts'

/** A look ends by itself. */
export const looksFor = 15 * 60_000

/** Whether somebody may go on looking at a person's pages: as long as they might begin to. */
export const mayLook = (viewer: SignedIn, it: Target, now: Date): boolean =>
  !isRefusal(decideAct('viewing', viewer, it, now))
