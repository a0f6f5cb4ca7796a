import type { House } from '../../../platform/house.ts'
import { languageName } from '../../../platform/i18n/index.ts'
import {
  formOf,
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
} from '../../../platform/http/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { sendFramed, withFrames } from '../../messages/index.ts'
import { parseFilter } from '../desk/filter.ts'
import { groupQuery, queryIn } from '../groups/query.ts'
import { groupWords } from '../groups/words.ts'
import { sendMessage, stopMessage } from './actions/send.ts'
import { discardMessage, rewriteMessage, writeMessage } from './actions/write.ts'
import { messageFormPage } from './pages/form.ts'
import { messagesPage } from './pages/list.ts'
import { reviewPage } from './pages/review.ts'
import { messagePage, stopPage } from './pages/show.ts'
import { messagesPath as path } from './pages/words.ts'
import { MessagePath, PageQuery, parseMessage, PreviewPath, SendForm } from './parse.ts'
import { previewsOf } from './preview.ts'
import { findMessage, listMessages } from './store/messages.ts'
import { reachOf } from './store/readers.ts'
import type { GroupMessage } from './types.ts'

const look = { config: { permission: 'messages.send', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'messages.send', freshness: 'any', limit: 'acts' } } as const
const perPage = 25

/** Messages to filtered groups: written, looked at with real readers, sent, stopped, and what became of them. */
export function groupMessageRoutes(server: Server, house: House): void {
  server.get(path, look, async (request, reply) => {
    const { page } = PageQuery.parse(queryOf(request))
    const { messages, total } = await listMessages(house.db, { page, perPage })
    const view = {
      messages,
      page,
      pages: Math.max(1, Math.ceil(total / perPage)),
      zone: zoneOf(house, request),
    }
    return sendPage(reply, 200, messagesPage(textsOf(request), view))
  })
  server.get(`${path}/new`, look, (request, reply) =>
    form(house, request, reply, 200, { query: groupQuery(parseFilter(queryOf(request))) }),
  )
  server.post(path, act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseMessage(house.profile.languages, typed, namesFor(request))
    if (!parsed.ok)
      return form(house, request, reply, 422, { query: queryIn(typed), typed, problems: parsed.problems })
    const id = await writeMessage(house, signedIn(request), parsed.value)
    notify(request, 'registrations.messages.saved', undefined, 'info')
    return seeOther(reply, `${path}/${id}`)
  })
  server.get(`${path}/:id`, look, (request, reply) => show(house, request, reply, 200))
  server.get(`${path}/:id/preview/:language/html`, look, async (request, reply) => {
    const message = await found(house, request)
    const { language } = PreviewPath.parse(request.params)
    const [preview] = await previewsOf(house, message, language)
    if (!preview || message.state !== 'draft') throw new NotFound()
    return sendFramed(reply, preview.copy)
  })
  changeRoutes(server, house)
  sendingRoutes(server, house)
}

function changeRoutes(server: Server, house: House): void {
  server.get(`${path}/:id/text`, look, async (request, reply) => {
    const draft = await found(house, request)
    if (draft.state !== 'draft') return seeOther(reply, `${path}/${draft.id}`)
    return form(house, request, reply, 200, { query: draft.query, draft })
  })
  server.post(`${path}/:id/text`, act, async (request, reply) => {
    const draft = await found(house, request)
    const typed = formOf(request)
    const parsed = parseMessage(house.profile.languages, typed, namesFor(request))
    const again = { query: queryIn(typed), draft, typed }
    if (!parsed.ok) return form(house, request, reply, 422, { ...again, problems: parsed.problems })
    const { revision } = SendForm.parse(typed)
    const outcome = await rewriteMessage(house, signedIn(request), draft.id, parsed.value, revision)
    if (isRefusal(outcome)) return form(house, request, reply, 409, { ...again, refused: outcome })
    return seeOther(reply, `${path}/${draft.id}`)
  })
  server.post(`${path}/:id/discard`, act, async (request, reply) => {
    const { id } = await found(house, request)
    const outcome = await discardMessage(house, signedIn(request), id)
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'registrations.messages.discarded')
    return seeOther(reply, path)
  })
}

function sendingRoutes(server: Server, house: House): void {
  server.post(`${path}/:id/sending`, act, async (request, reply) => {
    const { id } = await found(house, request)
    const outcome = await sendMessage(house, signedIn(request), id, SendForm.parse(formOf(request)))
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'registrations.messages.begun')
    return seeOther(reply, `${path}/${id}`)
  })
  server.get(`${path}/:id/end`, look, async (request, reply) => {
    const message = await found(house, request)
    if (message.state !== 'sending') return seeOther(reply, `${path}/${message.id}`)
    return sendPage(reply, 200, stopPage(textsOf(request), message))
  })
  server.post(`${path}/:id/end`, act, async (request, reply) => {
    const message = await found(house, request)
    const outcome = await stopMessage(house, signedIn(request), message.id)
    if (isRefusal(outcome)) return sendPage(reply, 409, stopPage(textsOf(request), message, outcome))
    notify(request, 'registrations.messages.stopped')
    return seeOther(reply, `${path}/${message.id}`)
  })
}

async function found({ db }: House, request: Request): Promise<GroupMessage> {
  const read = MessagePath.safeParse(request.params)
  const message = read.success ? await findMessage(db, read.data.id) : undefined
  if (!message) throw new NotFound()
  return message
}

type Filled = {
  readonly query: string
  readonly draft?: GroupMessage
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
  readonly refused?: Refusal
}

async function form(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  { query, draft, ...rest }: Filled,
): Promise<Reply> {
  const t = textsOf(request)
  const filter = parseFilter(new URLSearchParams(query))
  const [group, reach] = await Promise.all([
    groupWords(house, t, filter),
    reachOf(house.db, filter, house.clock.now()),
  ])
  const view = {
    query,
    group,
    readers: reach.readers,
    languages: house.profile.languages,
    draft: draft && { id: draft.id, revision: draft.revision, wording: draft },
    ...rest,
  }
  return sendPage(reply, status, messageFormPage(t, view))
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  refused?: Refusal,
): Promise<Reply> {
  const t = textsOf(request)
  const message = await found(house, request)
  const filter = parseFilter(new URLSearchParams(message.query))
  const group = await groupWords(house, t, filter)
  if (message.state !== 'draft') {
    const maySeeOutbox = signedIn(request).permissions.has('outbox.read')
    const view = { message, group, zone: zoneOf(house, request), maySeeOutbox }
    return sendPage(reply, status, messagePage(t, view))
  }
  const [reach, previews] = await Promise.all([
    reachOf(house.db, filter, house.clock.now()),
    previewsOf(house, message),
  ])
  const view = { message, group, reach, previews, languages: house.profile.languages, refused }
  return sendPage(withFrames(reply), status, reviewPage(t, view))
}

/** What the languages are called by whoever reads. */
const namesFor = (request: Request) => (language: Language) => languageName(textsOf(request), language).here

const zoneOf = ({ profile }: House, request: Request): string =>
  signedIn(request).timeZone ?? profile.seat.timeZone
