import type { House } from '../../platform/house.ts'
import {
  filesOf,
  formOf,
  keptForm,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { addDocument, changeDocument, publish, putFile, removeFile, withdraw } from './actions/change.ts'
import { keepFile, largestInWords } from './files.ts'
import { deskPage } from './pages/desk-list.ts'
import { editPage } from './pages/edit.ts'
import { figuresPage, weeksShown } from './pages/figures.ts'
import { weeksOf } from './rules.ts'
import { newPage } from './pages/new.ts'
import {
  DeskQuery,
  DocumentPath,
  parseDocument,
  parseLanguage,
  parseReason,
  seenIn,
  typedDocument,
} from './parse.ts'
import type { DocumentsParts } from './parts.ts'
import { keeps } from './reader.ts'
import { sendFileOf } from './send.ts'
import { listCollections } from './store/collections.ts'
import { documentsPerPage, listDocuments } from './store/list.ts'
import { findDocument, versionsOf } from './store/read.ts'
import { readersOf } from './store/readers.ts'
import type { NewFile } from './store/save.ts'
import { fetchesByDay, fetchesByLanguage, mostFetched } from './store/use.ts'
import type { Document, DocumentWords } from './types.ts'

const look = { config: { permission: keeps, freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: keeps, freshness: 'any', limit: 'acts' } } as const
const actWithFile = { config: { ...act.config, takesFiles: true } } as const
const base = '/desk/documents'
const one = `${base}/:code`

/** Keeping the documents: adding, changing, moving between levels, publishing and withdrawing. */
export function documentDeskRoutes(server: Server, house: House, parts: DocumentsParts): void {
  server.get(base, look, (request, reply) => list(house, request, reply))
  server.get(`${base}/figures`, look, (request, reply) => figures(house, request, reply))
  server.get(`${base}/new`, look, async (request, reply) => {
    const typed = (await keptForm(request)) ?? {
      level: 'member',
      dated: house.clock.now().toISOString().slice(0, 10),
    }
    return sendNew(house, parts, request, reply, 200, { typed })
  })
  server.post(base, actWithFile, (request, reply) => add(house, parts, request, reply))

  server.get(one, look, (request, reply) => sendEdit(house, parts, request, reply, 200))
  server.post(one, act, (request, reply) => change(house, parts, request, reply))
  server.post(`${one}/files`, actWithFile, (request, reply) => put(house, parts, request, reply))

  server.get(`${one}/files/:language/:kind/:version`, look, async (request, reply) => {
    const { language, kind, version } = DocumentPath.parse(request.params)
    const it = await documentAt(house, request)
    const file = (await versionsOf(house.db, it.id)).find(
      (each) => each.language === language && each.kind === kind && each.version === version,
    )
    if (!file) throw new NotFound()
    return sendFileOf(house, reply, it, file, false)
  })

  server.post(`${one}/files/:language/:kind/removal`, act, async (request, reply) => {
    const it = await documentAt(house, request)
    const { language, kind } = DocumentPath.parse(request.params)
    const outcome = await removeFile(house, signedIn(request), it.id, { language, kind })
    return leadBack(house, parts, request, reply, outcome, 'documents.done.file-removed')
  })

  server.post(`${one}/publication`, act, async (request, reply) => {
    const outcome = await publish(house, signedIn(request), (await documentAt(house, request)).id)
    return leadBack(house, parts, request, reply, outcome, 'documents.done.published')
  })

  server.post(`${one}/withdrawal`, act, async (request, reply) => {
    const parsed = parseReason(formOf(request))
    if (!parsed.ok) return sendEdit(house, parts, request, reply, 422, { problems: parsed.problems })
    const it = await documentAt(house, request)
    const outcome = await withdraw(house, signedIn(request), it.id, parsed.value.reason)
    return leadBack(house, parts, request, reply, outcome, 'documents.done.withdrawn')
  })
}

export async function documentAt({ db }: Pick<House, 'db'>, request: Request): Promise<Document> {
  const it = await findDocument(db, { code: DocumentPath.parse(request.params).code })
  if (!it) throw new NotFound()
  return it
}

async function list({ db }: House, request: Request, reply: Reply): Promise<Reply> {
  const asked = DeskQuery.parse(queryOf(request))
  const collections = await listCollections(db)
  const collection = collections.find(({ code }) => code === asked.collection)
  const wish = { words: asked.q, collectionId: collection?.id, level: asked.level, state: asked.state }
  const found = await listDocuments(db, { is: 'staff' }, wish, asked.page)
  const pages = Math.max(1, Math.ceil(found.total / documentsPerPage))
  return sendPage(reply, 200, deskPage(textsOf(request), { asked, collections, found, pages }))
}

async function figures({ db, clock }: House, request: Request, reply: Reply): Promise<Reply> {
  const today = clock.now().toISOString().slice(0, 10)
  const since = weeksOf([], today, weeksShown)[0]?.from ?? today
  const [days, documents, languages] = await Promise.all([
    fetchesByDay(db, since),
    mostFetched(db, since, 20),
    fetchesByLanguage(db, since),
  ])
  return sendPage(reply, 200, figuresPage(textsOf(request), { today, days, documents, languages }))
}

type Trouble = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly no?: Refusal }

