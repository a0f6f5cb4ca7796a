import type { House } from '../../platform/house.ts'
import { actorOf, queryOf, sendPage, textsOf, type Request, type Server } from '../../platform/http/index.ts'
import {
  findOrganisation,
  organisationsOf,
  searchOrganisations,
  type Organisation,
} from '../directory/index.ts'
import { eligibilityPage, type Answer } from './pages/eligibility.ts'
import { mainPage } from './pages/main.ts'
import { servicesPage } from './pages/technical-guide.ts'
import { EligibilityQuery } from './parse.ts'
import type { AccessParts } from './parts.ts'
import { remitOf } from './remit.ts'
import { eligibilityIn } from './standing.ts'
import { applicationsOf, holdsAccess } from './store/applications.ts'
import { countLines } from './store/lists.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** What everybody may read: what member access is, who may have it, and what it opens. */
export function publicRoutes(server: Server, house: House, parts: Pick<AccessParts, 'warning'>): void {
  const { db, profile } = house

  server.get('/access', look, async (request, reply) => {
    const actor = actorOf(request)
    const remit = await remitOf(house, actor)
    const view = {
      profile,
      warning: await parts.warning?.(textsOf(request)),
      isSignedIn: actor.kind === 'person',
      own: actor.kind === 'person' ? (await applicationsOf(db, actor.personId))[0] : undefined,
      toDecide: remit && (await countLines(db, remit, { heap: 'waiting', words: '' })),
    }
    return sendPage(reply, 200, mainPage(textsOf(request), view))
  })

  server.get('/access/services', look, async (request, reply) => {
    const actor = actorOf(request)
    const isOpen = actor.kind === 'person' && (await holdsAccess(db, actor.personId))
    const own = actor.kind === 'person' ? (isOpen ? 'open' : 'closed') : undefined
    return sendPage(reply, 200, servicesPage(textsOf(request), profile, own))
  })

  server.get('/access/eligibility', look, async (request, reply) => {
    const { q, page } = EligibilityQuery.parse(queryOf(request))
    const view = {
      profile,
      isSignedIn: actorOf(request).kind === 'person',
      answers: await answersFor(house, request),
      words: q,
      found: q ? await searchOrganisations(db, { words: q, page }) : undefined,
    }
    return sendPage(reply, 200, eligibilityPage(textsOf(request), view))
  })
}

/** About the organisation of the address; else, for whoever is signed in, about their own. */
async function answersFor({ db, profile }: House, request: Request): Promise<readonly Answer[]> {
  const { organisation: id, q } = EligibilityQuery.parse(queryOf(request))
  const actor = actorOf(request)
  const answer = (isOwn: boolean) => (organisation: Organisation) => ({
    organisation,
    eligibility: eligibilityIn(profile, organisation),
    isOwn,
  })
  if (id) {
    const organisation = await findOrganisation(db, id)
    return organisation?.state === 'listed' ? [answer(false)(organisation)] : []
  }
  if (actor.kind !== 'person' || q) return []
  const all = await organisationsOf(db, actor.personId)
  return all.flatMap(({ organisation }) => (organisation ? [answer(true)(organisation)] : []))
}
