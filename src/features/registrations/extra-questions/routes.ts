import type { House } from '../../../platform/house.ts'
import {
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
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { parseQuestions, typedAnswers } from '../../events/index.ts'
import { findOwn } from '../own-view.ts'
import { RegistrationPath, SeenRevision } from '../parse.ts'
import type { RegistrationView } from '../types.ts'
import { changeAnswers } from './actions.ts'
import { answersPage, type AnswersView } from './pages/answers.ts'
import { mayAnswer } from './rules.ts'
import { askedOfRegistration } from './view.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

const at = '/registrations/:number/questions'

/** Answering the event's own questions after the registration was sent. */
export function extraQuestionRoutes(server: Server, house: House): void {
  server.get(at, look, async (request, reply) => {
    const mine = await mineOf(house, request)
    if (mine.no) return leadBack(request, reply, mine, mine.no)
    const typed = (await keptForm(request)) ?? typedAnswers(mine.it.answers.questions ?? {})
    return sendAnswers(house, request, reply, 200, { ...mine, typed })
  })

  server.post(at, act, async (request, reply) => {
    const mine = await mineOf(house, request)
    if (mine.no) return leadBack(request, reply, mine, mine.no)
    const typed = formOf(request)
    const parsed = parseQuestions(mine.asked, typed, house.profile)
    if (!parsed.ok)
      return sendAnswers(house, request, reply, 422, { ...mine, typed, problems: parsed.problems })
    const seen = { id: mine.it.id, revision: SeenRevision.parse(typed) }
    const outcome = await changeAnswers(house, signedIn(request), seen, mine.event, parsed.value)
    if (isRefusal(outcome)) return sendAnswers(house, request, reply, 409, { ...mine, typed, no: outcome })
    notify(request, 'registrations.questions.kept')
    return seeOther(reply, `/registrations/${mine.it.number}`)
  })
}

type Mine = RegistrationView & Pick<Awaited<ReturnType<typeof askedOfRegistration>>, 'asked'>

/** A registration of this person's own, with what is asked of them; `no` when nothing can be answered any more. */
async function mineOf(house: House, request: Request): Promise<Mine & { readonly no: Refusal | undefined }> {
  const { number } = RegistrationPath.parse(request.params)
  const view = await findOwn(house, signedIn(request), number)
  if (!view) throw new NotFound()
  const { asked, open } = await askedOfRegistration(house.db, view.it)
  if (asked.length === 0) throw new NotFound()
  return { ...view, asked, no: mayAnswer(view.it, view.event, open.length > 0, house.clock.now()) }
}

function leadBack(request: Request, reply: Reply, { it }: Mine, no: Refusal): Reply {
  notify(request, no.refused, no.values, 'info')
  return seeOther(reply, `/registrations/${it.number}`)
}

const sendAnswers = (
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  { asked, ...view }: Mine & Omit<AnswersView, 'on'>,
): Reply =>
  sendPage(reply, status, answersPage(textsOf(request), { ...view, on: { asked, profile, unseen: false } }))
