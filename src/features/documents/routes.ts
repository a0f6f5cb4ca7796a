import type { House } from '../../platform/house.ts'
import {
  actorOf,
  NotFound,
  queryOf,
  sendPage,
  sendToSignIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import { collectionDeskRoutes } from './collections-routes.ts'
import { documentDeskRoutes } from './desk-routes.ts'
import { readerDeskRoutes } from './readers-routes.ts'
import { deniedPage } from './pages/denied.ts'
import { libraryPage } from './pages/library.ts'
import { documentPage } from './pages/show.ts'
import { DocumentPath, LibraryQuery } from './parse.ts'
import type { DocumentsParts } from './parts.ts'
import { listedFor, readerOf } from './reader.ts'
import { decideReading, mayFetch } from './rules.ts'
import { sendFileOf } from './send.ts'
import { listCollections } from './store/collections.ts'
import { documentsPerPage, hidesSome, listDocuments } from './store/list.ts'
import { findDocument } from './store/read.ts'
import type { Document, Reader } from './types.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
/** Whoever looks at somebody's pages to help them reads nothing in their place. */
const own = { config: { ...open.config, viewing: 'closed' } } as const
const search = { config: { ...open.config, limit: 'search' } } as const

/** The library of the body: finding, reading and fetching documents, and the desk that keeps them. */
export function documentsRoutes(server: Server, house: House, parts: DocumentsParts): void {
  collectionDeskRoutes(server, house)
  readerDeskRoutes(server, house, parts)
  documentDeskRoutes(server, house, parts)

  server.get('/documents', search, (request, reply) => library(house, parts, request, reply))
  server.get('/documents/:code', own, (request, reply) => show(house, parts, request, reply, 200))

  server.get('/documents/:code/files/:language/:kind', own, async (request, reply) => {
    const { language, kind } = DocumentPath.parse(request.params)
    const it = await documentAt(house, request)
    const reader = await readerOf(house, parts, actorOf(request), [it])
    if (decideReading(it, reader) !== 'read') return show(house, parts, request, reply, 403)
    const file = it.files.find((one) => one.language === language && one.kind === kind)
    if (!file || !mayFetch(it, reader)) throw new NotFound()
    return sendFileOf(house, reply, it, file, !reader.isStaff)
  })
}

async function documentAt({ db }: House, request: Request): Promise<Document> {
  const it = await findDocument(db, { code: DocumentPath.parse(request.params).code })
  if (!it) throw new NotFound()
  return it
}

async function library(house: House, parts: DocumentsParts, request: Request, reply: Reply): Promise<Reply> {
  const { db, profile } = house
  const actor = actorOf(request)
  const { q, collection: code, page } = LibraryQuery.parse(queryOf(request))
  const collections = await listCollections(db)
  const collection = collections.find((one) => one.code === code)
  if (code !== '' && !collection) throw new NotFound()
  const wish = { words: q, collectionId: collection?.id }
  const found = await listDocuments(db, listedFor(actor), wish, page)
  const reader = await readerOf(house, parts, actor, found.documents)
  const view = {
    languages: profile.languages,
    collections,
    collection,
    found: found.documents.map((it) => ({ it, reading: decideReading(it, reader) })),
    counts: found.byCollection,
    words: q,
    page,
    pages: Math.ceil(found.total / documentsPerPage),
    total: found.total,
    hidesSome: actor.kind !== 'person' && (await hidesSome(db)),
    mayKeep: reader.isStaff,
  }
  return sendPage(reply, 200, libraryPage(textsOf(request), view))
}

/**
 * The page of a document; for those who do not read it what they are told: nothing, to sign in, or which level it has and how to get it.
 * That is a page like any other, and a refusal only in place of a file.
 */
async function show(
  house: House,
  parts: DocumentsParts,
  request: Request,
  reply: Reply,
  denied: 200 | 403,
): Promise<Reply> {
  const [t, actor, it] = [textsOf(request), actorOf(request), await documentAt(house, request)]
  const reader = await readerOf(house, parts, actor, [it])
  const reading = decideReading(it, reader)
  if (reading === 'absent') throw new NotFound()
  if (reading === 'sign-in') return sendToSignIn(request, reply, 'sign-in-needed')
  const whom = await whomOf(parts, it, reader)
  const { languages, accessName } = house.profile
  if (reading !== 'read')
    return sendPage(
      reply,
      denied,
      deniedPage(t, { it, ...whom, accessName, lacks: reading.lacks, now: house.clock.now() }),
    )
  const view = {
    it,
    ...whom,
    languages,
    mayFetch: mayFetch(it, reader),
    mayKeep: reader.isStaff,
    seat: house.profile.seat,
  }
  return sendPage(reply, 200, documentPage(t, view))
}

/** The group and the meeting a document is for, by name; of a meeting that is not published readers learn nothing. */
async function whomOf(parts: DocumentsParts, { groupId, eventId }: Document, { isStaff }: Reader) {
  const group = groupId === null ? undefined : (await parts.groups()).find(({ id }) => id === groupId)
  const event = eventId === null ? undefined : (await parts.eventsOf([eventId]))[0]
  return { group, event: event?.isPublic || isStaff ? event : undefined }
}
