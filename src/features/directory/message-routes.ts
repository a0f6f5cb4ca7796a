import type { House } from '../../platform/house.ts'
import { actorOf, formOf, keptForm, queryOf, seeOther, sendPage, textsOf } from '../../platform/http/index.ts'
import type { Server } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Recipient } from '../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../values/actor.ts'
import { relay } from './actions.ts'
import type { WhoDecides } from './actions.ts'
import { listedIn, type PageParts } from './page-routes.ts'
import { findPage } from './pages/find.ts'
import { sentPage, writePage } from './pages/write.ts'
import { parseMessage, parseSearch } from './parse.ts'
import { searchOrganisations } from './store/search.ts'

const everyone = { permission: 'everyone', freshness: 'any' } as const
const pages = { config: { ...everyone, limit: 'pages' } } as const
const search = { config: { ...everyone, limit: 'search' } } as const
const acts = { config: { ...everyone, limit: 'acts' } } as const

/** What the rooms above know about those who decide. */
export type DirectoryParts = PageParts & { readonly whoDecides: WhoDecides }

/** Finding a focal point, and writing to them without seeing their address. */
export function messageRoutes(server: Server, house: House, { whoDecides }: DirectoryParts): void {
  const { db, profile } = house

  server.get('/directory/focal-points', search, async (request, reply) => {
    const { words, page } = parseSearch(queryOf(request))
    const found = words === '' ? undefined : await searchOrganisations(db, { words, page })
    return sendPage(reply, 200, findPage(textsOf(request), { profile, words, found }))
  })

  server.get('/directory/focal-points/sent', pages, (request, reply) =>
    sendPage(reply, 200, sentPage(textsOf(request), profile.helpContacts.registration)),
  )

  server.get('/directory/focal-points/:id', pages, async (request, reply) => {
    const organisation = await listedIn(house, request)
    const typed = { name: nameOf(actorOf(request)), form: newId(), ...(await keptForm(request)) }
    return sendPage(reply, 200, writePage(textsOf(request), profile, organisation, typed))
  })

  server.post('/directory/focal-points/:id', acts, async (request, reply) => {
    const organisation = await listedIn(house, request)
    const typed = formOf(request)
    const parsed = parseMessage(typed, profile.focalPointKinds)
    if (!parsed.ok)
      return sendPage(reply, 422, writePage(textsOf(request), profile, organisation, typed, parsed.problems))
    const message = { ...parsed.value, form: parsed.value.form ?? newId(), organisationId: organisation.id }
    await relay(db, actorOf(request), message, { whoDecides, desk: deskOf(house) }, house.clock.now())
    return seeOther(reply, '/directory/focal-points/sent')
  })
}

const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.name : '')

/** The desk reads the body's first language. */
const deskOf = ({ profile }: House): Recipient => ({
  address: profile.helpContacts.registration,
  language: profile.languages[0] ?? 'en',
})
