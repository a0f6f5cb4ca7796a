import type { Server } from './types.ts'
import { decideEntry } from './entry.ts'
import { NotFound } from './errors.ts'
import { forgetForm, keepForm, pageOf, typedIn } from './kept-forms.ts'
import { rememberLanguage } from './cookies.ts'
import { seeOther } from './redirects.ts'
import { isFresh } from './sessions.ts'
import type { Opened, Reply, Request, RouteConfig } from './types.ts'
import { noteLook } from './viewing.ts'
import { sendToSecurity, sendToSignIn, takeReturn, wantsProof } from './way-back.ts'

const freshness = new Set(['any', 'recent'])
const limits = new Set(['pages', 'acts', 'sign-in', 'sign-up', 'search'])

/** Closed by default: a route that does not say who may come in, how freshly proven and how often, stops the start. */
export function requireConfig(server: Server, opened: Opened): void {
  server.addHook('onRoute', ({ method, url, config }) => {
    const said: Partial<RouteConfig> = config ?? {}
    const name = `${String(method)} ${url}`
    if (!said.permission) throw new Error(`${name} names no permission`)
    if (!freshness.has(said.freshness ?? '')) throw new Error(`${name} names no freshness`)
    if (!limits.has(said.limit ?? '')) throw new Error(`${name} names no limit`)
    for (const one of [method].flat()) opened.routes.note(one, url, said as RouteConfig)
  })
}

/** Asks at each door who may come in, before the handler runs. */
export function guardDoors(server: Server): void {
  server.addHook('preHandler', async (request, reply) => {
    if (request.is404) return
    const { permission, freshness } = request.routeOptions.config
    const proof = { isRecent: isFresh(request), isWanted: wantsProof(request) }
    const entry = decideEntry({ permission, freshness }, request.asked.actor, proof)
    if (entry === 'not-found' || entry === 'second-factor') request.asked.lacking = permission
    if (entry === 'not-found') throw new NotFound()
    if (entry === 'elsewhere') return seeOther(reply, takeReturn(request) ?? '/')
    if (entry === 'sign-in') return sendToSignIn(request, reply, 'sign-in-needed')
    if (entry === 'prove') return sendToSignIn(request, reply, 'prove-again')
    if (entry === 'second-factor') return sendToSecurity(request, reply)
    return noteLook(request)
  })
}

/** A form sent by the language menu: what was typed is kept and shown in the other language, and nothing is done. */
export function switchLanguages(server: Server, opened: Opened): void {
  server.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.is404) return
    const wanted = typedIn(request)['language-switch']
    if (typeof wanted !== 'string') return
    if (!opened.house.profile.languages.includes(wanted)) return
    return switchTo(wanted, request, reply, opened)
  })
  server.addHook('preHandler', async (request) => {
    if (request.method === 'POST' && !request.is404) forgetForm(request)
  })
}

async function switchTo(language: string, request: Request, reply: Reply, opened: Opened): Promise<Reply> {
  await keepForm(request)
  rememberLanguage(reply, language)
  request.asked.t = opened.house.texts(language)
  return seeOther(reply, pageOf(request))
}
