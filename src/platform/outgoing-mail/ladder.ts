/**
 * Why a mail did not leave. `connection`: the relay cannot be reached. `temporary`: it said "later". `permanent`: it said
 * no. `setup`: it does not accept us at all. `address`: nothing can be sent there. `writing`: our letter failed.
 */
export type Trouble = 'connection' | 'temporary' | 'permanent' | 'setup' | 'address' | 'writing'

const minute = 60_000
const hour = 60 * minute

/** Three days in all. */
const ladder = [1, 5, 30, 120, 240, 480, 720, 720, 720, 720, 540].map((minutes) => minutes * minute)

/** When to try again after so many tries, or undefined when it is over. `chance` is between 0 and 1 and spreads the tries. */
export function nextTry(trouble: Trouble, tries: number, now: Date, chance: number): Date | undefined {
  if (trouble === 'permanent' || trouble === 'address') return undefined
  const step = ladder[Math.max(0, tries - 1)]
  if (step === undefined && trouble !== 'setup') return undefined
  const wait = trouble === 'setup' ? Math.min(step ?? hour, hour) : (step as number)
  return new Date(now.getTime() + Math.round(wait * (0.9 + 0.2 * chance)))
}
