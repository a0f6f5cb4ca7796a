import fastify from 'fastify'
import type { House } from '../house.ts'
import { openRateLimits } from '../rate-limits/index.ts'
import { answerError } from './answer-error.ts'
import { beginRequests, leadToLanguage, rewriteUrl } from './begin.ts'
import { countRequests } from './count-requests.ts'
import { isFromOurPage } from './cross-site.ts'
import { guardDoors, requireConfig, switchLanguages } from './doors.ts'
import { FromElsewhere, NotFound, WrongWay } from './errors.ts'
import { finishAnswers } from './finish.ts'
import { logAnswers } from './log-answers.ts'
import { serveDisplay, serveOutsideLanguages } from './outside.ts'
import { hearDrops } from './public-pages/drop.ts'
import { openPublicPages } from './public-pages/pages.ts'
import { readFields } from './read-fields.ts'
import { requestNumber } from './request-number.ts'
import { routeTable } from './route-table.ts'
import type { Asked } from './asked.ts'
import type { Opened, Server, ServerParts } from './types.ts'
import { recogniseVisitors } from './visitor.ts'

const kilobyte = 1024
const seconds = 1000

/** A server that refuses everything no room has opened. Rooms add their routes; `listen` or `inject` then starts it. */
export async function openServer(house: House, parts: ServerParts): Promise<Server> {
  const opened = openThings(house, parts)
  const server: Server = fastify({
    logger: false,
    genReqId: requestNumber,
    rewriteUrl: rewriteUrl(new Set(house.profile.languages)),
    bodyLimit: 256 * kilobyte,
    requestTimeout: 30 * seconds,
    connectionTimeout: 60 * seconds,
    keepAliveTimeout: 65 * seconds,
    http: { maxHeaderSize: 16 * kilobyte },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    return503OnClosing: false,
  })
  server.decorate('opened', opened)
  server.decorateRequest('asked', null as unknown as Asked)
  readForms(server)
  requireConfig(server, opened)
  addHooks(server, opened)
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  server.setNotFoundHandler((request) => {
    const others = opened.routes.methodsFor(request.asked.address.url.split('?', 1)[0] as string)
    throw others.length > 0 ? new WrongWay() : new NotFound()
  })
  serveOutsideLanguages(server, opened)
  serveDisplay(server, opened)
  await closeTogether(server, opened)
  return server
}

function openThings(house: House, parts: ServerParts): Opened {
  const isSecure = house.config.url.startsWith('https:')
  const measure = parts.rateLimits ?? (house.demo ? 'generous' : 'usual')
  return {
    house,
    parts,
    limits: openRateLimits({ db: house.db, secrets: house.secrets, log: house.log, measure }),
    publicPages: openPublicPages(),
    routes: routeTable(),
    cookie: isSecure ? '__Host-visit' : 'visit',
    isSecure,
    draining: false,
  }
}

/** The one kind of body pages send. Others are refused with a page that says so. */
function readForms(server: Server): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      try {
        done(null, readFields(body as string))
      } catch (error) {
        done(error as Error)
      }
    },
  )
}

/** The way of every request, in order. */
function addHooks(server: Server, opened: Opened): void {
  beginRequests(server, opened)
  server.addHook('onRequest', async ({ method, headers }) => {
    const sender = { method, fetchSite: headers['sec-fetch-site'] as string | undefined, ...headers }
    if (!isFromOurPage(sender, opened.house.config.url)) throw new FromElsewhere()
  })
  recogniseVisitors(server, opened)
  leadToLanguage(server, opened)
  countRequests(server, opened)
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
