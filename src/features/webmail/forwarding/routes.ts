import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  formOf,
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
import {
  askForwarding,
  changeAway,
  changeCopy,
  confirmForwarding,
  decideAnswer,
  declineForwarding,
  endForwarding,
  findAway,
  findForwardingOfToken,
  findMailbox,
  forwardingsOf,
} from '../../mailbox/index.ts'
import { act, look } from '../doors.ts'
import { mineOf } from '../mine.ts'
import { readerOf } from '../reading/view.ts'
import { answeredPage, answerPage, linkOverPage } from './pages/answer.ts'
import { awayPage } from './pages/away.ts'
import { forwardingPage } from './pages/forwarding.ts'
import { fieldOf, readAway, shownAway, typedAway, typedForwarding, type TypedAway } from './parse.ts'

/** Where one's mail goes changes who reads it: whoever changes that has just proved who they are. */
const sensitive = { config: { ...act.config, freshness: 'recent' } } as const
/** Whoever reads at the target needs no account here. */
const everybodys = (limit: 'pages' | 'acts') => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }
const forwardingPath = '/mail/settings/forwarding'
const awayPath = '/mail/settings/away'

/** Sending mail on to another address, and answering while one is away. */
export function forwardingRoutes(server: Server, house: House): void {
  server.get(forwardingPath, look, (request, reply) => showForwarding(house, request, reply))

  server.post(forwardingPath, sensitive, async (request, reply) => {
    const { target, copy } = typedForwarding(request)
    const { language } = textsOf(request)
    const wish = { target, keepsCopy: copy === 'yes', language }
    const asked = await askForwarding(house, signedIn(request), wish)
    if (isRefusal(asked)) return showForwarding(house, request, reply, beside('target', asked))
    notify(request, 'webmail.forwarding.asked', { address: asked.asked })
    return seeOther(reply, forwardingPath)
  })

  server.post(`${forwardingPath}/copy`, sensitive, async (request, reply) => {
    const keepsCopy = typedForwarding(request).copy === 'yes'
    const outcome = await changeCopy(house, signedIn(request), keepsCopy)
    return back(request, reply, outcome, `webmail.forwarding.copy-${keepsCopy ? 'kept' : 'not-kept'}`)
  })

  server.post(`${forwardingPath}/end`, act, async (request, reply) => {
    const onlyQuestion = formOf(request)['what'] === 'question'
    const outcome = await endForwarding(house, signedIn(request), { onlyQuestion })
    return back(request, reply, outcome, `webmail.forwarding.${onlyQuestion ? 'taken-back' : 'ended'}`)
  })

  server.get(awayPath, look, (request, reply) => showAway(house, request, reply))

  server.post(awayPath, act, async (request, reply) => {
    const typed = typedAway(request, house.profile.languages)
    const wish = readAway(typed, readerOf(house, request).zone)
    if (!('isOn' in wish)) return showAway(house, request, reply, { typed, problems: wish })
    const kept = await changeAway(house, signedIn(request), wish)
    if (isRefusal(kept)) {
      const field = fieldOf[kept.refused] ?? `words-${textsOf(request).language}`
      return showAway(house, request, reply, { typed, problems: beside(field, kept) })
    }
    notify(request, `webmail.away.saved-${kept.isOn ? 'on' : 'off'}`)
    return seeOther(reply, awayPath)
  })

  server.get('/mail/forwarding/:token', everybodys('pages'), async (request, reply) => {
    const { db, clock, profile } = house
    const it = await findForwardingOfToken(db, tokenIn(request))
    const no = decideAnswer(it, clock.now())
    const mailbox = it && !no ? await findMailbox(db, it.mailboxId) : undefined
    if (!it || !mailbox || no) return over(request, reply, no)
    const view = { it, address: mailbox.address, token: tokenIn(request), zone: profile.seat.timeZone }
    return sendPage(reply, 200, answerPage(textsOf(request), view), hidden)
  })

  server.post('/mail/forwarding/:token', everybodys('acts'), async (request, reply) => {
    const isYes = formOf(request)['answer'] === 'yes'
    const answer = isYes ? confirmForwarding : declineForwarding
    const outcome = await answer(house, actorOf(request), tokenIn(request))
    if (isRefusal(outcome)) return over(request, reply, outcome)
    const { target } = outcome.forwarding
    return sendPage(reply, 200, answeredPage(textsOf(request), { target, isYes }), hidden)
  })
}

const tokenIn = (request: Request): string => (request.params as { token: string }).token

const over = (request: Request, reply: Reply, no: Refusal | undefined): Reply => {
  const refused = no?.refused ?? 'mailbox.forwarding.link-unknown'
  const status = refused.endsWith('unknown') ? 404 : 410
  return sendPage(reply, status, linkOverPage(textsOf(request), { refused }), hidden)
}

const beside = (field: string, { refused, values }: Refusal): readonly Problem[] => [
  { field, code: refused, ...(values && { values }) },
]

function back(request: Request, reply: Reply, outcome: unknown, done: string): Reply {
  if (isRefusal(outcome)) notify(request, outcome.refused, outcome.values, 'bad')
  else notify(request, done)
  return seeOther(reply, forwardingPath)
}

async function showForwarding(
  house: House,
  request: Request,
  reply: Reply,
  problems: readonly Problem[] = [],
): Promise<Reply> {
  const mine = await mineOf(house, request)
  const all = await forwardingsOf(house.db, mine.mailbox.id)
  const { zone, now } = readerOf(house, request)
  const view = { ...all, typed: typedForwarding(request), problems, zone, now }
  return sendPage(reply, problems.length > 0 ? 422 : 200, forwardingPage(textsOf(request), mine, view))
}

async function showAway(
  house: House,
  request: Request,
  reply: Reply,
  wrong?: { readonly typed: TypedAway; readonly problems: readonly Problem[] },
): Promise<Reply> {
  const mine = await mineOf(house, request)
  const { zone, now } = readerOf(house, request)
  const { languages } = house.profile
  const kept = await findAway(house.db, mine.mailbox.id)
  const isTyped = 'first' in formOf(request)
  const typed = wrong?.typed ?? (isTyped ? typedAway(request, languages) : shownAway(kept, zone, now))
  const view = { typed, problems: wrong?.problems ?? [], languages, kept, zone, now }
  return sendPage(reply, wrong ? 422 : 200, awayPage(textsOf(request), mine, view))
}
