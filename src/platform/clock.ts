/** The only source of "now". Acts and rules get the time as an argument; whoever calls them asks the clock. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests: stands still until it is moved. */
export type FixedClock = Clock & { move(milliseconds: number): void }

export function fixedClock(date: Date): FixedClock {
  let at = date.getTime()
  return {
    now: () => new Date(at),
    move: (milliseconds) => {
      at += milliseconds
    },
  }
}
