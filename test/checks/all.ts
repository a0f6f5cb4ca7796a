import type { Check } from '../run/check.ts'

/** What no ready tool checks for us, in the order in which it is told. */
export const sourceChecks: readonly Check[] = []
