import type { House } from '../../../../platform/house.ts'
import {
  formOf,
  keptForm,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { findOrganisation } from '../../store/organisations.ts'
import { changeEmployer } from './actions/change.ts'
import { whatIsAtStake } from './at-stake.ts'
import { changePage } from './pages/change.ts'
import { checkPage } from './pages/check.ts'
import { keepsAll, parseChange } from './parse.ts'
import type { AffiliationRouteParts } from './parts.ts'
import { dayIn, inOrder, latestToday } from './rules.ts'
import { historyOf } from './store.ts'
import type { EmployerChange, Past } from './types.ts'
import { isFirstUnlisted, isSearchByEnter, viewPicker } from './view.ts'

const at = '/account/affiliations/change'
const signedInOnly = { permission: 'signed-in', freshness: 'any' } as const
const look = { config: { ...signedInOnly, limit: 'pages' } } as const
const search = { config: { ...signedInOnly, limit: 'search' } } as const
const act = { config: { ...signedInOnly, limit: 'acts' } } as const

/** "I changed employer": say it, check what it does, confirm it. */
export function changeRoutes(server: Server, house: House, parts: AffiliationRouteParts): void {
  server.get(at, look, async (request, reply) => {
    const live = await liveOf(house, request)
    return sendForm(
      house,
      request,
      reply,
      200,
      live,
      (await keptForm(request)) ?? begun(house, request, live),
    )
  })

  server.post(at, search, async (request, reply) =>
    sendForm(house, request, reply, 200, await liveOf(house, request), formOf(request)),
  )

  server.get(`${at}/check`, look, async (request, reply) => {
    const typed = await keptForm(request)
    return typed ? check(house, request, reply, parts, typed) : seeOther(reply, at)
  })

  server.post(`${at}/check`, act, (request, reply) => check(house, request, reply, parts, formOf(request)))

  server.post(`${at}/confirmation`, act, async (request, reply) => {
    const typed = formOf(request)
    const live = await liveOf(house, request)
    const parsed = parseChange(house.profile, typed, live, latestToday(house.clock.now()))
    if (!parsed.ok) return sendForm(house, request, reply, 422, live, typed, parsed.problems)
    const outcome = await changeEmployer(house, parts, signedIn(request), parsed.value)
    if (isRefusal(outcome)) return sendCheck(house, request, reply, parts, live, typed, parsed.value, outcome)
    notify(request, `directory.affiliations.begun.${outcome.begun.state}`)
    return seeOther(reply, '/account/affiliations')
  })
}

/** Today is proposed as the last day, and the leading one as what ends; `?also=yes` says that nothing does. */
function begun({ clock, profile }: House, request: Request, live: readonly Past[]): Typed {
  const today = dayIn(signedIn(request).timeZone ?? profile.seat.timeZone, clock.now())
  const ends = queryOf(request)['also'] === 'yes' ? keepsAll : (live[0]?.id ?? '')
  return { ends, 'last-day': live.length > 0 ? today : '', main: 'yes' }
}

const liveOf = async ({ db }: House, request: Request): Promise<readonly Past[]> =>
  inOrder(await historyOf(db, signedIn(request).personId)).now

async function sendForm(
  { db, profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  live: readonly Past[],
  typed: Typed,
  problems: readonly Problem[] = [],
  asksUnlisted = false,
): Promise<Reply> {
  const picked = await viewPicker(db, profile, typed, problems)
  return sendPage(reply, status, changePage(textsOf(request), { ...picked, live, asksUnlisted }))
}

/** What was typed is understood and looked at once more; a search by Enter, or a first "not listed", is no mistake. */
async function check(
  house: House,
  request: Request,
  reply: Reply,
  parts: AffiliationRouteParts,
  typed: Typed,
): Promise<Reply> {
  const live = await liveOf(house, request)
  if (isSearchByEnter(typed)) return sendForm(house, request, reply, 200, live, typed)
  const parsed = parseChange(house.profile, typed, live, latestToday(house.clock.now()))
  if (parsed.ok) return sendCheck(house, request, reply, parts, live, typed, parsed.value)
  const isFirst = isFirstUnlisted(typed)
  const problems = parsed.problems.filter(({ field }) => !isFirst || !field.startsWith('unlisted-'))
  const status = problems.length > 0 ? 422 : 200
  return sendForm(house, request, reply, status, live, typed, problems, isFirst)
}

async function sendCheck(
  house: House,
  request: Request,
  reply: Reply,
  parts: AffiliationRouteParts,
  live: readonly Past[],
  typed: Typed,
  change: EmployerChange,
  no?: Refusal,
): Promise<Reply> {
  const t = textsOf(request)
  const ends = live.find(({ id }) => id === change.ends?.id)
  const { organisation } = change.begins
  const found = organisation.kind === 'listed' ? await findOrganisation(house.db, organisation.id) : undefined
  if (organisation.kind === 'listed' && found?.state !== 'listed') {
    const problems = [{ field: 'organisation', code: 'directory.organisation-gone' }]
    return sendForm(house, request, reply, 409, live, typed, problems)
  }
  const atStake = ends ? await whatIsAtStake(house, parts.atStake, t, ends) : []
  const view = { profile: house.profile, change, ends, claimed: found, typed, atStake }
  return sendPage(reply, no ? 409 : 200, checkPage(t, view, no))
}
