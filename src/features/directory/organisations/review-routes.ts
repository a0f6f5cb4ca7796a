import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
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
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { decideChanges } from './actions/decide-changes.ts'
import { mergeOrganisation } from './actions/merge.ts'
import { refuseOrganisation, verifyOrganisation } from './actions/review.ts'
import { formFor, sendForm, understood } from './data-routes.ts'
import { changesPage } from './pages/changes.ts'
import { mergerPage } from './pages/merger.ts'
import { refusalPage } from './pages/refusal.ts'
import { parseDecisions, parseDesk, parseMerger, parseRefusal } from './parse.ts'
import type { OrganisationParts } from './parts.ts'
import { recordIn } from './record-in.ts'
import type { OrganisationRecord } from './types.ts'
import { countPeopleAt } from './store/desk.ts'
import { changesOf, filledIn, mergerOf } from './view.ts'

const base = '/desk/organisations'
const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'directory.manage', freshness: 'any', limit: 'acts' } } as const

/** Looking at what people entered, and at what focal points ask to have changed. */
export function reviewRoutes(server: Server, house: House, parts: OrganisationParts): void {
  server.get(`${base}/:id/verification`, look, async (request, reply) => {
    const it = await recordIn(house, request, ['unverified'])
    const typed = (await keptForm(request)) ?? (await filledIn(house, it))
    return sendForm(house, request, reply, 200, formFor(it, 'verification'), { typed })
  })
  server.post(`${base}/:id/verification`, act, (request, reply) => verify(house, parts, request, reply))

  server.get(`${base}/:id/refusal`, look, async (request, reply) => {
    const it = await recordIn(house, request, ['unverified'])
    return sendRefusal(house, request, reply, 200, it, (await keptForm(request)) ?? {})
  })
  server.post(`${base}/:id/refusal`, act, (request, reply) => turnDown(house, parts, request, reply))

  server.get(`${base}/:id/merger`, look, async (request, reply) => {
    const it = await recordIn(house, request, ['unverified', 'listed'])
    return sendMerger(house, request, reply, 200, it, parseDesk(queryOf(request)))
  })
  server.post(`${base}/:id/merger`, act, (request, reply) => merge(house, parts, request, reply))

  server.get(`${base}/:id/changes`, look, async (request, reply) => {
    const it = await recordIn(house, request, ['listed'])
    return sendChanges(house, parts, request, reply, 200, it, { typed: (await keptForm(request)) ?? {} })
  })
  server.post(`${base}/:id/changes`, act, (request, reply) => decide(house, parts, request, reply))
}

async function verify(
  house: House,
  parts: OrganisationParts,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const it = await recordIn(house, request, ['unverified', 'listed', 'merged', 'refused'])
  const typed = formOf(request)
  const what = formFor(it, 'verification')
  const parsed = await understood(house, typed, it.id)
  if (!parsed.ok) return sendForm(house, request, reply, 422, what, { typed, problems: parsed.problems })
  const outcome = await verifyOrganisation(house, parts, signedIn(request), { id: it.id, data: parsed.value })
  if (isRefusal(outcome)) return sendForm(house, request, reply, 409, what, { typed, no: outcome })
  notify(request, 'directory.organisations.verified')
  return seeOther(reply, `${base}/${it.id}`)
}

async function turnDown(
  house: House,
  parts: OrganisationParts,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const it = await recordIn(house, request, ['unverified', 'listed', 'merged', 'refused'])
  const typed = formOf(request)
  const parsed = parseRefusal(typed)
  if (!parsed.ok) return sendRefusal(house, request, reply, 422, it, typed, { problems: parsed.problems })
  const wish = { id: it.id, reason: parsed.value.reason }
  const outcome = await refuseOrganisation(house, parts, signedIn(request), wish)
  if (isRefusal(outcome)) return sendRefusal(house, request, reply, 409, it, typed, { no: outcome })
  notify(request, 'directory.organisations.turned-down')
  return seeOther(reply, base)
}

async function sendRefusal(
  { db }: House,
  request: Request,
  reply: Reply,
  status: number,
  { id, data }: OrganisationRecord,
  typed: Typed,
  trouble: { problems?: readonly Problem[]; no?: Refusal } = {},
): Promise<Reply> {
  const view = { id, name: data.name, people: await countPeopleAt(db, id) }
  return sendPage(reply, status, refusalPage(textsOf(request), view, typed, trouble))
}

async function merge(house: House, parts: OrganisationParts, request: Request, reply: Reply): Promise<Reply> {
  const it = await recordIn(house, request, ['unverified', 'listed', 'merged', 'refused'])
  const { into, keepsName } = parseMerger(formOf(request))
  const outcome = into
    ? await mergeOrganisation(house, parts, signedIn(request), { from: it.id, into, keepsName })
    : refuse('directory.organisations.target-gone')
  if (isRefusal(outcome))
    return sendMerger(house, request, reply, 409, it, { into, words: '', page: 1 }, outcome)
  notify(request, 'directory.organisations.merged')
  return seeOther(reply, `${base}/${outcome.into}`)
}

async function sendMerger(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  it: OrganisationRecord,
  asked: Parameters<typeof mergerOf>[3],
  no?: Refusal,
): Promise<Reply> {
  const t = textsOf(request)
  return sendPage(reply, status, mergerPage(t, await mergerOf(house, t, it, asked), no))
}

async function decide(
  house: House,
  parts: OrganisationParts,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const it = await recordIn(house, request, ['listed'])
  const typed = formOf(request)
  const named = Object.keys(typed).flatMap((name) => /^decision-([0-9a-f-]{36})$/.exec(name)?.[1] ?? [])
  const parsed = parseDecisions(typed, named)
  if (!parsed.ok)
    return sendChanges(house, parts, request, reply, 422, it, { typed, problems: parsed.problems })
  if (parsed.value.length === 0) return seeOther(reply, `${base}/${it.id}/changes`)
  const above = { db: house.db, accounts: parts.accounts }
  const outcome = await decideChanges(above, signedIn(request), it.id, parsed.value, house.clock.now())
  if (isRefusal(outcome)) return sendChanges(house, parts, request, reply, 409, it, { typed, no: outcome })
  notify(request, 'directory.organisations.changes.done', {
    accepted: outcome.accepted,
    refused: outcome.turnedDown,
  })
  return seeOther(reply, `${base}?show=changes`)
}

async function sendChanges(
  house: House,
  parts: OrganisationParts,
  request: Request,
  reply: Reply,
  status: number,
  it: OrganisationRecord,
  { typed, ...trouble }: { typed: Typed; problems?: readonly Problem[]; no?: Refusal },
): Promise<Reply> {
  const t = textsOf(request)
  const view = await changesOf(house, parts, t, signedIn(request), it)
  return sendPage(reply, status, changesPage(t, view, typed, trouble))
}
