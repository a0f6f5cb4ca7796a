import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  queryOf,
  rawOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { SittingPath } from '../parse.ts'
import { findSitting } from '../store/sittings.ts'
import { oneMeeting } from '../view.ts'
import { eventsAddress, isEndedToken } from './bigbluebutton/driver.ts'
import { eventsIn as bigbluebuttonEvents, isTrue } from './bigbluebutton/events.ts'
import type { Drivers } from './drivers.ts'
import { enter } from './enter.ts'
import { eventsIn as jitsiEvents, isTold, showsSomething } from './jitsi/events.ts'
import { publicKey } from './jitsi/key.ts'
import { passRoutes } from './link/routes.ts'
import { downPage } from './page.ts'
import { serverOf } from './server.ts'
import { findRunBy } from './store.ts'
import { takeIn } from './take-in.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const machine = { permission: 'everyone', freshness: 'any', limit: 'acts', outsideLanguages: true } as const
const tells = { config: { ...machine, takesRaw: true }, bodyLimit: 4 * 1024 * 1024 } as const

const nowhere = '00000000-0000-0000-0000-000000000000'
const RunPath = z.object({ run: z.uuid().catch(nowhere), token: z.string().max(100).catch('') })
const Query = z.object({ checksum: z.string().max(200).catch('') })
const retrySeconds = 20

/** The way to sound and picture, and where engines fetch keys and tell what happens. */
export function engineRoutes(server: Server, house: House, drivers: Drivers): void {
  passRoutes(server, house)
  bigbluebuttonRoutes(server, house)
  jitsiRoutes(server, house)

  server.get('/meetings/:sitting/way', look, async (request, reply) => {
    const { sitting } = SittingPath.parse(request.params)
    const view = await oneMeeting(house, signedIn(request), sitting)
    if (!view) throw new NotFound()
    if (view.no || !view.isInside) return seeOther(reply, `/meetings/${sitting}`)
    const t = textsOf(request)
    const way = await enter(house, drivers, signedIn(request), view, t.language)
    if (isRefusal(way)) return sendPage(again(reply), 503, downPage(t, view, retrySeconds))
    if (way.kind === 'stage') return seeOther(reply, `/meetings/${sitting}/room`)
    const secretly = { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' }
    return reply.headers(secretly).redirect(way.to, 303)
  })
}

/** The page asks once more by itself, with and without a script. */
const again = (reply: Reply): Reply =>
  reply.headers({ refresh: String(retrySeconds), 'retry-after': String(retrySeconds) })

function bigbluebuttonRoutes(server: Server, house: House): void {
  const at = '/meetings/engines/bigbluebutton/:run'

  // Whatever is wrong with it, it is taken: a no would make the server give up for good or ask again for ever.
  server.post(`${at}/events`, tells, async (request, reply) => {
    const run = await findRunBy(house.db, { id: RunPath.parse(request.params).run })
    const sitting = run?.engine === 'bigbluebutton' ? await findSitting(house.db, run.sittingId) : undefined
    const engine = sitting && (await serverOf(house, sitting, 'bigbluebutton'))
    const [body, { checksum }] = [rawOf(request), Query.parse(queryOf(request))]
    if (!run || !engine || !isTrue(engine, checksum, eventsAddress(house, run), body))
      house.log.warn({ run: run?.id }, 'an engine told something that its secret did not sign')
    else
      await takeIn(
        house,
        run,
        bigbluebuttonEvents(body).filter((it) => it.run === run.name),
        hashOf(body),
      )
    return reply.send({ taken: true })
  })

  server.get(`${at}/ended/:token`, { config: machine }, async (request, reply) => {
    const { run: id, token } = RunPath.parse(request.params)
    const run = isEndedToken(house, id, token) ? await findRunBy(house.db, { id }) : undefined
    if (!run) throw new NotFound()
    const at = house.clock.now()
    await takeIn(house, run, [{ id: `${run.name} ended`, kind: 'ended', run: run.name, at }])
    return reply.send({ taken: true })
  })
}

function jitsiRoutes(server: Server, house: House): void {
  server.get('/meetings/engines/jitsi/keys/:file', { config: machine }, async (request, reply) => {
    const { file } = z.object({ file: z.string().max(100) }).parse(request.params)
    const key = await publicKey(house, file)
    if (!key) throw new NotFound()
    const kept = { 'content-type': 'application/x-pem-file', 'cache-control': 'public, max-age=3600' }
    return reply.headers(kept).send(key)
  })

  server.post('/meetings/engines/jitsi/events/:what/:happened', tells, async (request, reply) => {
    const { authorization } = request.headers
    if (!showsSomething(authorization)) return reply.code(403).send({ taken: false })
    const events = jitsiEvents(rawOf(request))
    const run = events[0] && (await findRunBy(house.db, { name: events[0].run }))
    // Rooms that are none of ours, and what says nothing of attendance, are no mistake of the server.
    if (!run || run.engine !== 'jitsi') return reply.send({ taken: false })
    if (!isTold(house, run.server ?? '', authorization)) return reply.code(403).send({ taken: false })
    await takeIn(house, run, events, hashOf(rawOf(request)))
    return reply.send({ taken: true })
  })
}

const hashOf = (body: string): Buffer => createHash('sha256').update(body).digest()
