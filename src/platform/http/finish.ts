import { createHash } from 'node:crypto'
import { compressNow, encodingFor, isWorthCompressing } from './compress.ts'
import { lastResort } from './last-resort.ts'
import { PageAnswer, renderPage } from './send-page.ts'
import type { Opened, Reply, Request, Server } from './types.ts'
import { saveVisitOf } from './visitor.ts'

/** Turns pages into documents, writes what was kept, and makes the answer small. In this order. */
export function finishAnswers(server: Server, opened: Opened): void {
  server.addHook('preSerialization', async (request, reply, payload) => {
    if (!(payload instanceof PageAnswer)) return payload
    try {
      return await renderPage(request, payload.page)
    } catch (error) {
      // The answer is under way: another error page could only fail in the same way.
      return lastResort(error, request, reply)
    }
  })
  server.addHook('onSend', async (request, reply, payload) => {
    await saveVisitOf(request, reply, opened)
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    return smaller(request, reply, payload)
  })
}

async function smaller(
  request: Request,
  reply: Reply,
  payload: string | Buffer,
): Promise<string | Buffer | null> {
  const type = String(reply.getHeader('content-type') ?? '')
  if (
    payload.length === 0 ||
    reply.hasHeader('content-encoding') ||
    !isWorthCompressing(payload.length, type)
  )
    return payload
  if (isUnchanged(request, reply, payload)) {
    reply.code(304).removeHeader('content-type')
    return null
  }
  const encoding = encodingFor(request.headers['accept-encoding'])
  if (!encoding) return payload
  reply.header('content-encoding', encoding).removeHeader('content-length')
  return compressNow(Buffer.from(payload as string), encoding)
}

/** Pages that may be kept by the reader's browser carry a mark; one that still has it is not sent again. */
function isUnchanged(request: Request, reply: Reply, payload: string | Buffer): boolean {
  const isKeepable =
    reply.statusCode === 200 && !String(reply.getHeader('cache-control')).includes('no-store')
  if (!isKeepable || reply.hasHeader('etag')) return false
  const etag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`
  reply.header('etag', etag)
  return request.headers['if-none-match'] === etag
}
