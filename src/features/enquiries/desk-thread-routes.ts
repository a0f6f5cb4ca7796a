import type { House } from '../../platform/house.ts'
import {
  filesOf,
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
} from '../../platform/http/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { answer } from './actions/answer.ts'
import { close, handOver, note, putBack, take } from './actions/work.ts'
import { wordsOfAbout } from './context.ts'
import { desksHere } from './desk-routes.ts'
import { fileOfForm, keepFiles } from './files.ts'
import { sendOne, zoneOf } from './mine-routes.ts'
import { deskThreadPage } from './pages/desk-thread.ts'
import { FilePath, MessagesQuery, numberOf, parseAnswer, parseDesk, parseNote, ThreadQuery } from './parse.ts'
import { decideAnswer, desksOf } from './rules.ts'
import { standardWordsFor, titlesFor } from './standard-replies/store.ts'
import { findEnquiryByNumber } from './store/enquiries.ts'
import { pageOfMessages } from './store/messages.ts'
import { staffIn, writerOf } from './people.ts'
import type { Enquiry } from './types.ts'

const look = { config: { permission: 'portal.desk', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'portal.desk', freshness: 'any', limit: 'acts' } } as const
const actWithFile = { config: { ...act.config, takesFiles: true } } as const
const base = '/desk/enquiries/:number'

/** One thread at its desk. */
export function deskThreadRoutes(server: Server, house: House): void {
  server.get(base, look, (request, reply) => show(house, request, reply, 200))

  server.post(`${base}/answers`, actWithFile, async (request, reply) => {
    const it = await found(house, request)
    const parsed = parseAnswer(formOf(request))
    const files = fileOfForm(filesOf(request).get('file'))
    const problems = [...(parsed.ok ? [] : parsed.problems), ...('code' in files ? [files] : [])]
    if (!parsed.ok || 'code' in files) return show(house, request, reply, 422, { problems })
    // Asked once before the file is kept, and again where it counts.
    const no = decideAnswer(it, signedIn(request).permissions, parsed.value)
    if (isRefusal(no)) return show(house, request, reply, 409, { no })
    const answered = { ...parsed.value, files: await keepFiles(house, files) }
    const outcome = await answer(house, signedIn(request), it.id, answered)
    return done(house, request, reply, outcome, 'enquiries.answered')
  })

  server.post(`${base}/notes`, act, async (request, reply) => {
    const parsed = parseNote(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, { problems: parsed.problems })
    const outcome = await note(house, signedIn(request), (await found(house, request)).id, parsed.value.note)
    return done(house, request, reply, outcome, 'enquiries.noted')
  })

  server.post(`${base}/desk`, act, async (request, reply) => {
    const parsed = parseDesk(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, { problems: parsed.problems })
    const { desk } = parsed.value
    const outcome = await handOver(house, signedIn(request), (await found(house, request)).id, desk)
    const staysHere = desksOf(signedIn(request).permissions).includes(desk)
    return done(
      house,
      request,
      reply,
      outcome,
      'enquiries.handed-over',
      staysHere ? undefined : '/desk/enquiries',
    )
  })

  server.post(`${base}/assignment`, act, async (request, reply) => {
    const outcome = await take(house, signedIn(request), (await found(house, request)).id)
    return done(house, request, reply, outcome, 'enquiries.taken')
  })
  server.post(`${base}/release`, act, async (request, reply) => {
    const outcome = await putBack(house, signedIn(request), (await found(house, request)).id)
    return done(house, request, reply, outcome, 'enquiries.put-back')
  })
  server.post(`${base}/closing`, act, async (request, reply) => {
    const outcome = await close(house, signedIn(request), (await found(house, request)).id)
    return done(house, request, reply, outcome, 'enquiries.closed')
  })

  server.get(`${base}/files/:file`, look, async (request, reply) => {
    const { id } = await found(house, request)
    return sendOne(house, reply, id, FilePath.parse(request.params).file, true)
  })
}

/** The thread of the address, if it is on a desk of whoever asks. */
async function found({ db }: House, request: Request): Promise<Enquiry> {
  const it = await findEnquiryByNumber(db, numberOf(request.params) ?? '')
  if (!it || !desksHere(request).includes(it.desk)) throw new NotFound()
  return it
}

async function done(
  house: House,
  request: Request,
  reply: Reply,
  outcome: object | Refusal,
  notice: string,
  to = `/desk/enquiries/${numberOf(request.params)}`,
): Promise<Reply> {
  if (isRefusal(outcome) && outcome.refused === 'enquiries.unknown') throw new NotFound()
  if (isRefusal(outcome)) return show(house, request, reply, 409, { no: outcome })
  notify(request, notice)
  return seeOther(reply, to)
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const [t, it] = [textsOf(request), await found(house, request)]
  const asked = MessagesQuery.parse(queryOf(request))
  const page = await pageOfMessages(house.db, it.id, { withNotes: true, ...asked })
  const view = {
    it,
    ...page,
    about: await wordsOfAbout(house, t, it.about),
    writer: await writerOf(house.db, it),
    staff: await staffIn(house.db, it, page.messages),
    isMine: it.assignedTo === signedIn(request).accountId,
    standard: await titlesFor(house.db, it.desk),
    timeZone: zoneOf(house, request),
    typed: await typedIn(house, request, it),
    problems: trouble.problems ?? [],
    no: trouble.no,
  }
  return sendPage(reply, status, deskThreadPage(t, view))
}

/** What was typed; else, where a standard reply was chosen, its words in the language of whoever asked. */
async function typedIn({ db }: House, request: Request, it: Enquiry): Promise<Typed> {
  const typed = formOf(request)
  const { reply } = ThreadQuery.parse(queryOf(request))
  if (Object.keys(typed).length > 0 || !reply) return typed
  const words = await standardWordsFor(db, reply, it.language)
  return words ? { words } : {}
}
