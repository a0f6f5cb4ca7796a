import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  formOf,
  keptForm,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { findOrganisation } from '../store/organisations.ts'
import { changeVisibility } from './actions/change-visibility.ts'
import type { HoldersOf } from './holders.ts'
import { peoplePage } from './pages/search.ts'
import { personPage } from './pages/show.ts'
import { visibilityPage } from './pages/visibility.ts'
import { levelsIn, parsePeopleSearch, parseVisibility, PersonPath } from './parse.ts'
import { entriesOf } from './store/entries.ts'
import { listPeople, peopleSeenBy } from './view.ts'
import { viewerOf } from './viewer.ts'

const everyone = { permission: 'everyone', freshness: 'any' } as const
const search = { config: { ...everyone, limit: 'search' } } as const
const pages = { config: { ...everyone, limit: 'pages' } } as const
const own = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** What the rooms above know about people who have accounts, and about what they agreed to. */
export type PeopleParts = {
  readonly holdersOf: HoldersOf
  /** Gives or takes back the consent to be in the directory. */
  readonly agree: (actor: SignedIn, isAgreed: boolean, now: Date) => Promise<void>
}

/** Finding people, one person's page, and who sees what of oneself. */
export function peopleRoutes(server: Server, house: House, parts: PeopleParts): void {
  server.get('/directory/people', search, async (request, reply) =>
    sendPage(reply, 200, await searchView(house, request, parts)),
  )
  server.get('/directory/people/:id', pages, async (request, reply) =>
    sendPage(reply, 200, await personView(house, request, parts)),
  )
  server.get('/account/visibility', own, async (request, reply) => {
    return sendVisibility(house, request, reply, parts, 200, await keptForm(request))
  })
  server.post('/account/visibility', act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseVisibility(typed)
    if (!parsed.ok) return sendVisibility(house, request, reply, parts, 422, typed, parsed.problems)
    if (typed['act'] === 'try') return sendVisibility(house, request, reply, parts, 200, typed)
    await changeVisibility(house.db, signedIn(request), parsed.value, house.clock.now())
    notify(request, 'directory.visibility.saved')
    return seeOther(reply, '/account/visibility')
  })
  server.post('/account/visibility/listing', act, async (request, reply) => {
    await parts.agree(signedIn(request), true, house.clock.now())
    return seeOther(reply, '/account/visibility')
  })
  server.post('/account/visibility/listing/withdrawal', act, async (request, reply) => {
    await parts.agree(signedIn(request), false, house.clock.now())
    return seeOther(reply, '/account/visibility')
  })
}

async function searchView(house: House, request: Request, { holdersOf }: PeopleParts): Promise<Page> {
  const { db, profile } = house
  const asked = parsePeopleSearch(queryOf(request), profile)
  const viewer = await viewerOf(db, actorOf(request))
  const isAsked =
    asked.words !== '' ||
    Boolean(asked.organisationWords ?? asked.organisationId ?? asked.countryCode ?? asked.category)
  const one = asked.organisationId && (await findOrganisation(db, asked.organisationId))
  return peoplePage(textsOf(request), {
    profile,
    viewer,
    asked,
    organisation: one && one.state === 'listed' ? one : undefined,
    found: isAsked ? await listPeople(db, viewer, asked, holdersOf) : undefined,
  })
}

/** A person who is not there, is hidden or never agreed is the same to whoever may not see them. */
async function personView(house: House, request: Request, { holdersOf }: PeopleParts): Promise<Page> {
  const { id } = PersonPath.parse(request.params)
  const viewer = await viewerOf(house.db, actorOf(request))
  const [entry] = id ? await peopleSeenBy(house.db, viewer, [id], holdersOf) : []
  if (!entry) throw new NotFound()
  return personPage(textsOf(request), { profile: house.profile, viewer, entry })
}

/** `typed`: levels that are tried and not saved. */
async function sendVisibility(
  house: House,
  request: Request,
  reply: Reply,
  { holdersOf }: PeopleParts,
  status: number,
  typed: Typed | undefined,
  problems: readonly Problem[] = [],
): Promise<Reply> {
  const [saved] = await entriesOf(house.db, [signedIn(request).personId], holdersOf)
  if (!saved) throw new NotFound()
  const entry = typed ? { ...saved, levels: levelsIn(typed, saved.levels) } : saved
  const view = { profile: house.profile, entry, isTried: typed !== undefined, problems }
  return sendPage(reply, status, visibilityPage(textsOf(request), view))
}
