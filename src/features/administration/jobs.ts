import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { actsLetters } from './acts/jobs.ts'
import { mailboxJobs, mailboxLetters } from './lost-mailbox/jobs.ts'
import { viewingJobs, viewingLetters } from './viewing/jobs.ts'

/** Who writes the letters of this room. */
export const administrationLetters = (house: House): LetterWriters => ({
  ...actsLetters(house),
  ...mailboxLetters(house),
  ...viewingLetters(house),
})

/** What ends or is done by itself. */
export const administrationJobs: readonly Job[] = [...mailboxJobs, ...viewingJobs]
