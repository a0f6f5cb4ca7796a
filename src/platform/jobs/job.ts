import type { House } from '../house.ts'

/** Work that runs by itself: when it is asked for by `addJob`, or by the clock. Running it twice must do no harm. */
export type Job = {
  /** Begins with the room: `registrations.remind-approver`. */
  readonly name: string
  /** A cron line in UTC, such as `17 3 * * *`. */
  readonly every?: string
  run(house: House, payload: unknown): Promise<void>
}
