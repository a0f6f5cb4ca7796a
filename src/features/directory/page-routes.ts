import type { House } from '../../platform/house.ts'
import {
  actorOf,
  NotFound,
  publicPage,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  textsOf,
} from '../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../platform/http/index.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Html, Page } from '../../platform/ui/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { OrganisationId } from '../../values/ids.ts'
import { byKind } from './focal-points/rules.ts'
import { rolesOfOrganisation } from './focal-points/store/roles.ts'
import { countriesTable } from './countries-table.ts'
import { countriesPage } from './pages/countries.ts'
import { helpPage } from './pages/help.ts'
import { organisationPage } from './pages/organisation.ts'
import { searchPage } from './pages/search.ts'
import { OrganisationPath, parseDirectorySearch, parseRegion } from './parse.ts'
import { moreOf } from './organisations/more.ts'
import { isOfMember } from './rules.ts'
import { findAffiliation } from './store/affiliations.ts'
import { countByCountry } from './store/countries.ts'
import { findOrganisation } from './store/organisations.ts'
import { searchOrganisations } from './store/search.ts'
import type { Organisation, Viewer } from './types.ts'

const everyone = { permission: 'everyone', freshness: 'any' } as const
const pages = { config: { ...everyone, limit: 'pages' } } as const
const search = { config: { ...everyone, limit: 'search' } } as const

/** Counts move slowly; strangers may see those of half a minute ago. */
const maxAgeMs = 30_000

/** What the page of an organisation shows besides: its people, as far as whoever looks may see them. */
export type PageParts = {
  readonly peopleOf?: (t: Texts, actor: Actor, organisationId: OrganisationId) => Promise<Html>
}

/** The directory as everybody may read it. */
export function pageRoutes(server: Server, house: House, parts: PageParts): void {
  const { db, profile } = house
  server.get('/directory', search, async (request, reply) =>
    sendPage(reply, 200, await searchView(house, request)),
  )
  server.get('/directory/organisations/:id', pages, (request, reply) =>
    sendOrganisation(house, request, reply, parts),
  )
  server.get(
    '/directory/countries',
    pages,
    publicPage('directory countries', { maxAgeMs }, async (request) =>
      countriesPage(
        textsOf(request),
        profile,
        await countByCountry(db),
        parseRegion(queryOf(request), profile),
      ),
    ),
  )
  server.get('/directory/countries.csv', pages, async (request, reply) => {
    const region = parseRegion(queryOf(request), profile)
    const body = countriesTable(textsOf(request), profile, await countByCountry(db), region)
    return sendFile(reply, { name: 'countries.csv', type: 'text/csv; charset=utf-8', body })
  })
  server.get('/directory/help', pages, (request, reply) =>
    sendPage(reply, 200, helpPage(textsOf(request), profile.helpContacts.general)),
  )
}

/** The listed organisation that an address names; every other is unknown. */
export async function listedIn({ db }: House, request: Request): Promise<Organisation> {
  const { id } = OrganisationPath.parse(request.params)
  const organisation = id && (await findOrganisation(db, id))
  if (!organisation || organisation.state !== 'listed') throw new NotFound()
  return organisation
}

async function searchView({ db, profile }: House, request: Request): Promise<Page> {
  const asked = parseDirectorySearch(queryOf(request), profile)
  const isAsked = asked.words !== '' || Boolean(asked.countryCode ?? asked.category ?? asked.region)
  const found = isAsked ? await searchOrganisations(db, asked) : undefined
  return searchPage(textsOf(request), { profile, asked, found })
}

/** What was merged into another goes on at the other's address. */
async function sendOrganisation(
  house: House,
  request: Request,
  reply: Reply,
  parts: PageParts,
): Promise<Reply> {
  const { id } = OrganisationPath.parse(request.params)
  const it = id && (await findOrganisation(house.db, id))
  const survivor = it && it.mergedInto && (await findOrganisation(house.db, it.mergedInto))
  if (survivor && survivor.state === 'listed')
    return seeOther(reply, `/directory/organisations/${survivor.id}`)
  return sendPage(reply, 200, await organisationView(house, request, parts))
}

async function organisationView(house: House, request: Request, { peopleOf }: PageParts): Promise<Page> {
  const organisation = await listedIn(house, request)
  const [t, actor] = [textsOf(request), actorOf(request)]
  const [roles, viewer, people, more] = await Promise.all([
    rolesOfOrganisation(house.db, organisation.id, house.clock.now()),
    viewerOf(house, actor),
    peopleOf?.(t, actor, organisation.id),
    moreOf(house, t, organisation.id),
  ])
  const { profile } = house
  const focalPoints = byKind(profile.focalPointKinds, roles)
  return organisationPage(t, { profile, organisation, focalPoints, viewer, people, ...more })
}

async function viewerOf({ db }: House, actor: Actor): Promise<Viewer> {
  const isStaff = actor.permissions.has('directory.manage')
  if (actor.kind !== 'person') return { isSignedIn: false, isOfMember: false, isStaff }
  return { isSignedIn: true, isOfMember: isOfMember(await findAffiliation(db, actor.personId)), isStaff }
}
