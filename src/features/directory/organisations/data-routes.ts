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
import type { OrganisationId } from '../../../values/ids.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { addOrganisation, editOrganisation } from './actions/edit.ts'
import { parseOrganisation } from './form.ts'
import { formPage, type FormView } from './pages/form.ts'
import { findParent } from './parent.ts'
import { recordIn } from './record-in.ts'
import { stampOf } from './stamp.ts'
import type { OrganisationData, OrganisationRecord } from './types.ts'
import { filledIn } from './view.ts'

const base = '/desk/organisations'
const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'directory.manage', freshness: 'any', limit: 'acts' } } as const

/** Adding an organisation, and changing what is kept of one. */
export function dataRoutes(server: Server, house: House): void {
  server.get(`${base}/new`, look, async (request, reply) => {
    const typed = (await keptForm(request)) ?? { membership: 'none' }
    return sendForm(house, request, reply, 200, { is: 'new' }, { typed })
  })
  server.post(base, act, (request, reply) => add(house, request, reply))

  server.get(`${base}/:id/entry`, look, async (request, reply) => {
    const it = await recordIn(house, request, ['listed'])
    const typed = (await keptForm(request)) ?? (await filledIn(house, it))
    return sendForm(house, request, reply, 200, formFor(it, 'entry'), { typed })
  })
  server.post(`${base}/:id/entry`, act, (request, reply) => edit(house, request, reply))
}

type What = FormView['what']
type Trouble = { typed: Typed; problems?: readonly Problem[]; no?: Refusal }

export const formFor = ({ id, data }: OrganisationRecord, is: 'entry' | 'verification'): What => ({
  is,
  id,
  name: data.name,
})

export const sendForm = (
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  what: What,
  trouble: Trouble,
): Reply => sendPage(reply, status, formPage(textsOf(request), { profile, what, ...trouble }))

/** The whole form understood, with the one above looked up. */
export async function understood(
  { db, profile }: House,
  typed: Typed,
  own?: OrganisationId,
): Promise<Parsed<OrganisationData>> {
  const parsed = parseOrganisation(typed, profile)
  if (!parsed.ok) return parsed
  const parent = await findParent(db, parsed.value.parent, own)
  if ('problem' in parent) return { ok: false, problems: [parent.problem] }
  return { ok: true, value: { ...parsed.value.data, parentId: parent.id } }
}

async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const typed = formOf(request)
  const parsed = await understood(house, typed)
  const what = { is: 'new' } as const
  if (!parsed.ok) return sendForm(house, request, reply, 422, what, { typed, problems: parsed.problems })
  const outcome = await addOrganisation(house.db, signedIn(request), parsed.value, house.clock.now())
  if (isRefusal(outcome)) return sendForm(house, request, reply, 409, what, { typed, no: outcome })
  notify(request, 'directory.organisations.added')
  return seeOther(reply, `${base}/${outcome.id}`)
}

async function edit(house: House, request: Request, reply: Reply): Promise<Reply> {
  const it = await recordIn(house, request, ['listed'])
  const typed = formOf(request)
  const what = formFor(it, 'entry')
  const parsed = await understood(house, typed, it.id)
  if (!parsed.ok) return sendForm(house, request, reply, 422, what, { typed, problems: parsed.problems })
  const stamp = typeof typed['stamp'] === 'string' ? typed['stamp'] : ''
  const wish = { id: it.id, data: parsed.value, stamp }
  const outcome = await editOrganisation(house.db, signedIn(request), wish, house.clock.now())
  // What is sent again after this has seen what stands there now.
  if (isRefusal(outcome))
    return sendForm(house, request, reply, 409, what, {
      typed: { ...typed, stamp: stampOf(it.data) },
      no: outcome,
    })
  notify(
    request,
    outcome.fields.length > 0 ? 'directory.organisations.saved' : 'directory.organisations.same',
  )
  return seeOther(reply, `${base}/${it.id}`)
}
