import type { House } from '../../../platform/house.ts'
import { actorOf, NotFound, type Server } from '../../../platform/http/index.ts'
import { EventPath } from '../parse.ts'
import { findEvent } from '../store/read.ts'
import { documentDeskRoutes } from './desk-routes.ts'
import { DocumentPath } from './parse.ts'
import { readerOf, type AttendingOf } from './reader.ts'
import { mayRead } from './rules.ts'
import { sendDocument } from './send.ts'
import { findDocument } from './store/read.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Papers of events: fetching one, and the desk that puts them there. */
export function documentRoutes(server: Server, house: House, attendingOf: AttendingOf | undefined): void {
  documentDeskRoutes(server, house)

  // One that somebody may not have looks like one that is not there.
  server.get('/events/:code/documents/:id/:language', open, async (request, reply) => {
    const event = await findEvent(house.db, EventPath.parse(request.params).code)
    const document = event && (await findDocument(house.db, event.id, DocumentPath.parse(request.params).id))
    if (!document) throw new NotFound()
    const reader = await readerOf(house, attendingOf, actorOf(request), event)
    if (!mayRead(document.access, reader)) throw new NotFound()
    return sendDocument(house, request, reply, document)
  })
}
