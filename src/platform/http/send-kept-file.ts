import { Readable } from 'node:stream'
import { isAmong, isFetch, partOf } from './ranges.ts'
import type { Reply } from './types.ts'

export type KeptFileToSend = {
  readonly name: string
  readonly type: string
  readonly body: Buffer
  /** What its bytes are known by, such as their SHA-256: the same mark means the same bytes. */
  readonly mark: string
  /** Shown in the browser instead of saved: only what runs nothing there. */
  readonly inline: boolean
}

/** A file as a document of its own: nothing in it may run, load, frame or post. */
const filePolicy =
  "default-src 'none'; object-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

/**
 * Answers with a file that somebody may keep and come back to: what they still have is not sent again (`If-None-Match`), and what broke
 * off is sent from where it broke off (`Range`, `If-Range`). The door is passed anew each time. `begins` is called once for a fetch, before
 * its first byte is sent, and for no rest of one (`isFetch`).
 */
export async function sendKeptFile(
  reply: Reply,
  { name, type, body, mark, inline }: KeptFileToSend,
  begins: () => Promise<void>,
): Promise<Reply> {
  const { headers, method } = reply.request
  const etag = `"${mark}"`
  reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-security-policy': filePolicy,
    vary: 'Cookie',
  })
  if (isAmong(headers['if-none-match'], etag)) return reply.code(304).send(null)
  const goesOn = headers['if-range'] === etag
  const isSame = headers['if-range'] === undefined || goesOn
  const part = partOf(isSame ? headers.range : undefined, body.length)
  if (part === 'beyond') return reply.code(416).header('content-range', `bytes */${body.length}`).send(null)
  const { from, to } = part === 'whole' ? { from: 0, to: body.length - 1 } : part
  if (method === 'GET' && isFetch({ from, to }, body.length, goesOn)) await begins()
  if (part !== 'whole') reply.header('content-range', `bytes ${from}-${to}/${body.length}`)
  const plain = name.replace(/[^\w.-]+/g, '-')
  return (
    reply
      .code(part === 'whole' ? 200 : 206)
      .headers({
        'content-type': type,
        'content-length': to - from + 1,
        'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      // Bytes that come one by one are sent as they are: a part of something packed could not be put together.
      .send(Readable.from([body.subarray(from, to + 1)], { objectMode: false }))
  )
}
