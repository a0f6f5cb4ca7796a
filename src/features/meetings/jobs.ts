import type { Job } from '../../platform/jobs/index.ts'
import { endStaysOfOver } from './store/attendance.ts'
import { forgetTokens } from './store/rooms.ts'

/** Ends the stays of whoever never said that they left, and forgets what has run out. */
export const meetingJobs: readonly Job[] = [
  {
    name: 'meetings.end-stays',
    every: '*/10 * * * *',
    run: async ({ db, clock }) => {
      await endStaysOfOver(db, clock.now())
      await forgetTokens(db, clock.now())
    },
  },
]
