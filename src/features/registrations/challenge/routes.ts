import type { House } from '../../../platform/house.ts'
import {
  formOf,
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
import type { Texts } from '../../../platform/i18n/index.ts'
import type { RegistrationId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findOrganisation, organisationName } from '../../directory/index.ts'
import { overPage, statusOfOver } from '../mail-decisions/pages/over.ts'
import { RegistrationPath } from '../parse.ts'
import { isLive } from '../states.ts'
import { findById, findByNumber } from '../store/read.ts'
import { viewOf } from '../store/view.ts'
import { answerChallenge, settleChallenge } from './actions/answer.ts'
import { readAnswerLink } from './links.ts'
import { answerPage, type AnswerView, type Trouble } from './pages/answer.ts'
import { disputedPage, settlePage } from './pages/desk.ts'
import { parseAnswer, parseReason } from './parse.ts'
import { decideAnswer, mayCancel } from './rules.ts'
import { findChallenge, listDisputed } from './store.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const openAct = { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } } as const
const look = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'acts' } } as const

/** An organisation says whether somebody is theirs, and the secretariat looks again. */
export function challengeRoutes(server: Server, house: House): void {
  server.get('/registrations/challenge/:token', open, (request, reply) =>
    sendAnswer(house, request, reply, 200, { typed: formOf(request) }),
  )
  server.post('/registrations/challenge/:token', openAct, (request, reply) => answer(house, request, reply))

  server.get('/desk/challenges', look, async (request, reply) =>
    sendPage(reply, 200, disputedPage(textsOf(request), await listDisputed(house.db))),
  )
  server.get('/desk/challenges/:number', look, (request, reply) =>
    sendSettle(house, request, reply, 200, { typed: formOf(request) }),
  )
  server.post('/desk/challenges/:number/keeping', act, (request, reply) =>
    settle(house, request, reply, { settled: 'kept' }),
  )
  server.post('/desk/challenges/:number/cancellation', act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseReason(typed)
    const { it } = await atDesk(house, request)
    if (!parsed.ok && mayCancel(it.state))
      return sendSettle(house, request, reply, 422, { typed, problems: parsed.problems })
    return settle(house, request, reply, {
      settled: 'cancelled',
      reason: parsed.ok ? parsed.value.reason : '',
    })
  })
}

const tokenIn = (request: Request): string => (request.params as { token: string }).token

async function answer(house: House, request: Request, reply: Reply): Promise<Reply> {
  const link = readAnswerLink(house, tokenIn(request))
  const typed = formOf(request)
  const parsed = parseAnswer(typed)
  if (!link) return sendAnswer(house, request, reply, 404)
  if (!parsed.ok) return sendAnswer(house, request, reply, 422, { typed, problems: parsed.problems })
  const outcome = await answerChallenge(house, link, parsed.value)
  if (isRefusal(outcome)) return sendAnswer(house, request, reply, 409, { no: outcome })
  return seeOther(reply, `/registrations/challenge/${tokenIn(request)}`)
}

async function sendAnswer(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble = {},
): Promise<Reply> {
  const t = textsOf(request)
  const link = readAnswerLink(house, tokenIn(request))
  const view = link && (await viewFor(house, t, link.registrationId, tokenIn(request)))
  if (!view || view.challenge.organisationId !== link.organisationId) {
    const no = { refused: 'registrations.mail-link.unknown' }
    return sendPage(reply, statusOfOver(no), overPage(t, no), { hideAddress: true })
  }
  return sendPage(reply, status, answerPage(t, view, trouble), { hideAddress: true })
}

async function viewFor(
  house: House,
  t: Texts,
  id: RegistrationId,
  token = '',
): Promise<AnswerView | undefined> {
  const [challenge, it] = await Promise.all([findChallenge(house.db, id), findById(house.db, id)])
  const view = it && (await viewOf(house.db, it))
  if (!challenge || !view) return undefined
  const organisation = await findOrganisation(house.db, challenge.organisationId)
  const may = decideAnswer(challenge, { isLive: isLive(view.it.state) }, view.event.endsAt, house.clock.now())
  return {
    ...view,
    challenge,
    name: organisation ? organisationName(organisation, t.language) : '',
    token,
    over: isRefusal(may) ? may : undefined,
  }
}

async function atDesk(house: House, request: Request): Promise<AnswerView> {
  const { number } = RegistrationPath.parse(request.params)
  const it = await findByNumber(house.db, number)
  const view = it && (await viewFor(house, textsOf(request), it.id))
  if (view?.challenge.answer !== 'not-ours') throw new NotFound()
  return view
}

const sendSettle = async (
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble = {},
): Promise<Reply> =>
  sendPage(reply, status, settlePage(textsOf(request), await atDesk(house, request), trouble))

async function settle(
  house: House,
  request: Request,
  reply: Reply,
  how: Parameters<typeof settleChallenge>[4],
): Promise<Reply> {
  const { it } = await atDesk(house, request)
  const outcome = await settleChallenge(house, signedIn(request), it.number, it.id, how)
  if (isRefusal(outcome))
    return sendSettle(house, request, reply, 409, { typed: formOf(request), no: outcome })
  notify(request, `registrations.challenge.settled.${outcome.settled}`)
  return seeOther(reply, '/desk/challenges')
}
