import type { Job } from '../../platform/jobs/index.ts'
import { remindOfOpenDoors } from './reminders/remind.ts'
import { endLost } from './attendance/end-lost.ts'
import { makeCertificate } from './attendance/actions/certify.ts'
import { openDrivers } from './engines/drivers.ts'
import { lookAfterRuns } from './engines/look-after.ts'
import { forgetOldAliases } from './engines/store.ts'
import { endStaysOfOver } from './store/attendance.ts'
import { forgetTokens } from './store/rooms.ts'

/** Says when doors open, ends the stays of whoever never said that they left, and forgets what has run out. */
export const meetingJobs: readonly Job[] = [
  {
    name: 'meetings.look-after-engines',
    every: '* * * * *',
    run: (house) => lookAfterRuns(house, openDrivers(house)),
  },
  { name: 'meetings.remind', every: '*/5 * * * *', run: remindOfOpenDoors },
  {
    name: 'meetings.make-certificate',
    run: (house, payload) => makeCertificate(house, String((payload as { serial?: unknown }).serial)),
  },
  { name: 'meetings.end-lost', every: '* * * * *', run: endLost },
  {
    name: 'meetings.end-stays',
    every: '*/10 * * * *',
    run: async ({ db, clock }) => {
      await endStaysOfOver(db, clock.now())
      await forgetTokens(db, clock.now())
      await forgetOldAliases(db, clock.now())
    },
  },
]
