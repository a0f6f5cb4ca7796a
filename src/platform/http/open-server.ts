import fastify from 'fastify'
import type { House } from '../house.ts'
import { openRateLimits } from '../rate-limits/index.ts'
import { answerError } from './answer-error.ts'
import { believedProxies, within } from './believed.ts'
import { beginRequests, leadToLanguage, rewriteUrl } from './begin.ts'
import { countRequests } from './count-requests.ts'
import { isFromOurPage } from './cross-site.ts'
import { guardDoors, requireConfig, switchLanguages } from './doors.ts'
import { FromElsewhere, NotFound, WrongWay } from './errors.ts'
import { finishAnswers } from './finish.ts'
import { logAnswers } from './log-answers.ts'
import { serveDisplay, serveOutsideLanguages } from './outside.ts'
import { answerKept } from './public-pages/answer-kept.ts'
import { hearDrops } from './public-pages/drop.ts'
import { openPublicPages } from './public-pages/pages.ts'
import { readFields } from './read-fields.ts'
import { readRaw, takesRaw } from './read-raw.ts'
import { readUploads } from './read-uploads.ts'
import { requestNumber } from './request-number.ts'
import { routeTable } from './route-table.ts'
import { serverFactory } from './server-factory.ts'
import type { Asked } from './asked.ts'
import { withoutQuery } from './address.ts'
import type { Opened, Reply, Request, Server, ServerParts } from './types.ts'
import { onlyLook } from './viewing.ts'
import { recogniseVisitors } from './visitor.ts'

const kilobyte = 1024
const seconds = 1000

/** A server that refuses everything no room has opened. Rooms add their routes; `listen` or `inject` then starts it. */
export async function openServer(house: House, parts: ServerParts): Promise<Server> {
  const opened = openThings(house, parts)
  const believed = believedProxies(house.config)
  const server: Server = fastify({
    logger: false,
    genReqId: requestNumber,
    rewriteUrl: rewriteUrl(new Set(house.profile.languages)),
    bodyLimit: 256 * kilobyte,
    requestTimeout: 30 * seconds,
    connectionTimeout: 60 * seconds,
    keepAliveTimeout: 65 * seconds,
    trustProxy: believed ?? false,
    serverFactory: serverFactory(house.config, answerKept(opened, believed)),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    return503OnClosing: false,
  })
  server.decorate('opened', opened)
  server.decorateRequest('asked', null as unknown as Asked)
  readForms(server)
  readRaw(server)
  readUploads(server)
  requireConfig(server, opened)
  addHooks(server, opened)
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  server.setNotFoundHandler((request, reply) => answerNothingHere(request, reply))
  serveOutsideLanguages(server, opened)
  serveDisplay(server, opened)
  await closeTogether(server, opened)
  return server
}

function openThings(house: House, parts: ServerParts): Opened {
  const isSecure = house.config.url.startsWith('https:')
  const measure = parts.rateLimits ?? house.config.limits ?? (house.demo ? 'generous' : 'usual')
  return {
    house,
    parts,
    limits: openRateLimits({ db: house.db, secrets: house.secrets, log: house.log, measure }),
    isVenue: measure === 'usual' ? within(house.config.venueNetworks) : () => true,
    publicPages: openPublicPages(),
    routes: routeTable(),
    cookie: isSecure ? '__Host-visit' : 'visit',
    isSecure,
    draining: false,
  }
}

/** The kind of body pages send. Others are refused with a page that says so; files only where a route takes them. */
function readForms(server: Server): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, body, done) => {
      try {
        done(null, takesRaw(request) ? body : readFields(body as string))
      } catch (error) {
        done(error as Error)
      }
    },
  )
}

/** What changes something is taken from our own pages only. */
function refuseOtherSites(server: Server, publicUrl: string): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { origin, referer, host, 'sec-fetch-site': fetchSite } = request.headers
    const isOurs = isFromOurPage(
      { method: request.method, origin, referer, host, fetchSite: fetchSite?.toString() },
      publicUrl,
    )
    done(isOurs ? undefined : new FromElsewhere())
  })
}

/** The way of every request, in order. */
function addHooks(server: Server, opened: Opened): void {
  beginRequests(server, opened)
  refuseOtherSites(server, opened.house.config.url)
  recogniseVisitors(server, opened)
  leadToLanguage(server, opened)
  countRequests(server, opened)
  onlyLook(server)
  switchLanguages(server, opened)
  guardDoors(server)
  finishAnswers(server, opened)
  logAnswers(server, opened)
}

async function closeTogether(server: Server, opened: Opened): Promise<void> {
  const heard = await hearDrops(opened)
  server.addHook('preClose', async () => {
    opened.draining = true
  })
  server.addHook('onClose', () => heard.close())
}

/** No such address, or not in this way: the second says which ways there are. */
function answerNothingHere(request: Request, reply: Reply): never {
  const methods = request.server.opened.routes.methodsFor(withoutQuery(request.asked.address.url))
  if (methods.length === 0 || methods.includes(request.method)) throw new NotFound()
  reply.header('allow', methods.join(', '))
  throw new WrongWay()
}
