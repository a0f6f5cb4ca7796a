import { createHash } from 'node:crypto'
import { sendFile, type Reply, type Request } from '../http/index.ts'

/** A quarter of an hour: calendar programs ask every few hours, and some every few minutes. */
const maxAge = 900

/**
 * Answers a calendar program. The same calendar a second time is `304 Not Modified`, without it. `isPersonal`: nobody
 * on the way may keep it.
 */
export function sendCalendar(
  request: Request,
  reply: Reply,
  it: { readonly name: string; readonly body: string; readonly isPersonal?: boolean },
): Reply {
  const etag = `"${createHash('sha256').update(it.body).digest('base64url')}"`
  reply.headers({ etag, 'cache-control': `${it.isPersonal ? 'private' : 'public'}, max-age=${maxAge}` })
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return sendFile(reply, { name: `${it.name}.ics`, type: 'text/calendar; charset=utf-8', body: it.body })
}

/** Whether one of the marks the reader has is this one; a cache on the way may have weakened it. Source: RFC 9110, 13.1.2. */
const isKnown = (marks: string | undefined, etag: string): boolean =>
  (marks ?? '').split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag || mark.trim() === '*')
