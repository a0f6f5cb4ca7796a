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
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { addMeeting, removeMeeting } from './actions/meetings.ts'
import { addGroup, changeGroup } from './actions/save.ts'
import { groupsDeskPage } from './pages/desk-list.ts'
import { groupFormPage } from './pages/form.ts'
import { GroupPath, parseGroup, parseGroupCode, parseMeeting, seenIn, typedOf } from './parse.ts'
import { findGroup, listGroups, meetingsOf } from './store/read.ts'
import type { Group } from './types.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const base = '/desk/groups'

/** What those who work on events do with groups. */
export function groupDeskRoutes(server: Server, house: House): void {
  const { db, profile, clock } = house
  server.get(base, look, async (request, reply) =>
    sendPage(reply, 200, groupsDeskPage(textsOf(request), profile, await listGroups(db, clock.now()))),
  )
  server.get(`${base}/new`, look, async (request, reply) =>
    send(house, request, reply, 200, undefined, { typed: (await keptForm(request)) ?? {} }),
  )
  server.post(base, act, (request, reply) => add(house, request, reply))
  server.get(`${base}/:code`, look, async (request, reply) => {
    const group = await groupIn(house, request)
    return send(house, request, reply, 200, group, { typed: (await keptForm(request)) ?? typedOf(group) })
  })
  server.post(`${base}/:code`, act, (request, reply) => change(house, request, reply))
  server.post(`${base}/:code/meetings`, act, (request, reply) => meeting(house, request, reply, addMeeting))
  server.post(`${base}/:code/meetings/removal`, act, (request, reply) =>
    meeting(house, request, reply, removeMeeting),
  )
}

export async function groupIn({ db }: Pick<House, 'db'>, request: Request): Promise<Group> {
  const group = await findGroup(db, GroupPath.parse(request.params).code)
  if (!group) throw new NotFound()
  return group
}

type Trouble = { typed: Typed; problems?: readonly Problem[]; no?: Refusal }

async function send(
  { db, profile, clock }: House,
  request: Request,
  reply: Reply,
  status: number,
  group: Group | undefined,
  { typed, problems = [], no }: Trouble,
): Promise<Reply> {
  const meetings = group
    ? await meetingsOf(db, group.id, clock.now(), { drafts: true, past: 50 })
    : { ahead: [], past: [] }
  const view = { profile, group, meetings, typed, problems, no }
  return sendPage(reply, status, groupFormPage(textsOf(request), view))
}

async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const typed = formOf(request)
  const [code, words] = [parseGroupCode(typed), parseGroup(typed, house.profile)]
  if (!code.ok || !words.ok) {
    const problems = [...(code.ok ? [] : code.problems), ...(words.ok ? [] : words.problems)]
    return send(house, request, reply, 422, undefined, { typed, problems })
  }
  const it = { id: code.value.code, words: words.value }
  const outcome = await addGroup(house.db, signedIn(request), it, house.clock.now())
  if (isRefusal(outcome)) {
    const problems = [{ field: 'code', code: outcome.refused }]
    return send(house, request, reply, 409, undefined, { typed, problems })
  }
  notify(request, 'events.groups.saved')
  return seeOther(reply, `${base}/${outcome.id}`)
}

async function change(house: House, request: Request, reply: Reply): Promise<Reply> {
  const group = await groupIn(house, request)
  const typed = formOf(request)
  const parsed = parseGroup(typed, house.profile)
  if (!parsed.ok) return send(house, request, reply, 422, group, { typed, problems: parsed.problems })
  const it = { id: group.id, words: parsed.value, seen: seenIn(typed) }
  const outcome = await changeGroup(house.db, signedIn(request), it, house.clock.now())
  // What is sent again after this has seen what stands there now.
  if (isRefusal(outcome)) {
    const again = { ...typed, seen: group.changedAt.toISOString() }
    return send(house, request, reply, 409, group, { typed: again, no: outcome })
  }
  notify(request, 'events.groups.saved')
  return seeOther(reply, `${base}/${group.id}`)
}

async function meeting(house: House, request: Request, reply: Reply, act: typeof addMeeting): Promise<Reply> {
  const group = await groupIn(house, request)
  const typed = { ...typedOf(group), ...formOf(request) }
  const parsed = parseMeeting(typed)
  if (!parsed.ok) return send(house, request, reply, 422, group, { typed, problems: parsed.problems })
  const it = { groupId: group.id, code: parsed.value.event }
  const outcome = await act(house.db, signedIn(request), it, house.clock.now())
  if (isRefusal(outcome)) {
    const problems = [{ field: 'event', code: outcome.refused }]
    return send(house, request, reply, 422, group, { typed, problems })
  }
  notify(request, 'events.groups.saved')
  return seeOther(reply, `${base}/${group.id}`)
}
