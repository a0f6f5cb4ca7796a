import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { eventAt } from '../desk/lookup.ts'
import { deskFrame } from '../desk/pages/frame.ts'
import { audience } from '../pages/facts.ts'
import type { EventView } from '../types.ts'
import { nominate, withdrawNomination } from './actions.ts'
import { nomineesBody } from './pages/desk.ts'
import { NomineeForm, parseNominees } from './parse.ts'
import { listNominees } from './store.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const base = '/desk/events/:code/nominees'

/** Who may come to an event where only those who are nominated may. */
export function nomineeRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get(base, look, async (request, reply) =>
    send(house, request, reply, 200, await eventAt(house, request), (await keptForm(request)) ?? {}),
  )
  server.post(base, act, (request, reply) => add(house, request, reply))
  server.post(`${base}/removal`, act, async (request, reply) => {
    const event = await eventAt(house, request)
    const { nominee } = NomineeForm.parse(formOf(request))
    if (nominee !== '') await withdrawNomination(db, signedIn(request), event.id, nominee, clock.now())
    notify(request, 'events.nominees.removed')
    return seeOther(reply, `/desk/events/${event.code}/nominees`)
  })
}

async function send(
  { db, profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  event: EventView,
  typed: Typed,
  problems: readonly Problem[] = [],
): Promise<Reply> {
  const t = textsOf(request)
  const { nomination } = audience(profile, event)
  const asksFor = profile.categories
    .filter(({ id }) => nomination.includes(id))
    .map(({ plural }) => t.words(plural))
  const who = typed['who']
  const nominees = await listNominees(db, event.id)
  const body = nomineesBody(t, {
    event,
    nominees,
    asksFor,
    typed: typeof who === 'string' ? who : '',
    problems,
  })
  const page = { here: 'nominees', title: t('events.nominees.title'), problems, form: 'nominees', body }
  return sendPage(reply, status, deskFrame(t, event, signedIn(request).permissions, page))
}

/** Those who are known go on the list; the lines that mean nobody stay in the field. */
async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const event = await eventAt(house, request)
  const typed = formOf(request)
  const parsed = parseNominees(typed)
  if (!parsed.ok) return send(house, request, reply, 422, event, typed, parsed.problems)
  const { added, unknown } = await nominate(
    house.db,
    signedIn(request),
    event.id,
    parsed.value,
    house.clock.now(),
  )
  if (unknown.length > 0) {
    const problem = { field: 'who', code: 'events.nominees.problem.unknown', values: { added } }
    return send(house, request, reply, 422, event, { who: unknown.join('\n') }, [problem])
  }
  notify(request, 'events.nominees.added', { count: added })
  return seeOther(reply, `/desk/events/${event.code}/nominees`)
}
