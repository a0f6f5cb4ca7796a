/** What two clocks of a browser say: the one people set, and the one that only runs on and may stand still while a device sleeps. */
export type Clocks = { readonly set: number; readonly steady: number }

const jump = 12 * 3_600_000

/**
 * How much is left of what was left when a page was sent. Whatever time a device believes it is, only what has passed since counts;
 * a clock that was set back, or by half a day or more, meanwhile is not believed.
 */
export function timeLeft(left: number, began: Clocks, now: Clocks): number {
  const steady = now.steady - began.steady
  const set = now.set - began.set
  return left - (set < steady || set - steady >= jump ? steady : set)
}
