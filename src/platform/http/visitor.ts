import { hashToken } from '../secrets.ts'
import { readCookie, setCookie } from './cookies.ts'
import { isOutside } from './begin.ts'
import { originOf } from './origin.ts'
import { isOver } from '../sessions/lifetime.ts'
import { endVisit, findVisit, type Visit } from '../sessions/store.ts'
import { whoLeft } from './sessions.ts'
import { VisitInHand } from '../sessions/visit-in-hand.ts'
import type { Opened, Reply, Request, Server } from './types.ts'
import { showAsTheySee } from './viewing.ts'

const tokenShape = /^[\w-]{43}$/

/** The visit that a browser's cookie names, also one that is over. */
export const findVisitOf = async ({ house }: Opened, token: string): Promise<Visit | undefined> =>
  tokenShape.test(token) ? findVisit(house.db, hashToken(token)) : undefined

/** Finds whose request it is. A visit that is over, or whose account may no longer come in, is a stranger's. */
export function recogniseVisitors(server: Server, opened: Opened): void {
  server.addHook('onRequest', async (request, reply) => {
    if (isOutside(request)) return
    const token = readCookie(request, opened.cookie)
    if (token === undefined) return
    if (!(await recognise(request, opened, token))) setCookie(reply, opened.cookie, '', 0)
  })
}

async function recognise(request: Request, opened: Opened, token: string): Promise<boolean> {
  const { house, parts } = opened
  const visit = await findVisitOf(opened, token)
  if (!visit) return false
  if (isOver(visit, house.clock.now())) {
    request.asked.lapsed = visit.accountId
    return false
  }
  if (!visit.accountId) {
    request.asked.visit = new VisitInHand(visit)
    request.asked.lapsed = whoLeft(visit)
    return true
  }
  const found = await parts.findActor(visit.accountId, { assurance: visit.assurance })
  if (!found) {
    request.asked.lapsed = visit.accountId
    await endVisit(house.db, visit.id, house.clock.now())
    return false
  }
  request.asked.visit = new VisitInHand(visit)
  request.asked.actor = found.actor
  request.asked.personLanguage = found.language
  if (visit.viewed) await showAsTheySee(request, parts.viewing, visit.viewed, house.clock.now())
  return true
}

/** Writes what was kept for the visit, before the answer that relies on it leaves. */
export async function saveVisitOf(request: Request, reply: Reply, { house, cookie }: Opened): Promise<void> {
  if (request.asked.isSaved) return
  request.asked.isSaved = true
  const about = { token: () => house.secrets.random(32), device: originOf(request).device }
  const token = await request.asked.visit.save(house.db, house.clock.now(), about)
  if (token) setCookie(reply, cookie, token)
}
