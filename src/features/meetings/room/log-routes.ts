import { csv } from '../../../platform/documents/csv.ts'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  queryOf,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { oneMeeting, type SittingView } from '../view.ts'
import { earlierCaptionsPage } from './pages/captions.ts'
import { earlierMessagesPage } from './pages/chat.ts'
import { logPage, secondsOf } from './pages/log.ts'
import type { InsideView } from './pages/view.ts'
import { BeforeQuery, PageQuery } from './parse.ts'
import { leads, logOf } from './rules.ts'
import { insideOf, sittingOf } from './show.ts'
import { countCaptions, listEarlierCaptions, listMessages, messagesAPage } from './store.ts'
import { listSpoken } from './store/floor.ts'
import { listHappenings } from './store/log.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const at = '/meetings/:sitting'
const linesAPage = 200

/** What went by: older messages and captions for those inside, and the log for those who lead and for staff. */
export function logRoutes(server: Server, house: House): void {
  const { db } = house

  server.get(`${at}/messages`, look, async (request, reply) => {
    const view = await hereOnly(house, request)
    const found = await listMessages(db, view.sitting.id, BeforeQuery.parse(queryOf(request)).before)
    const shown = { list: found.slice(-messagesAPage), hasEarlier: found.length > messagesAPage }
    return sendPage(reply, 200, earlierMessagesPage(textsOf(request), view, shown))
  })

  server.get(`${at}/captions`, look, async (request, reply) => {
    const view = await hereOnly(house, request)
    const { page } = PageQuery.parse(queryOf(request))
    const list = await listEarlierCaptions(db, view.sitting.id, { page, perPage: linesAPage })
    const pages = Math.max(1, Math.ceil((await countCaptions(db, view.sitting.id)) / linesAPage))
    return sendPage(reply, 200, earlierCaptionsPage(textsOf(request), view, { list, page, pages }))
  })

  server.get(`${at}/log`, look, async (request, reply) => {
    const { sitting } = await forLog(house, request)
    return sendPage(reply, 200, logPage(textsOf(request), sitting, await logAt(house, sitting.id)))
  })

  server.get(`${at}/log.csv`, look, async (request, reply) => {
    const { sitting } = await forLog(house, request)
    const t = textsOf(request)
    const heads = ['at', 'what', 'organisation', 'name', 'by', 'until', 'seconds', 'allowed', 'words']
    const body = csv(
      heads.map((head) => t(`meetings.log.column.${head}`)),
      (await logAt(house, sitting.id)).map((line) => [
        line.at.toISOString(),
        t(`meetings.log.${line.what}`),
        line.organisation,
        line.name,
        line.by,
        line.endedAt?.toISOString() ?? '',
        line.endedAt ? String(secondsOf(line)) : '',
        String(line.seconds ?? ''),
        line.words,
      ]),
    )
    return sendFile(reply, { name: `${sitting.code}-log.csv`, type: 'text/csv; charset=utf-8', body })
  })
}

const logAt = async ({ db }: House, id: string) =>
  logOf(await listHappenings(db, id), await listSpoken(db, id))

async function hereOnly(house: House, request: Request): Promise<InsideView> {
  const view = await insideOf(house, request)
  if (!view) throw new NotFound()
  return view
}

/** The log is for whoever leads this sitting, also when it is over, and for staff who work on events. */
async function forLog(house: House, request: Request): Promise<SittingView> {
  const actor = signedIn(request)
  const view = await oneMeeting(house, actor, sittingOf(request))
  if (!view || !(leads(view.role) || actor.permissions.has('events.manage'))) throw new NotFound()
  return view
}
