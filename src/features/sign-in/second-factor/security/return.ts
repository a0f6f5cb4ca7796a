import { takeReturn, visitOf } from '../../../../platform/http/index.ts'
import type { Request } from '../../../../platform/http/index.ts'

const name = 'sign-in.security-return'

/** Somebody came here because what they wanted needs a second factor: kept apart, since setting one up has ways of its own. */
export function keepReturn(request: Request): void {
  const back = takeReturn(request)
  if (back) visitOf(request).keep(name, back)
}

export const isOnTheWay = (request: Request): boolean => visitOf(request).kept(name) !== undefined

/** Where they wanted to be, once. */
export function returnPath(request: Request): string | undefined {
  const back = visitOf(request).kept(name)
  visitOf(request).forget(name)
  return typeof back === 'string' ? back : undefined
}
