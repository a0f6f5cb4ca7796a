import { visitOf } from '../../platform/http/index.ts'
import type { Request } from '../../platform/http/index.ts'
import type { Id } from '../../values/ids.ts'
import type { Typed } from '../../values/problem.ts'

const waiting = 'accounts.sign-up'
const form = 'accounts.sign-up-form'

/** The sign-up this browser waits for. Kept with the visit, not in the address, where it could be shared by mistake. */
export function keptSignUp(request: Request): Id | undefined {
  const id = visitOf(request).kept(waiting)
  return typeof id === 'string' ? id : undefined
}

export function keepSignUp(request: Request, id: Id): void {
  visitOf(request).keep(waiting, id)
  visitOf(request).forget(form)
}

/** What was typed, kept while somebody reads why their country is not in the list. */
export function keepForm(request: Request, typed: Typed): void {
  const short = Object.entries(typed).map(([name, value]) => [name, [value].flat()[0]?.slice(0, 500)])
  visitOf(request).keep(form, Object.fromEntries(short.slice(0, 30)))
}

export const keptForm = (request: Request): Typed | undefined =>
  visitOf(request).kept(form) as Typed | undefined
