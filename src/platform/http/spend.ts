import type { Budget } from '../rate-limits/index.ts'
import { TooOften } from './errors.ts'
import { countedAs } from './origin.ts'
import type { Request } from './types.ts'

/** Takes a letter that somebody else will get from the budget of whoever asks; answers "too many" when it is used up. */
export async function spend(request: Request, budget: Budget): Promise<void> {
  const waitMs = await request.server.opened.limits.spend(budget, countedAs(request))
  if (waitMs > 0) throw new TooOften(waitMs)
}
