import { z } from 'zod'
import { choice, parseForm } from '../../../platform/forms/index.ts'
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
import type { Typed } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { atDesk } from '../desk/at-desk.ts'
import { ofThis } from '../desk/people-routes.ts'
import type { AtDesk } from '../desk/types.ts'
import { findRecord } from '../organisations/store/records.ts'
import { pickPage, type PickView } from './pages/pick.ts'
import { pickStudyGroup } from './pick.ts'
import { groupsFor, picksOne } from './rules.ts'

const look = { config: { permission: 'organisation.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'organisation.manage', freshness: 'recent', limit: 'acts' } } as const

/** Where a focal point says which one group their organisation takes part in; nowhere for those that pick none. */
export function studyGroupRoutes(server: Server, house: House): void {
  server.get('/organisation/study-group', look, async (request, reply) => {
    const at = await atDesk(house, request)
    return send(house, request, reply, 200, at, { typed: (await keptForm(request)) ?? {} })
  })
  server.post('/organisation/study-group', act, async (request, reply) => {
    const at = await atDesk(house, request)
    return pick(house, request, reply, at, formOf(request))
  })
}

type Trouble = Pick<PickView, 'problems' | 'no'> & { readonly typed: Typed }

async function send(
  { db, profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  at: AtDesk,
  { typed, ...trouble }: Trouble,
): Promise<Reply> {
  const record = await findRecord(db, at.organisation.id)
  if (!record || !picksOne(profile, record.data)) throw new NotFound()
  const { sectors, studyGroup } = record.data
  const said = typed['study-group']
  const view = {
    at,
    profile,
    sectors,
    now: studyGroup,
    typed: typeof said === 'string' ? said : (studyGroup ?? ''),
  }
  return sendPage(reply, status, pickPage(textsOf(request), { ...view, ...trouble }))
}

async function pick(house: House, request: Request, reply: Reply, at: AtDesk, typed: Typed): Promise<Reply> {
  const { profile } = house
  const ids = groupsFor(profile.studyGroups, at.organisation).map(({ id }) => id)
  const shape = z.object({ 'study-group': choice(ids, 'directory.study-group.choose') })
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return send(house, request, reply, 422, at, { typed, problems: parsed.problems })
  const picked = parsed.value['study-group']
  const outcome = await pickStudyGroup(house, signedIn(request), at.organisation.id, picked)
  if (isRefusal(outcome)) return send(house, request, reply, 409, at, { typed, no: outcome })
  notify(request, outcome.is === 'first' ? 'directory.study-group.picked' : 'directory.desk.naming.asked')
  return seeOther(reply, `/organisation/entry${ofThis(at)}`)
}
