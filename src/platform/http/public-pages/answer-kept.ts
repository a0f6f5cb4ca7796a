import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Language } from '../../../values/language.ts'
import { isSwitch } from '../begin.ts'
import { addressBehind, type Believed } from '../believed.ts'
import { encodingFor } from '../compress.ts'
import { strangerAt } from '../origin.ts'
import { requestNumber } from '../request-number.ts'
import { securityHeaders } from '../security-headers.ts'
import { pageHeaders } from '../send-page.ts'
import type { Opened } from '../types.ts'
import type { Copy, Ready } from './pages.ts'

/**
 * Answers strangers whose page is kept as bytes before anything else is asked: who has no cookie at all is nobody, and
 * gets what the routes would have sent, counted and logged alike. Everything else goes on to `next`.
 */
export const answerKept =
  (opened: Opened, believed: Believed | undefined) =>
  (next: RequestListener): RequestListener =>
  async (request, answer) => {
    const began = performance.now()
    const ready = readyFor(request, opened)
    if (!ready) return next(request, answer)
    const { socket, headers } = request
    const forwarded = headers['x-forwarded-for'] as string | undefined
    const ip = addressBehind(socket.remoteAddress ?? '', forwarded, believed)
    // Too many: counted once more on the way to the page that says so.
    if ((await opened.limits.count('pages', strangerAt(ip, opened))) > 0) return next(request, answer)
    const status = send(request, answer, ready)
    log(request, status, ready, opened, began)
  }

function readyFor(request: IncomingMessage, opened: Opened): Ready | undefined {
  const { method, headers, url = '' } = request
  if ((method !== 'GET' && method !== 'HEAD') || headers.cookie !== undefined || opened.draining) return
  const ready = opened.publicPages.ready(addressOf(url, headers))
  if (!ready || !headers.referer) return ready
  return isSwitch(request, ready.language, new Set(opened.house.profile.languages)) ? undefined : ready
}

function send({ method, headers }: IncomingMessage, answer: ServerResponse, { copy, heads }: Ready): number {
  if (headers['if-none-match'] === copy.etag) {
    answer.writeHead(304, heads.unchanged).end()
    return 304
  }
  const form = encodingFor(headers['accept-encoding']) ?? 'plain'
  answer.writeHead(200, heads[form]).end(method === 'HEAD' ? undefined : copy[form])
  return 200
}

function log(
  { method }: IncomingMessage,
  status: number,
  { route, language }: Ready,
  { house }: Opened,
  began: number,
): void {
  if (!house.log.isLevelEnabled('info')) return
  const ms = Math.round((performance.now() - began) * 10) / 10
  house.log.info({ request: requestNumber(), method, route, language, status, ms }, 'answered')
}

/** What of a request besides its cookies makes a public page another one. */
export const addressOf = (url: string, headers: IncomingHttpHeaders): string =>
  headers['save-data'] === 'on' ? `sparing ${url}` : url

/** A copy with everything that is sent around it. */
export function readyAnswer(copy: Copy, language: Language, route: string, isSecure: boolean): Ready {
  const always = { ...securityHeaders(isSecure), ...pageHeaders(language, false), etag: copy.etag }
  const headOf = (form: 'plain' | 'br' | 'gzip') =>
    Object.entries({
      ...always,
      ...(form !== 'plain' && { 'content-encoding': form }),
      'content-length': String(copy[form].length),
    }).flat()
  const heads = {
    plain: headOf('plain'),
    br: headOf('br'),
    gzip: headOf('gzip'),
    unchanged: Object.entries(always).flat(),
  }
  return { copy, language, route, heads }
}
