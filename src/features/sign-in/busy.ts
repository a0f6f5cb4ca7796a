import type { Reply } from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import type { Refusal } from '../../values/refusal.ts'
import { TooManyWaiting } from './turnstile.ts'

/** Too many hashes wait: an honest "try again in a moment" instead of a queue without end. */
export async function unlessBusy<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TooManyWaiting) return { refused: 'sign-in.busy', values: { seconds: 5 } }
    throw error
  }
}

const statuses: Readonly<Record<string, number>> = { 'sign-in.wait': 429, 'sign-in.busy': 503 }

/** The status of a "no" that is shown beside the password. */
export const statusOf = (no: Refusal): number => statuses[no.refused] ?? 422

/** Says to programs when it goes on, if it is a matter of time. */
export const withRetry = (reply: Reply, no: Refusal): Reply => {
  const seconds = no.values?.['seconds']
  return seconds === undefined ? reply : reply.header('retry-after', String(seconds))
}

export const problemOf = (no: Refusal): Problem => ({
  field: 'password',
  code: no.refused,
  values: no.values,
})
