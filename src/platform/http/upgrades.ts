import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { SignedIn } from '../../values/actor.ts'
import type { Id } from '../../values/ids.ts'
import { isOver } from '../sessions/lifetime.ts'
import { cookieIn } from './cookies.ts'
import { isFromOurPage } from './cross-site.ts'
import type { Opened, Server } from './types.ts'
import { findVisitOf } from './visitor.ts'

/** A request to make a connection something else, such as a WebSocket. It came from a page of ours. */
export type Upgrade = {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  /** Whose visit it belongs to; a stranger has none. Nobody looks at another person's pages this way. */
  readonly visit: Id | undefined
  readonly actor: SignedIn | undefined
}

/** Says no by throwing; everything else it does with the connection itself. */
type Takes = (upgrade: Upgrade) => Promise<void>

/** Why a connection may not become what it asks to. */
export class NotTaken extends Error {
  readonly status: 403 | 404 | 503
  constructor(status: 403 | 404 | 503) {
    super(`upgrade refused: ${status}`)
    this.status = status
  }
}

type Doors = { readonly takes: Map<string, Takes>; readonly open: Set<Duplex> }
const doorsOf = new WeakMap<Server, Doors>()
const reasons = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const

/**
 * Lets connections to this path become something else. Pages of other sites are refused before anything is asked; who it is is
 * known from the cookie, as for any page. All of them end before the server does.
 */
export function takeUpgrades(server: Server, path: string, takes: Takes): void {
  const doors = doorsOf.get(server) ?? openDoors(server)
  doors.takes.set(path, takes)
}

function openDoors(server: Server): Doors {
  const doors: Doors = { takes: new Map(), open: new Set() }
  doorsOf.set(server, doors)
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    doors.open.add(socket)
    socket.on('error', () => {}).on('close', () => doors.open.delete(socket))
    answer(server.opened, doors, { request, socket, head }).catch((error: unknown) => {
      const status = error instanceof NotTaken ? error.status : 503
      if (!(error instanceof NotTaken)) server.opened.house.log.error({ err: error }, 'an upgrade failed')
      socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    })
  })
  server.addHook('preClose', async () => {
    for (const socket of doors.open) socket.destroy()
  })
  return doors
}

async function answer(
  opened: Opened,
  { takes }: Doors,
  asked: Pick<Upgrade, 'request' | 'socket' | 'head'>,
): Promise<void> {
  const { origin, host, 'sec-fetch-site': site } = asked.request.headers
  const door = takes.get((asked.request.url ?? '').split('?')[0] ?? '')
  if (!door) throw new NotTaken(404)
  const fetchSite = site?.toString()
  // A browser always says where a page that opens a connection comes from.
  if (!origin || !isFromOurPage({ method: 'POST', origin, host, fetchSite }, opened.house.config.url))
    throw new NotTaken(403)
  if (opened.draining) throw new NotTaken(503)
  await door({ ...asked, ...(await whose(opened, asked.request)) })
}

/** Whose visit the cookie says; one that is over, or in which somebody looks at another person's pages, is nobody's. */
async function whose(
  opened: Opened,
  { headers }: IncomingMessage,
): Promise<Pick<Upgrade, 'visit' | 'actor'>> {
  const nobody = { visit: undefined, actor: undefined }
  const { house, parts, cookie } = opened
  const visit = await findVisitOf(opened, cookieIn(headers.cookie, cookie) ?? '')
  if (!visit || isOver(visit, house.clock.now()) || visit.viewed) return nobody
  if (!visit.accountId) return { visit: visit.id, actor: undefined }
  const found = await parts.findActor(visit.accountId, { assurance: visit.assurance })
  return found ? { visit: visit.id, actor: found.actor } : nobody
}
