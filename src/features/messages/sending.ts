import { actorOf, NotFound, type Reply, type Request } from '../../platform/http/index.ts'
import type { House } from '../../platform/house.ts'
import { framedHtml, framePolicy } from './framed.ts'
import { readSource } from './read-source.ts'
import type { Message } from './types.ts'

/** This page may hold a frame of our own; no other page may. */
export const withFrames = (reply: Reply): Reply =>
  reply.header(
    'content-security-policy',
    `${String(reply.getHeader('content-security-policy'))}; frame-src 'self'`,
  )

export async function sendFramed(
  reply: Reply,
  { html, source }: Pick<Message, 'html' | 'source'>,
): Promise<Reply> {
  if (!html) throw new NotFound()
  const { pictures } = await readSource(source)
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': framePolicy,
      'x-frame-options': 'SAMEORIGIN',
    })
    .send(framedHtml(html, pictures))
}

/** Whose clock a reader is shown. */
export function zoneOf({ profile }: House, request: Request): string {
  const actor = actorOf(request)
  return (actor.kind === 'person' ? actor.timeZone : undefined) ?? profile.seat.timeZone
}
