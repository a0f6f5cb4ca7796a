import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { daysKept } from '../kept.ts'
import { standingOf } from '../rules.ts'
import { forgetOldDismissals } from '../store/dismissals.ts'
import { findNotice } from '../store/notices.ts'
import { circularLetter } from './letters.ts'
import { tellDue, tellReaders } from './tell-readers.ts'

/** Who writes circulars. Of one that is withdrawn or over nothing more leaves. */
export const noticesLetters = ({
  db,
  profile,
  clock,
}: Pick<House, 'db' | 'profile' | 'clock'>): LetterWriters => ({
  'notices.circular': async (told, t) => {
    const it = await findNotice(db, String(told['noticeId']))
    if (!it || standingOf(it, clock.now()) !== 'live') return undefined
    return circularLetter(t, it, profile.languages)
  },
})

/** Sending circulars when their time has come, and going on where a worker died; forgetting what was put away and is over. */
export const noticesJobs: readonly Job[] = [
  {
    name: 'notices.send-circular',
    run: (house, payload) => tellReaders(house, (payload as { readonly id: string }).id),
  },
  { name: 'notices.send-due', every: '* * * * *', run: tellDue },
  {
    name: 'notices.forget-dismissals',
    every: '43 3 * * *',
    run: ({ db, clock }) => forgetOldDismissals(db, new Date(clock.now().getTime() - daysKept * 86_400_000)),
  },
]
