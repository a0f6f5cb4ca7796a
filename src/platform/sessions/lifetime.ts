import type { Cleared, Visit } from './store.ts'

const minutes = 60_000
const hours = 60 * minutes
const days = 24 * hours

/** A sign-in lasts two weeks at most, and eight hours without being used. */
export const longestVisit = 14 * days
const idleSignedIn = 8 * hours
/** Nobody is signed in, only a way back or a half-filled form is kept: long enough for a link in a mail. */
const idleStranger = 3 * days
const proofLasts = 10 * minutes

export function isOver(visit: Visit, now: Date): boolean {
  const idle = visit.accountId ? idleSignedIn : idleStranger
  return (
    visit.endedAt !== undefined || visit.expiresAt <= now || visit.seenAt.getTime() + idle <= now.getTime()
  )
}

/** Whether the person showed lately that it is really them. */
export const isProven = (visit: Visit | undefined, now: Date): boolean =>
  visit?.provenAt !== undefined && visit.provenAt.getTime() + proofLasts > now.getTime()

/** Once a minute is enough to know who is still there. */
export const isWorthNoting = (visit: Visit, now: Date): boolean =>
  now.getTime() - visit.seenAt.getTime() >= minutes

/** What may be cleared away: visits that are over, those that were ended after a day. */
export const clearedBefore = (now: Date): Cleared => ({
  ended: new Date(now.getTime() - days),
  expired: now,
  strangers: new Date(now.getTime() - idleStranger),
})
