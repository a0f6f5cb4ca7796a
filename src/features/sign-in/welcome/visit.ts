import { visitOf } from '../../../platform/http/index.ts'
import type { Request } from '../../../platform/http/index.ts'
import type { Opened } from './rules.ts'

const name = 'sign-in.opened-code'

/** The code that was typed in this browser. It opens nothing but activation, and only for a quarter of an hour. */
export function keptOpened(request: Request): Opened | undefined {
  const kept = visitOf(request).kept(name) as Opened | undefined
  return typeof kept?.link === 'string' && Number.isInteger(kept.opening) ? kept : undefined
}

export const keepOpened = (request: Request, opened: Opened): void => visitOf(request).keep(name, opened)

export const forgetOpened = (request: Request): void => visitOf(request).forget(name)
