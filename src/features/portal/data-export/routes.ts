import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  notify,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { askExport } from './actions/ask-export.ts'
import { fetchFile } from './actions/fetch-file.ts'
import { exportPage } from './pages/export.ts'
import type { OwnParts } from './parts.ts'
import { isThere, keptFor } from './rules.ts'
import { findNewest } from './store.ts'
import { fileForms } from './types.ts'
import type { FileForm } from './types.ts'

const members = (freshness: RouteConfig['freshness'], limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness, limit } as const,
})
const days = keptFor / (24 * 3_600_000)
const FilePath = z.object({ id: z.uuid(), form: z.enum(fileForms) })
const types: Readonly<Record<FileForm, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

/** A copy of everything that is kept about me. */
export function exportRoutes(server: Server, house: House, parts: OwnParts): void {
  const { db, clock, profile } = house

  const show = async (request: Request, reply: Reply, status: number, refusal?: Refusal) => {
    const actor = signedIn(request)
    const now = clock.now()
    const newest = await findNewest(db, actor.accountId)
    const zone = actor.timeZone ?? profile.seat.timeZone
    const view = { newest, isThere: newest ? isThere(newest, now) : false, zone, days, refusal }
    return sendPage(reply, status, exportPage(textsOf(request), view))
  }

  server.get('/account/data', members('any', 'pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/data', members('recent', 'acts'), async (request, reply) => {
    const wish = { language: textsOf(request).language, partsAll: Object.keys(parts).length }
    const outcome = await askExport(db, signedIn(request), wish, clock.now())
    if (isRefusal(outcome)) return show(request, reply, 409, outcome)
    notify(request, 'portal.export.asked', undefined, 'info')
    return seeOther(reply, '/account/data')
  })

  server.get('/account/data/:id/:form', members('recent', 'pages'), async (request, reply) => {
    const path = FilePath.safeParse(request.params)
    const actor = signedIn(request)
    if (!path.success || actor.viewedBy !== undefined) throw new NotFound()
    const { id, form } = path.data
    const body = await fetchFile(house, actor, id, form)
    if (body === undefined) throw new NotFound()
    return sendFile(reply, {
      name: `${textsOf(request)('portal.export.file')}.${form}`,
      type: types[form],
      body,
    })
  })
}
