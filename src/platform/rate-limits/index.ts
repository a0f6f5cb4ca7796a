export { openRateLimits } from './rate-limits.ts'
export type { Budget, Counted, LimitClass, RateLimits, RateLimitMeasure } from './rate-limits.ts'
export { clearOldCounts } from './queries.ts'
