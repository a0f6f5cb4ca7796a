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
import { IdPath } from '../focal-points/parse.ts'
import { findOrganisation } from '../store/organisations.ts'
import type { DeskParts } from './above.ts'
import { decidePerson } from './actions/decide.ts'
import { personPage, type Trouble } from './pages/person.ts'
import { parseWhy } from './parse.ts'
import { findOrganisationsPerson } from './store/people.ts'
import type { AtDesk, Decision, OrganisationsPerson } from './types.ts'
import { personViewOf } from './view.ts'

const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'directory.manage', freshness: 'recent', limit: 'acts' } } as const
const base = '/desk/focal-points/claims/:id'

/** Claims nobody at the organisation decides about: the secretariat does, on the same page by the same acts. */
export function claimRoutes(server: Server, house: House, parts: DeskParts): void {
  server.get(base, look, (request, reply) =>
    send(house, parts, request, reply, 200, { typed: formOf(request) }),
  )
  server.post(`${base}/approval`, act, (request, reply) =>
    decide(house, parts, request, reply, { act: 'approve' }),
  )
  for (const [path, what] of [
    ['rejection', 'reject'],
    ['removal', 'remove'],
  ] as const)
    server.post(`${base}/${path}`, act, async (request, reply) => {
      const typed = formOf(request)
      const parsed = parseWhy(typed)
      if (!parsed.ok) return send(house, parts, request, reply, 422, { problems: parsed.problems, typed })
      return decide(house, parts, request, reply, { act: what, ...parsed.value })
    })
}

async function decide(
  house: House,
  parts: DeskParts,
  request: Request,
  reply: Reply,
  decision: Decision,
): Promise<Reply> {
  const { at, it } = await claimAt(house, request)
  const no = await decidePerson(house, parts, signedIn(request), at, it, decision)
  if (no) return send(house, parts, request, reply, 409, { no })
  notify(request, `directory.desk.decided.${decision.act}`)
  return seeOther(reply, '/desk/focal-points?show=waiting')
}

async function send(
  house: House,
  parts: DeskParts,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble,
): Promise<Reply> {
  const { at, it } = await claimAt(house, request)
  const view = await personViewOf(house, parts, signedIn(request), at, it, true)
  return sendPage(reply, status, personPage(textsOf(request), view, trouble))
}

/** Staff are at every organisation's desk. */
async function claimAt(
  { db }: House,
  request: Request,
): Promise<{ readonly at: AtDesk; readonly it: OrganisationsPerson }> {
  const { id } = IdPath.parse(request.params)
  const it = id && (await findOrganisationsPerson(db, id))
  const organisation = it && (await findOrganisation(db, it.organisationId))
  if (!it || !organisation) throw new NotFound()
  return { at: { organisation, all: [organisation], mandates: [], decidesAboutPeople: true }, it }
}
