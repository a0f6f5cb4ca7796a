import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Database } from '../database/database.ts'
import type { Secrets } from '../secrets.ts'
import { queriesThrough } from './queries.ts'

/** What strangers can make us do that somebody else notices: a mail to an address they typed. */
export type Budget = 'recovery' | 'sign-up-letter'
export type LimitClass =
  'pages' | 'acts' | 'sign-in' | 'sign-up' | 'search' | 'kept-forms' | Budget | `${Budget}-of-all`
export type RateLimitMeasure = 'usual' | 'generous' | 'off'

/** An account, or the network a stranger comes from; `isVenue`: hundreds of people share it. */
export type Counted = { readonly who: string; readonly isVenue?: boolean }

export type RateLimits = {
  /** Counts one request of an account or a network. 0: go on; otherwise how many milliseconds to wait. */
  count(limit: LimitClass, who: Counted): Promise<number>
  /**
   * Takes a letter from the budget of whoever asks, and from that of the whole installation. When the latter is used up
   * nobody gets one for a while, and the log raises the alarm.
   */
  spend(budget: Budget, who: Counted): Promise<number>
}

type Class = { points: number; seconds: number }

/**
 * A whole delegation may sit behind one address, so a network is allowed what a busy room needs; guessing passwords is
 * slowed down elsewhere. Letters are few, since somebody else gets them.
 */
const classes: Record<LimitClass, Class> = {
  pages: { points: 1200, seconds: 60 },
  search: { points: 240, seconds: 60 },
  acts: { points: 240, seconds: 60 },
  'sign-in': { points: 120, seconds: 600 },
  'sign-up': { points: 120, seconds: 3600 },
  'kept-forms': { points: 120, seconds: 600 },
  recovery: { points: 20, seconds: 3600 },
  'sign-up-letter': { points: 20, seconds: 3600 },
  'recovery-of-all': { points: 2000, seconds: 3600 },
  'sign-up-letter-of-all': { points: 2000, seconds: 3600 },
}

const generosity = 1000
/** So many times as much may be asked from where hundreds of people share an address. */
const venueShare = 20
const alarmEvery = 60_000

type Needs = { db: Database; secrets: Secrets; log: Logger; measure: RateLimitMeasure }

/**
 * Pages are counted in this process, everything else in the database for all processes together; while it is away each
 * process counts for itself. Who was counted cannot be read from the counts.
 */
export function openRateLimits({ db, secrets, log, measure }: Needs): RateLimits {
  if (measure === 'off') return { count: () => Promise.resolve(0), spend: () => Promise.resolve(0) }
  const factor = measure === 'generous' ? generosity : 1
  const usual = countersOf(db, secrets, factor, '')
  const venue = countersOf(db, secrets, factor * venueShare, 'venue-')
  const alarm = alarmThrough(log)

  const count: RateLimits['count'] = async (limit, { who, isVenue }) => {
    try {
      await (isVenue ? venue : usual).get(limit)?.(who)
      return 0
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
      log.warn({ limit }, 'a request could not be counted')
      return 0
    }
  }
  return {
    count,
    async spend(budget, who) {
      const waitMs = await count(budget, who)
      if (waitMs > 0) return waitMs
      const allMs = await count(`${budget}-of-all`, { who: 'everybody' })
      if (allMs > 0) alarm(budget, allMs)
      return allMs
    },
  }
}

/** Somebody must look at this: once a minute is enough to be heard. */
function alarmThrough(log: Logger): (budget: Budget, waitMs: number) => void {
  const last = new Map<Budget, number>()
  return (budget, waitMs) => {
    const now = performance.now()
    if (now - (last.get(budget) ?? -alarmEvery) < alarmEvery) return
    last.set(budget, now)
    log.error(
      { budget, seconds: Math.ceil(waitMs / 1000) },
      'far too many letters were asked for; none goes now',
    )
  }
}

function countersOf(db: Database, secrets: Secrets, factor: number, prefix: string) {
  const counters = new Map<LimitClass, (who: string) => Promise<unknown>>()
  for (const [name, { points, seconds }] of Object.entries(classes) as [LimitClass, Class][]) {
    const options = { points: points * factor, duration: seconds, keyPrefix: prefix + name }
    const memory = new RateLimiterMemory(options)
    if (name === 'pages') counters.set(name, (who) => memory.consume(who))
    else counters.set(name, countedTogether(shared(db, options, memory), secrets))
  }
  return counters
}

/** In the database stands a keyed hash. */
const countedTogether = (limiter: RateLimiterAbstract, secrets: Secrets) => (who: string) =>
  limiter.consume(secrets.sign('rate-limit', who).slice(0, 22))

const shared = (
  db: Database,
  options: { points: number; duration: number; keyPrefix: string },
  insuranceLimiter: RateLimiterMemory,
): RateLimiterAbstract =>
  new RateLimiterPostgres({
    ...options,
    insuranceLimiter,
    storeClient: queriesThrough(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    inMemoryBlockOnConsumed: options.points + 1,
  })
