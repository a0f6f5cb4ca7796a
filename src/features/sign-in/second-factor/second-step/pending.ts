import { visitOf } from '../../../../platform/http/index.ts'
import type { Request } from '../../../../platform/http/index.ts'
import type { PendingStep } from '../types.ts'

const name = 'sign-in.second-step'

/** Keeps in this browser's visit that a right password was given: nobody is signed in by that. */
export const keepPending = (request: Request, pending: PendingStep): void =>
  visitOf(request).keep(name, pending)

export const pendingIn = (request: Request): PendingStep | undefined =>
  visitOf(request).kept(name) as PendingStep | undefined

export const forgetPending = (request: Request): void => visitOf(request).forget(name)
