import type { Page } from '../../ui/index.ts'
import { encodingFor } from '../compress.ts'
import { dismissalCookie, readCookie, themeOf } from '../cookies.ts'
import { pageHeaders, renderPage, savesData, sendPage } from '../send-page.ts'
import type { Reply, Request } from '../types.ts'
import { addressOf, readyAnswer } from './answer-kept.ts'
import type { Copy } from './pages.ts'

type Handler = (request: Request, reply: Reply) => Promise<Reply>

/**
 * A handler for a page that is the same for every stranger: it is made once and sent as bytes until it is `maxAgeMs` old
 * or `dropPublicPages` is called in any process. People with a visit of their own, and those who put a notice away, get it made for them.
 * Browsers without any cookie are then answered before the server's hooks: see `answer-kept.ts`.
 * `key` names what is shown; language, colours and the address are added to it.
 */
export function publicPage(
  key: string | ((request: Request) => string),
  { maxAgeMs }: { maxAgeMs: number },
  render: (request: Request) => Promise<Page>,
): Handler {
  return async (request, reply) => {
    if (request.asked.visit.row || readCookie(request, dismissalCookie))
      return sendPage(reply, 200, await render(request))
    const make = async () => renderPage(request, await render(request))
    const name = typeof key === 'string' ? key : key(request)
    const { publicPages, isSecure } = request.server.opened
    const whole = wholeKey(request, name)
    const copy = await publicPages.get(whole, maxAgeMs, make)
    if (request.headers.cookie === undefined)
      publicPages.offer(addressOf(request.originalUrl, request.headers), whole, copy, () =>
        readyAnswer(copy, request.asked.t.language, request.routeOptions.url ?? '', isSecure),
      )
    return sendCopy(request, reply, copy)
  }
}

const wholeKey = (request: Request, name: string): string =>
  [request.asked.t.language, themeOf(request), savesData(request), name, request.asked.address.url].join(' ')

function sendCopy(request: Request, reply: Reply, copy: Copy): Reply {
  reply.headers(pageHeaders(request.asked.t.language, false)).header('etag', copy.etag)
  if (request.headers['if-none-match'] === copy.etag) return reply.code(304).send(null)
  const encoding = encodingFor(request.headers['accept-encoding'])
  if (encoding) reply.header('content-encoding', encoding)
  return reply.send(encoding ? copy[encoding] : copy.plain)
}
