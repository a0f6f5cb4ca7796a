import type { Cleared, Lifetime, Visit } from './store.ts'

const minutes = 60_000
const hours = 60 * minutes
const days = 24 * hours

/** So long at most, however much it is used, and so long without being used. */
const signedIn: Record<Lifetime, { readonly most: number; readonly idle: number }> = {
  usual: { most: 14 * days, idle: 8 * hours },
  short: { most: 12 * hours, idle: 30 * minutes },
}
/** Nobody is signed in, only a way back or a half-filled form is kept: long enough for a link in a mail. */
const idleStranger = 3 * days
const proofLasts = 10 * minutes

/** When a visit that begins now ends, however much it is used. */
export const endOf = (lifetime: Lifetime, now: Date): Date =>
  new Date(now.getTime() + signedIn[lifetime].most)

export function isOver(visit: Visit, now: Date): boolean {
  const idle = visit.accountId ? signedIn[visit.lifetime].idle : idleStranger
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
