export { openRateLimits } from './rate-limits.ts'
export type { LimitClass, RateLimits, RateLimitMeasure } from './rate-limits.ts'
export { clearOldCounts } from './queries.ts'
