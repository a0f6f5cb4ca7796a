import type { House } from '../../platform/house.ts'
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
} from '../../platform/http/index.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Typed } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { findEvent, questionsOf, type EventView, type Question } from '../events/index.ts'
import { aroundOf } from './around.ts'
import { keepDraft } from './actions/draft.ts'
import { submit } from './actions/submit.ts'
import { checkViewOf, formViewOf, ruleTold } from './form-view.ts'
import { checkPage } from './pages/check.ts'
import { formPage } from './pages/form.ts'
import { alreadyPage, toldPage } from './pages/told.ts'
import { parseWithQuestions } from './extra-questions/parse.ts'
import { EventPath, SeenRevision } from './parse.ts'
import { decideDraft, mayBegin } from './rules.ts'
import { findLive } from './store/read.ts'
import { standingOf, type Standing } from './store/standing.ts'
import type { Draft, Registration } from './types.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** From the form to a registration that is sent: form, check, submission. */
export function formRoutes(server: Server, house: House): void {
  const at = '/events/:code/registration'

  server.get(at, look, async (request, reply) => {
    const begun = await begin(house, request)
    if ('page' in begun) return sendPage(reply, 200, begun.page)
    return sendForm(house, request, reply, 200, begun, await keptForm(request))
  })

  server.post(at, act, async (request, reply) => {
    const begun = await begin(house, request)
    if ('page' in begun) return sendPage(reply, 409, begun.page)
    const typed = formOf(request)
    const asking = { questions: begun.questions, category: begun.standing.category, known: house.profile }
    const parsed = parseWithQuestions(typed, begun.event, asking)
    if (!parsed.ok) return sendForm(house, request, reply, 422, begun, typed, parsed)
    return keep(house, request, reply, begun, typed, parsed.value)
  })

  server.get(`${at}/check`, look, async (request, reply) => {
    const begun = await begin(house, request)
    if ('page' in begun) return sendPage(reply, 200, begun.page)
    if (!begun.draft) return seeOther(reply, `/events/${begun.event.code}/registration`)
    return sendCheck(house, request, reply, 200, { ...begun, draft: begun.draft })
  })

  server.post(`${at}/submission`, act, async (request, reply) => {
    const event = await eventOf(house, request)
    const outcome = await submit(house, signedIn(request), event, SeenRevision.parse(formOf(request)))
    if (!isRefusal(outcome)) return seeOther(reply, `/registrations/${outcome.number}`)
    return sendRefused(house, request, reply, event, outcome)
  })
}

type Begun = {
  readonly event: EventView
  readonly standing: Standing
  readonly draft: Registration | undefined
  readonly questions: readonly Question[]
}
type Told = { readonly page: ReturnType<typeof toldPage> }

async function eventOf(house: House, request: Request): Promise<EventView> {
  const event = await findEvent(house.db, EventPath.parse(request.params).code)
  if (!event) throw new NotFound()
  return event
}

/** What must be known before the form; or the page that says why there is none. */
async function begin(house: House, request: Request): Promise<Begun | Told> {
  const [t, actor, now] = [textsOf(request), signedIn(request), house.clock.now()]
  const event = await eventOf(house, request)
  const live = await findLive(house.db, event.id, actor.personId)
  if (live && live.state !== 'draft') return { page: alreadyPage(t, event, live) }
  const no = mayBegin(event, now)
  if (no) return { page: toldPage(t, event, no) }
  const standing = await standingOf(house.db, house.profile, event, actor.personId, now)
  if (isRefusal(standing.way)) return { page: await mayNotPage(house, t, event, standing.way) }
  return { event, standing, draft: live, questions: await questionsOf(house.db, event.id) }
}

/** Why not, by which rule, and where to go on. */
const mayNotPage = async (house: House, t: Texts, event: EventView, no: Refusal) =>
  toldPage(t, event, no, ruleTold(house, t, no), await aroundOf(house.db, event, house.clock.now()))

async function keep(house: House, request: Request, reply: Reply, begun: Begun, typed: Typed, draft: Draft) {
  const { event, standing } = begun
  const { personId } = signedIn(request)
  const choices = decideDraft(draft.choices, event, standing.visa.may, house.clock.now())
  if (isRefusal(choices)) {
    const problems = [{ field: 'mode', code: choices.refused }]
    return sendForm(house, request, reply, 422, begun, typed, { problems })
  }
  const owner = {
    eventId: event.id,
    personId,
    organisationId: standing.organisation?.id ?? null,
    category: standing.category,
  }
  const outcome = await keepDraft(house, owner, choices, draft.seen)
  if (!isRefusal(outcome)) return seeOther(reply, `/events/${event.code}/registration/check`)
  return sendStale(house, request, reply, begun, typed, outcome)
}

/** What was typed stays, and is sent again over what another tab saved; or the registration was sent meanwhile. */
async function sendStale(
  house: House,
  request: Request,
  reply: Reply,
  begun: Begun,
  typed: Typed,
  no: Refusal,
) {
  const live = await findLive(house.db, begun.event.id, signedIn(request).personId)
  if (live && live.state !== 'draft')
    return sendPage(reply, 409, alreadyPage(textsOf(request), begun.event, live))
  const again = { ...typed, revision: String(live?.revision ?? 0) }
  return sendForm(house, request, reply, 409, { ...begun, draft: live }, again, { no })
}

async function sendForm(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  begun: Begun,
  typed: Typed | undefined,
  trouble: { problems?: Parameters<typeof formPage>[2]; no?: Refusal; unseen?: boolean } = {},
) {
  const t = textsOf(request)
  const about = { ...begun, typed, unseen: trouble.unseen ?? false }
  const view = await formViewOf(house, t, signedIn(request), about)
  return sendPage(reply, status, formPage(t, view, trouble.problems, trouble.no))
}

async function sendCheck(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  begun: Begun & { readonly draft: Registration },
  no?: Refusal,
) {
  const t = textsOf(request)
  return sendPage(reply, status, checkPage(t, await checkViewOf(house, t, signedIn(request), begun), no))
}

/** Sent twice, or Back and sent again: the registration is there. Anything else is said where it can be put right. */
async function sendRefused(house: House, request: Request, reply: Reply, event: EventView, no: Refusal) {
  const live = await findLive(house.db, event.id, signedIn(request).personId)
  if (live && live.state !== 'draft') {
    notify(request, 'registrations.already-sent', {}, 'info')
    return seeOther(reply, `/registrations/${live.number}`)
  }
  const begun = await begin(house, request)
  if ('page' in begun) return sendPage(reply, 409, begun.page)
  if (begun.draft) return sendCheck(house, request, reply, 409, { ...begun, draft: begun.draft }, no)
  notify(request, no.refused, no.values, 'info')
  return seeOther(reply, `/events/${event.code}/registration`)
}
