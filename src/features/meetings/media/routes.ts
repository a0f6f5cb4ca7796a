import { finished } from 'node:stream'
import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  signedIn,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { SittingPath } from '../parse.ts'
import { soundRoutes } from '../sound/routes.ts'
import { askMedia, askMediaPatiently, listenToMedia, type MediaAnswer } from './ask.ts'
import { claimsOf } from './enter.ts'
import { noteStage } from './evidence.ts'
import { StageKeeper } from './keeper.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

const at = '/meetings/:sitting/stage'
const SessionPath = SittingPath.extend({
  session: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .catch('none'),
})
const isOn = z.enum(['on', 'off']).transform((said) => said === 'on')
const Turn = z.object({ microphone: isOn, camera: isOn })
const Entry = Turn.extend({ offer: z.string().min(1).max(100_000) })

/**
 * Sound and picture of a sitting, for the script of its room. What a browser offers goes to the media process, and what that
 * tells comes back; neither reaches the other without having been let in here, each time.
 */
export function mediaRoutes(server: Server, house: House): void {
  const { media: link } = house
  const keeper = link && new StageKeeper(house, link)
  if (keeper) server.addHook('preClose', () => keeper.close())
  soundRoutes(server, house, keeper)

  server.post(at, act, async (request, reply) => {
    const { microphone, camera, offer } = Entry.parse(formOf(request))
    const entered = await ask(house, request, 'POST stage', { microphone, camera, offer }, askMediaPatiently)
    if (entered.status === 200) await keeper?.set(sittingOf(request))
    return answer(reply, entered)
  })

  server.get(`${at}/:session`, look, async (request, reply) => {
    const claims = link && (await claimsOf(house, link, signedIn(request), sittingOf(request)))
    if (!claims || !keeper) throw new NotFound()
    const news = await listenToMedia(link, claims, `GET stage/${sessionOf(request)}`)
    if (!news) return reply.code(410).send()
    const letGo = keeper.hold(claims.room)
    noteStage(
      house,
      { sittingId: claims.room, personId: signedIn(request).personId, connection: sessionOf(request) },
      news,
    )
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    // Whichever side ends first, by will or by death, the other hears of it at once; a page may have gone before it was let in.
    news.on('error', () => {}).on('close', () => reply.raw.end())
    finished(reply.raw, () => (letGo(), news.destroy()))
    news.pipe(reply.raw)
  })

  server.post(`${at}/:session`, act, async (request, reply) =>
    answer(reply, await ask(house, request, `PUT stage/${sessionOf(request)}`, Turn.parse(formOf(request)))),
  )

  server.post(`${at}/:session/leaving`, act, async (request, reply) =>
    answer(reply, await ask(house, request, `DELETE stage/${sessionOf(request)}`)),
  )
}

const sittingOf = (request: Request) => SittingPath.parse(request.params).sitting
const sessionOf = (request: Request) => SessionPath.parse(request.params).session

/** Asks for whoever sent this, if they are inside. 503: sound and picture do not run here, or not at this moment. */
async function ask(
  house: House,
  request: Request,
  call: `${string} ${string}`,
  body?: unknown,
  asks = askMedia,
): Promise<MediaAnswer> {
  const { media: link } = house
  if (!link) return { status: 503, body: undefined }
  const claims = await claimsOf(house, link, signedIn(request), sittingOf(request))
  return claims ? asks(link, claims, call, body) : { status: 410, body: undefined }
}

const answer = (reply: Reply, { status, body }: MediaAnswer): Reply => reply.code(status).send(body)
