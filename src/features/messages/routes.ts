import {
  NotFound,
  queryOf,
  type Reply,
  type Request,
  type RouteConfig,
  sendFile,
  sendPage,
  type Server,
  signedIn,
  textsOf,
} from '../../platform/http/index.ts'
import type { House } from '../../platform/house.ts'
import { sendFramed, withFrames, zoneOf } from './sending.ts'
import { listPage, outboxPage } from './pages/list.ts'
import { showPage } from './pages/show.ts'
import { FilePath, MessagePath, MessagesQuery, OutboxQuery } from './parse.ts'
import { readSource } from './read-source.ts'
import { findMessage, findOfPerson, listOfPerson, listOutbox } from './store.ts'
import type { Message } from './types.ts'

const mine: { config: RouteConfig } = {
  config: { permission: 'signed-in', freshness: 'any', limit: 'pages' },
}
/** What is in a mail is for its reader alone. */
const mineAlone: { config: RouteConfig } = { config: { ...mine.config, viewing: 'closed' } }
const everybodys: { config: RouteConfig } = {
  config: { permission: 'everyone', freshness: 'any', limit: 'pages' },
}

/** "Messages we sent you", and every mail of a demo. */
export function messagesRoutes(server: Server, house: House): void {
  const { db } = house
  server.get('/messages', mine, async (request, reply) => {
    const { page } = MessagesQuery.parse(queryOf(request))
    const listed = await listOfPerson(db, signedIn(request).personId, page)
    return sendPage(reply, 200, listPage(textsOf(request), { ...listed, page, zone: zoneOf(house, request) }))
  })
  oneMail(server, house, '/messages', mineAlone, (request, id) =>
    findOfPerson(db, signedIn(request).personId, id),
  )
  if (house.demo) demoRoutes(server, house)
}

function demoRoutes(server: Server, house: House): void {
  server.get('/outbox', everybodys, async (request, reply) => {
    const { page, to = '' } = OutboxQuery.parse(queryOf(request))
    const listed = await listOutbox(house.db, to, page)
    const view = { ...listed, page, to, zone: zoneOf(house, request) }
    return sendPage(reply, 200, outboxPage(textsOf(request), view))
  })
  oneMail(server, house, '/outbox', everybodys, (_request, id) => findMessage(house.db, id))
}

type Find = (request: Request, id: string) => Promise<Message | undefined>

/** The views of one mail: the page, its HTML for the frame, its source, its files. */
function oneMail(
  server: Server,
  house: House,
  path: '/messages' | '/outbox',
  config: { config: RouteConfig },
  find: Find,
): void {
  const found = async (request: Request): Promise<Message> => {
    const read = MessagePath.safeParse(request.params)
    const message = read.success ? await find(request, read.data.id) : undefined
    if (!message) throw new NotFound()
    return message
  }
  server.get(`${path}/:id`, config, async (request, reply) => {
    const message = await found(request)
    const view = { message, read: await readSource(message.source), zone: zoneOf(house, request), path }
    return sendPage(withFrames(reply), 200, showPage(textsOf(request), view))
  })
  server.get(`${path}/:id/html`, config, async (request, reply) => sendFramed(reply, await found(request)))
  server.get(`${path}/:id/source`, config, async (request, reply) => sendSource(reply, await found(request)))
  server.get(`${path}/:id/files/:place`, config, async (request, reply) => {
    const { files } = await readSource((await found(request)).source)
    const file = files[FilePath.parse(request.params).place]
    if (!file) throw new NotFound()
    return sendFile(reply, { name: file.name, type: savedType(file.type), body: file.content })
  })
}

function sendSource(reply: Reply, { id, source }: Message): Reply {
  if (!source) throw new NotFound()
  return sendFile(reply, { name: `${id}.eml`, type: 'text/plain; charset=utf-8', body: source, inline: true })
}

/** A file is saved, never opened as a page of ours. */
const savedType = (type: string): string =>
  /^(text\/calendar|image\/png|application\/pdf)$/.test(type) ? type : 'application/octet-stream'
