import type { House } from '../../../platform/house.ts'
import {
  filesOf,
  formOf,
  keptForm,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { eventAt } from '../desk/lookup.ts'
import { EventPath } from '../parse.ts'
import { Direction } from '../questions/edit-parse.ts'
import type { AtDesk } from '../questions/pages/edit.ts'
import {
  addDocument,
  changeDocument,
  moveDocument,
  putFile,
  removeDocument,
  removeFile,
} from './actions/change.ts'
import { keepUpload, largestInWords } from './files.ts'
import { documentPage, newDocumentPage, removalPage, type EditView } from './pages/edit.ts'
import { documentsPage } from './pages/list.ts'
import { DocumentPath, parseDocument, parseLanguage, typedDocument } from './parse.ts'
import { sendDocument } from './send.ts'
import { documentsOf, findDocument } from './store/read.ts'
import type { DocumentFile, EventDocument } from './types.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const actWithFile = { config: { ...act.config, takesFiles: true } } as const

const at = '/desk/events/:code/documents'

/** The desk's side of an event's papers: the list in its order, adding, changing, removing. */
export function documentDeskRoutes(server: Server, house: House): void {
  server.get(at, look, (request, reply) => sendList(house, request, reply, 200))

  server.get(`${at}/new`, look, async (request, reply) => {
    const typed = (await keptForm(request)) ?? { access: 'public' }
    return sendEdit(house, request, reply, 200, {
      ...(await deskOf(house, request)),
      document: undefined,
      typed,
    })
  })

  server.post(at, actWithFile, (request, reply) => add(house, request, reply))

  server.get(`${at}/:id`, look, async (request, reply) => {
    const found = await documentOf(house, request)
    const typed = (await keptForm(request)) ?? typedDocument(found.document)
    return sendEdit(house, request, reply, 200, { ...found, typed })
  })

  server.post(`${at}/:id`, act, async (request, reply) => {
    const [found, typed] = [await documentOf(house, request), formOf(request)]
    const parsed = parseDocument(typed, house.profile.languages)
    if (!parsed.ok) return sendEdit(house, request, reply, 422, { ...found, typed }, parsed.problems)
    const outcome = await changeDocument(house, signedIn(request), found.document, parsed.value)
    return leadBack(house, request, reply, outcome, 'events.documents.saved')
  })

  server.post(`${at}/:id/files`, actWithFile, (request, reply) => put(house, request, reply))

  server.get(`${at}/:id/files/:language`, look, async (request, reply) =>
    sendDocument(house, request, reply, (await documentOf(house, request)).document),
  )

  server.post(`${at}/:id/files/:language/removal`, act, async (request, reply) => {
    const { document } = await documentOf(house, request)
    const { language } = DocumentPath.parse(request.params)
    const outcome = await removeFile(house, signedIn(request), document, language)
    return leadBack(house, request, reply, outcome, 'events.documents.file-removed', `/${document.id}`)
  })

  server.post(`${at}/:id/place`, act, async (request, reply) => {
    const { document } = await documentOf(house, request)
    const by = Direction.parse(formOf(request)).by === 'up' ? -1 : 1
    return leadBack(house, request, reply, await moveDocument(house, signedIn(request), document, by))
  })

  server.get(`${at}/:id/removal`, look, async (request, reply) => {
    const { document, ...desk } = await documentOf(house, request)
    return sendPage(reply, 200, removalPage(textsOf(request), desk, document))
  })

  server.post(`${at}/:id/removal`, act, async (request, reply) => {
    const { document } = await documentOf(house, request)
    const outcome = await removeDocument(house, signedIn(request), document)
    return leadBack(house, request, reply, outcome, 'events.documents.removed')
  })
}

async function deskOf(house: House, request: Request): Promise<AtDesk> {
  return { event: await eventAt(house, request), permissions: signedIn(request).permissions }
}

async function documentOf(house: House, request: Request): Promise<AtDesk & { document: EventDocument }> {
  const desk = await deskOf(house, request)
  const document = await findDocument(house.db, desk.event.id, DocumentPath.parse(request.params).id)
  if (!document) throw new NotFound()
  return { ...desk, document }
}

/** Words and file are looked at together, so that everything wrong is said at once. */
async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const [desk, typed] = [await deskOf(house, request), formOf(request)]
  const parsed = parseDocument(typed, house.profile.languages)
  const file = await fileIn(house, request)
  const problems = [...(parsed.ok ? [] : parsed.problems), ...(isFile(file) ? [] : file)]
  if (!parsed.ok || !isFile(file))
    return sendEdit(house, request, reply, 422, { ...desk, document: undefined, typed }, problems)
  const outcome = await addDocument(house, signedIn(request), desk.event.id, parsed.value, file)
  return leadBack(house, request, reply, outcome, 'events.documents.added')
}

async function put(house: House, request: Request, reply: Reply): Promise<Reply> {
  const found = await documentOf(house, request)
  const file = await fileIn(house, request)
  const typed = { ...typedDocument(found.document), ...formOf(request) }
  if (!isFile(file)) return sendEdit(house, request, reply, 422, { ...found, typed }, file)
  const outcome = await putFile(house, signedIn(request), found.document, file)
  return leadBack(house, request, reply, outcome, 'events.documents.file-put', `/${found.document.id}`)
}

async function fileIn(house: House, request: Request): Promise<DocumentFile | readonly Problem[]> {
  const parsed = parseLanguage(formOf(request), house.profile.languages)
  const language = parsed.ok ? parsed.value.language : 'en'
  const kept = await keepUpload(house, filesOf(request).get('file'), language)
  const problems = [...(parsed.ok ? [] : parsed.problems), ...('sha256' in kept ? [] : [kept])]
  return problems.length > 0 || !('sha256' in kept) ? problems : kept
}

const isFile = (it: DocumentFile | readonly Problem[]): it is DocumentFile => 'sha256' in it

async function leadBack(
  house: House,
  request: Request,
  reply: Reply,
  outcome: object | Refusal,
  notice?: string,
  rest = '',
): Promise<Reply> {
  if (isRefusal(outcome)) return sendList(house, request, reply, 409, outcome)
  if (notice) notify(request, notice)
  const { code } = EventPath.parse(request.params)
  return seeOther(reply, `/desk/events/${code}/documents${rest}`)
}

function sendEdit(
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  { document, ...view }: AtDesk & Pick<EditView, 'document' | 'typed'>,
  problems: readonly Problem[] = [],
): Reply {
  const t = textsOf(request)
  const whole = { ...view, languages: profile.languages, largest: largestInWords, problems }
  return sendPage(
    reply,
    status,
    document ? documentPage(t, { ...whole, document }) : newDocumentPage(t, { ...whole, document }),
  )
}

async function sendList(house: House, request: Request, reply: Reply, status: number, no?: Refusal) {
  const [t, desk] = [textsOf(request), await deskOf(house, request)]
  const documents = await documentsOf(house.db, desk.event.id)
  const { languages } = house.profile
  return sendPage(reply, status, documentsPage(t, { ...desk, documents, languages }, no))
}
