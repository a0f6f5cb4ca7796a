import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Database } from '../database/database.ts'
import type { Secrets } from '../secrets.ts'
import { queriesThrough } from './queries.ts'

export type LimitClass = 'pages' | 'acts' | 'sign-in' | 'sign-up' | 'search'
export type RateLimitMeasure = 'usual' | 'generous' | 'off'

export type RateLimits = {
  /** Counts one request of an account or a network. 0: go on; otherwise how many milliseconds to wait. */
  count(limit: LimitClass, who: string): Promise<number>
}

/**
 * A whole delegation may sit behind one address, so a network is allowed what a busy room needs; guessing passwords is
 * slowed down per account elsewhere.
 */
const classes: Record<LimitClass, { points: number; seconds: number }> = {
  pages: { points: 1200, seconds: 60 },
  search: { points: 240, seconds: 60 },
  acts: { points: 240, seconds: 60 },
  'sign-in': { points: 120, seconds: 600 },
  'sign-up': { points: 120, seconds: 3600 },
}

const generosity = 100

type Needs = { db: Database; secrets: Secrets; log: Logger; measure: RateLimitMeasure }

/**
 * Pages are counted in this process, everything else in the database for all processes together; while it is away each
 * process counts for itself. Who was counted cannot be read from the counts.
 */
export function openRateLimits({ db, secrets, log, measure }: Needs): RateLimits {
  if (measure === 'off') return { count: () => Promise.resolve(0) }
  const factor = measure === 'generous' ? generosity : 1
  const limiters = new Map<LimitClass, RateLimiterAbstract>()
  for (const [name, { points, seconds }] of Object.entries(classes) as [
    LimitClass,
    (typeof classes)[LimitClass],
  ][]) {
    const options = { points: points * factor, duration: seconds, keyPrefix: name }
    const memory = new RateLimiterMemory(options)
    limiters.set(name, name === 'pages' ? memory : shared(db, options, memory))
  }

  return {
    async count(limit, who) {
      const limiter = limiters.get(limit) as RateLimiterAbstract
      try {
        await limiter.consume(secrets.sign('rate-limit', who).slice(0, 22))
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
        log.warn({ limit }, 'a request could not be counted')
        return 0
      }
    },
  }
}

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
