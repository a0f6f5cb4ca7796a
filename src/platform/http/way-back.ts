import { isOwnPath, ownPath } from './address.ts'
import { keepForm, pageOf } from './kept-forms.ts'
import { notify } from './notices.ts'
import { seeOther } from './redirects.ts'
import type { Reply, Request } from './types.ts'

const wayBack = 'way-back'
const proof = 'prove'

/** Keeps where this visitor wants to be after signing in. Only paths of our own are kept. */
function rememberReturn(request: Request, path: string): void {
  const own = ownPath(path, new Set(request.server.opened.house.profile.languages))
  if (own) request.asked.visit.keep(wayBack, own)
}

/** Where the visitor wanted to be, once; undefined when nowhere in particular. */
export function takeReturn(request: Request): string | undefined {
  const path = peekReturn(request)
  request.asked.visit.forget(wayBack)
  return path
}

/** The same without taking it: for pages that name where one is going. */
export function peekReturn(request: Request): string | undefined {
  const path = request.asked.visit.kept(wayBack)
  return typeof path === 'string' && isOwnPath(path) ? path : undefined
}

/** Whether this signed-in person was asked to sign in once more, so that the sign-in page lets them in. */
export const wantsProof = (request: Request): boolean =>
  request.asked.visit.kept(proof) === true && request.routeOptions.url === signInPath(request)

const signInPath = (request: Request): string => request.server.opened.parts.signInPath ?? '/sign-in'

/** To the sign-in page, with the way back and whatever was typed kept. */
export async function sendToSignIn(
  request: Request,
  reply: Reply,
  why: 'sign-in-needed' | 'prove-again',
): Promise<Reply> {
  await keepWayBack(request, why)
  if (why === 'prove-again') request.asked.visit.keep(proof, true)
  return seeOther(reply, signInPath(request))
}

/** To where a second factor is set up or used, since what they want needs one; with the way back kept. */
export async function sendToSecurity(request: Request, reply: Reply): Promise<Reply> {
  await keepWayBack(request, 'second-factor-needed')
  return seeOther(reply, request.server.opened.parts.securityPath ?? '/account/security')
}

async function keepWayBack(request: Request, why: string): Promise<void> {
  notify(request, `platform.notices.${why}`, undefined, 'info')
  if (request.method === 'POST') {
    notify(request, 'platform.notices.form-kept', undefined, 'info')
    await keepForm(request)
  }
  rememberReturn(request, pageOf(request))
}
