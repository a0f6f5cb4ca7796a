import type { House } from '../../../platform/house.ts'
import {
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
} from '../../../platform/http/index.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { eventAt } from '../desk/lookup.ts'
import type { EventView } from '../types.ts'
import { addQuestion, changeQuestion, endQuestion, moveQuestion } from './actions/change.ts'
import {
  Direction,
  KindQuery,
  parseQuestion,
  QuestionPath,
  Seen,
  typedQuestion,
  type Scope,
} from './edit-parse.ts'
import { editPage, endingPage, kindPage, previewPage, type AtDesk, type EditView } from './pages/edit.ts'
import { questionFields } from './pages/fields.ts'
import { questionsPage } from './pages/list.ts'
import { everyQuestionOf, findQuestion, questionsOf } from './store/read.ts'
import type { Question } from './types.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

const at = '/desk/events/:code/questions'

/** The desk's side of what an event asks: the list in its order, adding, editing, ending. */
export function questionRoutes(server: Server, house: House): void {
  const { db, profile, clock } = house

  server.get(at, look, (request, reply) => sendList(house, request, reply, 200))

  server.get(`${at}/new`, look, async (request, reply) => {
    const [desk, { kind }] = [await deskOf(house, request), KindQuery.parse(queryOf(request))]
    if (!kind) return sendPage(reply, 200, kindPage(textsOf(request), desk))
    const typed = (await keptForm(request)) ?? {}
    return sendEdit(house, request, reply, 200, { ...desk, kind, question: undefined, typed, problems: [] })
  })

  server.post(at, act, (request, reply) => add(house, request, reply))

  server.get(`${at}/preview`, look, async (request, reply) => {
    const [t, desk] = [textsOf(request), await deskOf(house, request)]
    const fields = questionFields(t, profile, await questionsOf(db, desk.event.id), {})
    return sendPage(reply, 200, previewPage(t, desk, fields))
  })

  server.get(`${at}/:id`, look, async (request, reply) => {
    const found = await questionOf(house, request)
    const typed = (await keptForm(request)) ?? typedQuestion(found.question)
    return sendEdit(house, request, reply, 200, { ...found, kind: found.question.kind, typed, problems: [] })
  })

  server.post(`${at}/:id`, act, (request, reply) => change(house, request, reply))

  server.post(`${at}/:id/place`, act, async (request, reply) => {
    const { event, question } = await questionOf(house, request)
    const by = Direction.parse(formOf(request)).by === 'up' ? -1 : 1
    const outcome = await moveQuestion(db, signedIn(request), event.id, question.id, by, clock.now())
    return isRefusal(outcome) ? sendList(house, request, reply, 409, outcome) : backToList(reply, event)
  })

  server.get(`${at}/:id/ending`, look, async (request, reply) => {
    const { question, ...desk } = await questionOf(house, request)
    return sendPage(reply, 200, endingPage(textsOf(request), desk, question))
  })

  server.post(`${at}/:id/ending`, act, async (request, reply) => {
    const { event, question } = await questionOf(house, request)
    const outcome = await endQuestion(db, signedIn(request), event.id, question.id, clock.now())
    if (isRefusal(outcome)) return sendList(house, request, reply, 409, outcome)
    notify(request, 'events.questions.has-ended')
    return backToList(reply, event)
  })
}

const backToList = (reply: Reply, event: EventView): Reply =>
  seeOther(reply, `/desk/events/${event.code}/questions`)

async function deskOf(house: House, request: Request): Promise<AtDesk> {
  return { event: await eventAt(house, request), permissions: signedIn(request).permissions }
}

async function questionOf(house: House, request: Request): Promise<AtDesk & { question: Question }> {
  const desk = await deskOf(house, request)
  const question = await findQuestion(house.db, desk.event.id, QuestionPath.parse(request.params).id)
  if (!question || question.endedAt) throw new NotFound()
  return { ...desk, question }
}

const scopeOf = ({ profile }: House, { modes }: EventView): Scope => ({
  languages: profile.languages,
  modes,
  categories: profile.categories.map(({ id }) => id),
})

async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const [desk, typed] = [await deskOf(house, request), formOf(request)]
  const { event } = desk
  const { kind } = KindQuery.parse(typed)
  if (!kind) return seeOther(reply, `/desk/events/${event.code}/questions/new`)
  const form = { ...desk, kind, question: undefined, typed, problems: [] }
  const parsed = parseQuestion(typed, kind, scopeOf(house, event))
  if (!parsed.ok) return sendEdit(house, request, reply, 422, { ...form, problems: parsed.problems })
  const { db, clock } = house
  const outcome = await addQuestion(db, signedIn(request), event.id, kind, parsed.value, clock.now())
  if (isRefusal(outcome)) return sendEdit(house, request, reply, 409, { ...form, no: outcome })
  notify(request, 'events.questions.added')
  return backToList(reply, event)
}

async function change(house: House, request: Request, reply: Reply): Promise<Reply> {
  const [found, typed] = [await questionOf(house, request), formOf(request)]
  const { event, question } = found
  const form = { ...found, kind: question.kind, typed, problems: [] }
  const parsed = parseQuestion(typed, question.kind, scopeOf(house, event), question)
  if (!parsed.ok) return sendEdit(house, request, reply, 422, { ...form, problems: parsed.problems })
  const { db, clock } = house
  const seen = { ...question, changedAt: Seen.parse(typed).seen }
  const outcome = await changeQuestion(db, signedIn(request), seen, parsed.value, clock.now())
  if (isRefusal(outcome)) return sendEdit(house, request, reply, 409, { ...form, no: outcome })
  const { version } = outcome
  notify(request, `events.questions.${version > question.version ? 'changed-anew' : 'changed'}`, { version })
  return backToList(reply, event)
}

const sendEdit = (
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  view: Omit<EditView, 'profile'>,
): Reply => sendPage(reply, status, editPage(textsOf(request), { ...view, profile }))

async function sendList(house: House, request: Request, reply: Reply, status: number, no?: Refusal) {
  const [t, desk] = [textsOf(request), await deskOf(house, request)]
  const questions = await everyQuestionOf(house.db, desk.event.id)
  return sendPage(reply, status, questionsPage(t, { ...desk, profile: house.profile, questions }, no))
}
