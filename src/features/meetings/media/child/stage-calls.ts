import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { SoundRelay } from '../../sound/relay.ts'
import type { ChildServer } from './server.ts'
import { NoPortFree } from './peer.ts'
import type { Halls } from './halls.ts'

const Turn = z.object({ microphone: z.boolean(), camera: z.boolean() })
const Entry = Turn.extend({ offer: z.string().max(200_000) })
const Stands = z.object({
  inside: z.array(z.object({ id: z.string(), voice: z.enum(['speaks', 'listens']), leads: z.boolean() })),
  floor: z.string().nullable(),
  isOver: z.boolean(),
})
const beat = 10_000

/**
 * What the web process asks for the people of a sitting. `POST stage` enters, `GET stage/<session>` tells what is on it,
 * `PUT stage/<session>` opens and shuts microphone and camera, `DELETE stage/<session>` leaves; `PUT standing`, `POST mute/<id>` and
 * `POST removal/<id>` are the house's own.
 */
export function stageCalls(server: ChildServer, halls: Halls, sound: SoundRelay): void {
  server.on('POST stage', async ({ claims }, body) => {
    if (!claims.person) return { status: 403 }
    const { offer, ...begins } = Entry.parse(body)
    const entered = await halls
      .of(claims.room)
      .enter(claims.person, offer, begins)
      .catch((error: Error) => error)
    if (entered instanceof NoPortFree) return { status: 409 }
    return entered instanceof Error ? { status: 400 } : { status: 200, body: entered }
  })

  server.onStream('GET stage', ({ claims, path }, response) => {
    const ear = earOf(response)
    const hall = halls.find(claims.room)
    if (hall?.listenIn(path, claims.person?.id ?? '', ear))
      return void response.once('close', () => hall.stopListening(ear))
    response.writeHead(410).end()
  })

  server.on('PUT stage', ({ claims, path }, body) => {
    const isThere = halls.find(claims.room)?.turn(path, claims.person?.id ?? '', Turn.parse(body)) ?? false
    return { status: isThere ? 204 : 410 }
  })

  server.on('DELETE stage', ({ claims, path }) => {
    halls.find(claims.room)?.leave(path, claims.person?.id ?? '')
    return { status: 204 }
  })

  server.on('PUT standing', ({ claims }, body) => {
    if (claims.person) return { status: 403 }
    const standing = Stands.parse(body)
    halls.find(claims.room)?.stand(standing)
    sound.stand(claims.room, standing)
    return { status: 204 }
  })

  server.on('POST mute', ({ claims, path }) => {
    if (claims.person) return { status: 403 }
    const wasHeard = [halls.find(claims.room)?.mute(path), sound.mute(claims.room, path)].includes(true)
    return { status: wasHeard ? 204 : 410 }
  })

  server.on('POST removal', ({ claims, path }) => {
    if (claims.person) return { status: 403 }
    halls.find(claims.room)?.remove(path)
    sound.remove(claims.room, path)
    return { status: 204 }
  })
}

/** Writes what is told as events; a page hears at once when they end, since then this process is gone. */
function earOf(response: ServerResponse) {
  const begin = () => {
    if (response.headersSent) return
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    const timer = setInterval(() => response.write(': beat\n\n'), beat)
    response.once('close', () => clearInterval(timer))
  }
  const say = (event: string, it: unknown) => {
    begin()
    response.write(`event: ${event}\ndata: ${JSON.stringify(it)}\n\n`)
  }
  return {
    tell: (news: unknown) => say('stage', news),
    carries: () => say('carries', {}),
    part: (why: string) => {
      say('part', { why })
      response.end()
    },
  }
}
