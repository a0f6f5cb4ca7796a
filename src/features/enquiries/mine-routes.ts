import type { House } from '../../platform/house.ts'
import {
  actorOf,
  filesOf,
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { reply as writeAgain, settle, tooManyReplies } from './actions/reply.ts'
import { wordsOfAbout } from './context.ts'
import { bytesOf, fileOfForm, keepFiles } from './files.ts'
import { minePage } from './pages/mine.ts'
import { threadPage } from './pages/thread.ts'
import { FilePath, MessagesQuery, numberOf, parseReply } from './parse.ts'
import { isLinkOver } from './rules.ts'
import { enquiriesOf, findEnquiry, findEnquiryByNumber } from './store/enquiries.ts'
import { findFile, pageOfMessages } from './store/messages.ts'
import { readLookToken } from './tokens.ts'
import type { Enquiry } from './types.ts'

/** Where somebody reads their thread: after signing in, or by the link of a mail. */
type Place = {
  readonly base: string
  readonly permission: 'signed-in' | 'everyone'
  /** The thread of the address if it is theirs; anybody else's does not exist for them. */
  readonly find: (request: Request) => Promise<Enquiry | undefined>
  readonly at: (request: Request) => string
  readonly isSecret: boolean
}

/** What somebody asked, in their account or by the mailed link. */
export function mineRoutes(server: Server, house: House): void {
  const { db, secrets, clock } = house
  const mine = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
  server.get('/enquiries', mine, async (request, reply) => {
    const all = await enquiriesOf(db, signedIn(request).personId)
    return sendPage(reply, 200, minePage(textsOf(request), all, zoneOf(house, request)))
  })
  thread(server, house, {
    base: '/enquiries/:number',
    permission: 'signed-in',
    isSecret: false,
    at: (request) => `/enquiries/${numberOf(request.params)}`,
    find: async (request) => {
      const it = await findEnquiryByNumber(db, numberOf(request.params) ?? '')
      return it?.personId === signedIn(request).personId ? it : undefined
    },
  })
  const tokenOf = (request: Request) => (request.params as { token: string }).token
  thread(server, house, {
    base: '/enquiries/link/:token',
    permission: 'everyone',
    isSecret: true,
    at: (request) => `/enquiries/link/${tokenOf(request)}`,
    find: async (request) => {
      const id = readLookToken(secrets, tokenOf(request))
      const it = id && (await findEnquiry(db, id))
      return it && !it.personId && !isLinkOver(it, clock.now()) ? it : undefined
    },
  })
}

function thread(server: Server, house: House, place: Place): void {
  const { permission, base } = place
  // What somebody wrote is between them and the desk: whoever looks at another person's pages does not see it.
  const look = { config: { permission, freshness: 'any', limit: 'pages', viewing: 'closed' } } as const
  const act = { config: { permission, freshness: 'any', limit: 'acts' } } as const
  const actWithFile = { config: { ...act.config, takesFiles: true } } as const

  server.get(base, look, (request, reply) => show(house, place, request, reply, 200))

  server.post(`${base}/replies`, actWithFile, async (request, reply) => {
    const it = await found(place, request)
    const parsed = parseReply(formOf(request))
    const files = fileOfForm(filesOf(request).get('file'))
    const problems = [...(parsed.ok ? [] : parsed.problems), ...('code' in files ? [files] : [])]
    if (!parsed.ok || 'code' in files) return show(house, place, request, reply, 422, { problems })
    const no = await tooManyReplies(house, it.id)
    if (no) return show(house, place, request, reply, 409, { no })
    const written = { ...parsed.value, files: await keepFiles(house, files) }
    const outcome = await writeAgain(house, actorOf(request), it.id, written)
    return done(house, place, request, reply, outcome, 'enquiries.replied')
  })

  server.post(`${base}/closing`, act, async (request, reply) => {
    const outcome = await settle(house, actorOf(request), (await found(place, request)).id)
    return done(house, place, request, reply, outcome, 'enquiries.settled')
  })

  server.get(`${base}/files/:file`, look, async (request, reply) => {
    const { id } = await found(place, request)
    return sendOne(house, reply, id, FilePath.parse(request.params).file, false)
  })
}

/** A file of a thread, to be saved. A note's is for staff alone. */
export async function sendOne(
  house: House,
  reply: Reply,
  enquiryId: string,
  fileId: string,
  withNotes: boolean,
): Promise<Reply> {
  const file = await findFile(house.db, enquiryId, fileId, { withNotes })
  const bytes = file && (await bytesOf(house, file))
  if (!file || !bytes) throw new NotFound()
  return sendFile(reply, { name: file.name, ...bytes })
}

async function found(place: Place, request: Request): Promise<Enquiry> {
  const it = await place.find(request)
  if (!it) throw new NotFound()
  return it
}

async function done(
  house: House,
  place: Place,
  request: Request,
  reply: Reply,
  outcome: object | Refusal,
  notice: string,
): Promise<Reply> {
  if (isRefusal(outcome)) return show(house, place, request, reply, 409, { no: outcome })
  notify(request, notice)
  return seeOther(reply, place.at(request))
}

async function show(
  house: House,
  place: Place,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const [t, it] = [textsOf(request), await found(place, request)]
  const page = threadPage(t, {
    it,
    ...(await pageOfMessages(house.db, it.id, {
      withNotes: false,
      ...MessagesQuery.parse(queryOf(request)),
    })),
    about: await wordsOfAbout(house, t, it.about),
    at: place.at(request),
    hasList: !place.isSecret,
    timeZone: zoneOf(house, request),
    typed: formOf(request),
    problems: trouble.problems ?? [],
    no: trouble.no,
  })
  return sendPage(reply, status, page, { hideAddress: place.isSecret })
}

/** Whose clock a reader is shown. */
export function zoneOf({ profile }: Pick<House, 'profile'>, request: Request): string {
  const actor = actorOf(request)
  return (actor.kind === 'person' ? actor.timeZone : undefined) ?? profile.seat.timeZone
}
