import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { lastDayForVisa } from '../../participation/index.ts'
import { plainDayIn } from '../../registrations/index.ts'
import { daysAfter } from '../rules.ts'
import { holdRequestOf } from '../store/requests.ts'
import { listUnsent } from '../store/due.ts'
import { tellParticipant } from './tellings.ts'

/** Days before the last day on which somebody whose details are missing is reminded. */
const reminders = [7, 2] as const

/** Reminds everybody who asked for help and has not sent their details, a week and two days before it is too late. */
export async function remind(house: House): Promise<{ readonly reminded: number }> {
  const { db, clock, profile } = house
  const now = clock.now()
  let reminded = 0
  for (const one of await listUnsent(db, now, profile.visa.leadDays + Math.max(...reminders) + 2)) {
    const today = plainDayIn(one.timeZone, now)
    const lastDay = lastDayForVisa(plainDayIn(one.timeZone, one.startsAt), profile.visa.leadDays)
    const before = reminders.findLast((days) => today >= daysAfter(lastDay, -days))
    if (before === undefined || today > lastDay) continue
    await inTransaction(db, async (tx) => {
      const request = await holdRequestOf(tx, one.registrationId, now)
      if (request.state !== 'incomplete') return
      await tellParticipant(tx, one.personId, 'deadline', request.id, before, now)
      reminded++
    })
  }
  return { reminded }
}
