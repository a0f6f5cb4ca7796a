import type { AccountId } from '../../values/ids.ts'
import type { Typed } from '../../values/problem.ts'
import { ownPath, withoutQuery } from './address.ts'
import { TooOften } from './errors.ts'
import { notify } from './notices.ts'
import { countedAs } from './origin.ts'
import { mostKept } from '../sessions/visit-in-hand.ts'
import type { Request } from './types.ts'

const prefix = 'form:'
const secret = /password|secret|passcode|welcome|token|^code$|^credential$/i
const ours = new Set(['language-switch', 'form-page'])

type KeptForm = { typed: Typed; at: number; by: string | null }

/** The page a form stands on, without its language: named in the form, else the address itself, else where it was sent from. */
export function pageOf(request: Request): string {
  const { opened } = request.server
  const own = (path: unknown) =>
    typeof path === 'string' ? ownPath(path, new Set(opened.house.profile.languages)) : undefined
  if (request.method !== 'POST') return request.asked.address.url
  const named = own(typedIn(request)['form-page'])
  if (named) return named
  const { url } = request.asked.address
  if (opened.routes.methodsFor(withoutQuery(url)).includes('GET')) return url
  const referer = request.headers.referer
  return (
    (referer && URL.canParse(referer)
      ? own(new URL(referer).pathname + new URL(referer).search)
      : undefined) ?? '/'
  )
}

/** The form of this request as it was typed, with the fields of the page around it. */
export const typedIn = (request: Request): Typed =>
  typeof request.body === 'object' && request.body !== null ? (request.body as Typed) : {}

const withoutOurs = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !ours.has(name)))

const withoutSecrets = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(withoutOurs(typed)).filter(([name]) => !secret.test(name)))

/**
 * Keeps what was typed for the page the form stands on. Passwords and codes are never kept. Strangers are counted, since
 * what is kept takes room.
 */
export async function keepForm(request: Request): Promise<void> {
  const { visit } = request.asked
  const by = whoTyped(request)
  const at = request.server.opened.house.clock.now().getTime()
  const kept: KeptForm = { typed: withoutSecrets(typedIn(request)), at, by }
  if (sizeOf(kept) > (by ? mostKept / 2 : mostKept / 4))
    return notify(request, 'platform.notices.form-too-long', undefined, 'bad')
  if (!by) await countStranger(request)
  const name = prefix + withoutQuery(pageOf(request))
  visit.keep(name, kept)
  makeRoom(request, name)
}

/** On pages of people signed in, a form can only be of whoever was signed in before. */
function whoTyped(request: Request): AccountId | null {
  const { actor, lapsed } = request.asked
  if (actor.kind === 'person') return actor.accountId
  const { permission } = request.routeOptions.config
  return permission === 'everyone' || permission === 'stranger-only' ? null : (lapsed ?? null)
}

async function countStranger(request: Request): Promise<void> {
  const waitMs = await request.server.opened.limits.count('kept-forms', countedAs(request))
  if (waitMs > 0) throw new TooOften(waitMs)
}

/** The oldest forms give way, never the newest. */
function makeRoom(request: Request, newest: string): void {
  const { visit } = request.asked
  const forms = Object.entries(visit.everything()).filter(
    ([name]) => name.startsWith(prefix) && name !== newest,
  )
  const oldestFirst = forms.sort(([, one], [, other]) => (one as KeptForm).at - (other as KeptForm).at)
  for (const [name] of oldestFirst) {
    if (sizeOf(visit.everything()) <= mostKept) return
    visit.forget(name)
  }
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** A form page was sent for good: what was kept for it has served. */
export function forgetForm(request: Request): void {
  const { visit } = request.asked
  // Which page it was takes long to find out, and hardly anybody has a form kept.
  if (Object.keys(visit.everything()).some((name) => name.startsWith(prefix)))
    visit.forget(prefix + withoutQuery(pageOf(request)))
}

function keptFor(request: Request): Typed | undefined {
  const { visit, actor, address } = request.asked
  const kept = visit.kept(prefix + withoutQuery(address.url)) as KeptForm | undefined
  if (!kept) return undefined
  const isMine = kept.by === null || (actor.kind === 'person' && actor.accountId === kept.by)
  return isMine ? kept.typed : undefined
}

/** For form pages: what was typed here before a switch of language or a way round by the sign-in page. */
export const keptForm = (request: Request): Promise<Typed | undefined> => Promise.resolve(keptFor(request))

/** The form as it was typed: the one that was sent, or on a page that is only looked at the one that was kept for it. */
export const formOf = (request: Request): Typed =>
  request.method === 'POST' ? withoutOurs(typedIn(request)) : (keptFor(request) ?? {})
