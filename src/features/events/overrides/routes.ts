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
import { bdi, link, type Page } from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { eventAt } from '../desk/lookup.ts'
import { deskFrame } from '../desk/pages/frame.ts'
import { findForDesk } from '../desk/store/find.ts'
import { groupIn } from '../groups/desk-routes.ts'
import { findGroup } from '../groups/store/read.ts'
import { changeOverrides } from './actions/change.ts'
import { rulesPath } from './pages/change-lines.ts'
import { formId, overridesBody } from './pages/form.ts'
import { logPage, type LogView } from './pages/log.ts'
import { ChangesQuery, parseOverrides, typedOf } from './parse.ts'
import { changesAPage, listChanges } from './store/changes.ts'
import { placeOfEvent, placeOfGroup, type Place } from './view.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

/** Changing what an event or a group says instead of the policy, and the log of it. */
export function overrideRoutes(server: Server, house: House): void {
  const places = [
    ['/desk/events/:code/rules', eventPlace],
    ['/desk/groups/:code/rules', groupPlace],
  ] as const
  for (const [path, placeIn] of places) {
    server.get(path, look, async (request, reply) => {
      const place = await placeIn(house, request)
      const typed = (await keptForm(request)) ?? typedOf(place.overrides)
      return send(house, request, reply, 200, place, { typed })
    })
    server.post(path, act, async (request, reply) =>
      change(house, request, reply, await placeIn(house, request), () => placeIn(house, request)),
    )
  }
  server.get('/desk/rules/changes', look, async (request, reply) =>
    sendPage(reply, 200, logPage(textsOf(request), await logView(house, request))),
  )
}

const eventPlace = async (house: House, request: Request): Promise<Place> =>
  placeOfEvent(house.profile, await eventAt(house, request))

const groupPlace = async (house: House, request: Request): Promise<Place> =>
  placeOfGroup(house.profile, await groupIn(house, request))

type Trouble = { typed: Typed; problems?: readonly Problem[]; no?: Refusal }

async function send(
  { db, profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  place: Place,
  { typed, problems = [], no }: Trouble,
): Promise<Reply> {
  const t = textsOf(request)
  const changes = await listChanges(db, { of: place.target, most: 5 })
  const body = overridesBody(t, { ...place, profile, changes, typed, problems, no })
  const page = { title: t('events.overrides.title'), problems, form: formId, body }
  if (place.event)
    return sendPage(
      reply,
      status,
      deskFrame(t, place.event, signedIn(request).permissions, { ...page, here: 'rules' }),
    )
  const framed: Page = {
    ...page,
    title: t('events.overrides.title.of', { name: t.words(place.title) }),
    over: bdi(place.code),
    section: 'desk',
    noIndex: true,
    margin: link(t.words(place.title), t.path(`/desk/groups/${place.code}`)),
  }
  return sendPage(reply, status, framed)
}

async function change(
  house: House,
  request: Request,
  reply: Reply,
  place: Place,
  again: () => Promise<Place>,
): Promise<Reply> {
  const typed = formOf(request)
  const parsed = parseOverrides(typed, house.profile)
  if (!parsed.ok) return send(house, request, reply, 422, place, { typed, problems: parsed.problems })
  const outcome = await changeOverrides(
    house.db,
    signedIn(request),
    place.target,
    parsed.value,
    house.clock.now(),
  )
  // What is sent again after this has seen what stands there now.
  if (isRefusal(outcome)) {
    const now = await again()
    const seen = typedOf(now.overrides)['seen']
    return send(house, request, reply, 409, now, { typed: { ...typed, seen }, no: outcome })
  }
  notify(request, 'events.overrides.saved', { count: outcome.changes.length })
  return seeOther(reply, rulesPath(place))
}

async function logView({ db, profile }: House, request: Request): Promise<LogView> {
  const { event, group, before } = ChangesQuery.parse(queryOf(request))
  const ofEvent = event ? await findForDesk(db, event.toUpperCase()) : undefined
  const ofGroup = group ? await findGroup(db, group.toLowerCase()) : undefined
  if ((event && !ofEvent) || (group && !ofGroup)) throw new NotFound()
  const place = ofEvent
    ? placeOfEvent(profile, ofEvent)
    : ofGroup
      ? placeOfGroup(profile, ofGroup)
      : undefined
  const found = await listChanges(db, { of: place?.target, before, most: changesAPage + 1 })
  return { profile, of: place, changes: found.slice(0, changesAPage), isMore: found.length > changesAPage }
}