async function sendNew(
  { db, profile }: House,
  parts: DocumentsParts,
  request: Request,
  reply: Reply,
  status: number,
  { typed = {}, problems = [], no }: Trouble,
): Promise<Reply> {
  const [collections, groups] = await Promise.all([listCollections(db), parts.groups()])
  const { languages } = profile
  const view = { languages, collections, groups, largest: largestInWords, typed, problems, no }
  return sendPage(reply, status, newPage(textsOf(request), view))
}

/** Words and file are looked at together, so that everything wrong is said at once. */
async function add(house: House, parts: DocumentsParts, request: Request, reply: Reply): Promise<Reply> {
  const typed = formOf(request)
  const [words, file] = [await wordsIn(house, parts, typed), await fileIn(house, request)]
  const problems = [...('title' in words ? [] : words), ...('sha256' in file ? [] : file)]
  if (!('title' in words) || !('sha256' in file))
    return sendNew(house, parts, request, reply, 422, { typed, problems })
  const outcome = await addDocument(house, signedIn(request), words, file)
  if (isRefusal(outcome)) return sendNew(house, parts, request, reply, 409, { typed, no: outcome })
  notify(request, 'documents.done.added')
  return seeOther(reply, `${base}/${outcome.code}`)
}

async function change(house: House, parts: DocumentsParts, request: Request, reply: Reply): Promise<Reply> {
  const [it, typed] = [await documentAt(house, request), formOf(request)]
  const words = await wordsIn(house, parts, typed)
  if (!('title' in words)) return sendEdit(house, parts, request, reply, 422, { typed, problems: words })
  const outcome = await changeDocument(house, signedIn(request), { id: it.id, seen: seenIn(typed) }, words)
  // What is sent again after this has seen what stands there now.
  if (isRefusal(outcome)) {
    const again = { ...typed, seen: it.changedAt.toISOString() }
    return sendEdit(house, parts, request, reply, 409, { typed: again, no: outcome })
  }
  notify(request, 'documents.done.saved')
  return seeOther(reply, `${base}/${outcome.code}`)
}

async function put(house: House, parts: DocumentsParts, request: Request, reply: Reply): Promise<Reply> {
  const [it, file] = [await documentAt(house, request), await fileIn(house, request)]
  if (!('sha256' in file)) {
    const typed = { ...formOf(request) }
    return sendEdit(house, parts, request, reply, 422, { typed, problems: file })
  }
  const outcome = await putFile(house, signedIn(request), it.id, file)
  return leadBack(house, parts, request, reply, outcome, 'documents.done.file-put')
}

/** What the form says of a document, with the collection, the group and the meeting it names; or everything that is wrong. */
async function wordsIn(
  { db, profile }: House,
  parts: DocumentsParts,
  typed: Typed,
): Promise<DocumentWords | readonly Problem[]> {
  const parsed = parseDocument(typed, profile.languages)
  if (!parsed.ok) return parsed.problems
  const { title, reference, datedOn, level, ...said } = parsed.value
  const collection = (await listCollections(db)).find(({ code }) => code === said.collection)
  const group = level === 'group' ? (await parts.groups()).find(({ id }) => id === said.group) : undefined
  const event = level === 'event' ? await parts.findEvent(said.event) : undefined
  if (!collection) return [{ field: 'collection', code: 'documents.problem.collection' }]
  if (level === 'group' && !group) return [{ field: 'group', code: 'documents.problem.group' }]
  if (level === 'event' && !event) return [{ field: 'event', code: 'documents.problem.event' }]
  const audience = { level, groupId: group?.id ?? null, eventId: event?.id ?? null }
  return { title, reference, datedOn, collectionId: collection.id, ...audience }
}

async function fileIn(house: House, request: Request): Promise<NewFile | readonly Problem[]> {
  const parsed = parseLanguage(formOf(request), house.profile.languages)
  const language = parsed.ok ? parsed.value.language : 'en'
  const kept = await keepFile(house, filesOf(request).get('file'), language)
  if (parsed.ok && 'sha256' in kept) return kept
  return [...(parsed.ok ? [] : parsed.problems), ...('sha256' in kept ? [] : [kept])]
}

export async function leadBack(
  house: House,
  parts: DocumentsParts,
  request: Request,
  reply: Reply,
  outcome: { readonly code: string } | Refusal,
  done: string,
): Promise<Reply> {
  if (isRefusal(outcome)) return sendEdit(house, parts, request, reply, 409, { no: outcome })
  notify(request, done)
  return seeOther(reply, `${base}/${outcome.code}`)
}

export async function sendEdit(
  { db, profile }: House,
  parts: DocumentsParts,
  request: Request,
  reply: Reply,
  status: number,
  { typed, problems = [], no }: Trouble = {},
): Promise<Reply> {
  const it = await documentAt({ db }, request)
  const event = it.eventId ? (await parts.eventsOf([it.eventId]))[0] : undefined
  const [collections, groups, versions, readers] = await Promise.all([
    listCollections(db),
    parts.groups(),
    versionsOf(db, it.id),
    readersOf(db, it.id).then((ids) => parts.peopleOf(ids)),
  ])
  const stored = typedDocument(it, event?.code ?? '')
  const said = typed ?? (status === 200 ? await keptForm(request) : formOf(request)) ?? {}
  return sendPage(
    reply,
    status,
    editPage(textsOf(request), {
      ...{ it, event, collections, groups, versions, readers, problems, no },
      languages: profile.languages,
      largest: largestInWords,
      zone: profile.seat.timeZone,
      typed: { ...stored, ...said },
    }),
  )
}
