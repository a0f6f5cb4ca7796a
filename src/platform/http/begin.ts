import type { IncomingMessage } from 'node:http'
import type { Language } from '../../values/language.ts'
import type { Address } from './address.ts'
import { readAddress } from './address.ts'
import { Asked } from './asked.ts'
import { chooseLanguage } from './choose-language.ts'
import { languageCookie, readCookie, rememberLanguage } from './cookies.ts'
import { BadRequest, NotFound } from './errors.ts'
import { securityHeaders } from './security-headers.ts'
import { VisitInHand } from '../sessions/visit-in-hand.ts'
import type { Opened, Reply, Request, Server } from './types.ts'

const addresses = new WeakMap<IncomingMessage, Address>()

/** Takes the language off the address before a route is looked for. */
export function rewriteUrl(languages: ReadonlySet<Language>): (raw: IncomingMessage) => string {
  return (raw) => {
    const address = readAddress(raw.url ?? '/', languages)
    addresses.set(raw, address)
    return address.url
  }
}

/** Before anything is answered: its language and its headers are known, and damaged addresses go no further. */
export function beginRequests(server: Server, opened: Opened): void {
  const headers = securityHeaders(opened.isSecure)
  const { texts, profile } = opened.house
  const languages = new Set(profile.languages)

  server.addHook('onRequest', (request, reply, done) => {
    const address = addresses.get(request.raw) as Address
    const language = address.language ?? guessed(request, profile.languages)
    request.asked = new Asked(address, texts(language), new VisitInHand())
    reply.headers(headers)
    if (address.isBad) return done(new BadRequest())
    if (isOutside(request) && address.language) return done(new NotFound())
    if (address.language && isSwitch(request.raw, address.language, languages))
      rememberLanguage(reply, language)
    done()
  })
}

const guessed = (request: Request, languages: readonly Language[], person?: Language): Language =>
  chooseLanguage(languages, {
    earlier: readCookie(request, languageCookie),
    person,
    browser: request.headers['accept-language'],
  })

/** Somebody who comes from our page in another language has chosen this one: a bare address leads here from now on. */
export function isSwitch(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  language: Language,
  languages: ReadonlySet<Language>,
): boolean {
  const { referer, host } = headers
  if (!referer || method !== 'GET' || !URL.canParse(referer)) return false
  const from = new URL(referer)
  const before = readAddress(from.pathname, languages).language
  return from.host === host && before !== undefined && before !== language
}

export const isOutside = (request: Request): boolean => request.routeOptions.config.outsideLanguages === true

/** Pages without a language lead to the same page in the best one for this reader. */
export function leadToLanguage(server: Server, opened: Opened): void {
  server.addHook('onRequest', async (request, reply) => {
    const { address, personLanguage } = request.asked
    const isPage = request.method === 'GET' || request.method === 'HEAD'
    if (address.language || !isPage || isOutside(request)) return
    const language = guessed(request, opened.house.profile.languages, personLanguage)
    return redirect(reply, opened.house.texts(language).path(address.url))
  })
}

const redirect = (reply: Reply, location: string): Reply =>
  reply
    .code(302)
    .headers({ location, vary: 'Accept-Language, Cookie', 'cache-control': 'private, no-store' })
    .send('')
