import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Database } from '../database/database.ts'
import type { Secrets } from '../secrets.ts'
import { queriesThrough } from './queries.ts'

export type LimitClass = 'pages' | 'acts' | 'sign-in' | 'sign-up' | 'search' | 'kept-forms'
export type RateLimitMeasure = 'usual' | 'generous' | 'off'

export type RateLimits = {
  /** Counts one request of an account or a network. 0: go on; otherwise how many milliseconds to wait. */
  count(limit: LimitClass, who: string): Promise<number>
}

/**
 * A whole delegation may sit behind one address, so a network is allowed what a busy room needs; guessing passwords is
 * slowed down per account elsewhere.
 */
type Class = { points: number; seconds: number }

const classes: Record<LimitClass, Class> = {
  pages: { points: 1200, seconds: 60 },
  search: { points: 240, seconds: 60 },
  acts: { points: 240, seconds: 60 },
  'sign-in': { points: 120, seconds: 600 },
  'sign-up': { points: 120, seconds: 3600 },
  'kept-forms': { points: 120, seconds: 600 },
}

const generosity = 1000

type Needs = { db: Database; secrets: Secrets; log: Logger; measure: RateLimitMeasure }

/**
 * Pages are counted in this process, everything else in the database for all processes together; while it is away each
 * process counts for itself. Who was counted cannot be read from the counts.
 */
export function openRateLimits({ db, secrets, log, measure }: Needs): RateLimits {
  if (measure === 'off') return { count: () => Promise.resolve(0) }
  const factor = measure === 'generous' ? generosity : 1
  const counters = new Map<LimitClass, (who: string) => Promise<unknown>>()
  for (const [name, { points, seconds }] of Object.entries(classes) as [LimitClass, Class][]) {
    const options = { points: points * factor, duration: seconds, keyPrefix: name }
    const memory = new RateLimiterMemory(options)
    if (name === 'pages') counters.set(name, (who) => memory.consume(who))
    else counters.set(name, countedTogether(shared(db, options, memory), secrets))
  }

  return {
    async count(limit, who) {
      try {
        await counters.get(limit)?.(who)
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
        log.warn({ limit }, 'a request could not be counted')
        return 0
      }
    },
  }
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
