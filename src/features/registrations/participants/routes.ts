import { z } from 'zod'
import { csv } from '../../../platform/documents/csv.ts'
import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  NotFound,
  queryOf,
  sendFile,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { countryName, type Texts } from '../../../platform/i18n/index.ts'
import type { Actor } from '../../../values/actor.ts'
import { findAffiliation, isOfMember } from '../../directory/index.ts'
import { findEvent, type EventView } from '../../events/index.ts'
import { participantsPage } from './pages/list.ts'
import { mayReadList, protocolOrder } from './rules.ts'
import { isParticipant, listParticipants, participantsAPage } from './store.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const
const Path = z.object({ code: z.string().max(20).catch('') })
const Query = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })
const mostInFile = 20_000

/** The list of participants of an event: for whom the event says, and for nobody else does it exist. */
export function participantsRoutes(server: Server, house: House): void {
  const { db, profile } = house
  const order = protocolOrder(profile.categories)

  server.get('/events/:code/participants', open, async (request, reply) => {
    const [t, event] = [textsOf(request), await eventFor(house, request)]
    const { page } = Query.parse(queryOf(request))
    const found = await listParticipants(db, event.id, { order, language: t.language, page })
    const pages = Math.max(1, Math.ceil(found.total / participantsAPage))
    return sendPage(reply, 200, participantsPage(t, { ...found, ...namesIn(house, t), event, page, pages }))
  })

  server.get('/events/:code/participants.csv', open, async (request, reply) => {
    const [t, event] = [textsOf(request), await eventFor(house, request)]
    const by = { order, language: t.language, page: 1, perPage: mostInFile }
    const { participants } = await listParticipants(db, event.id, by)
    const names = namesIn(house, t)
    const heads = ['category', 'organisation', 'country', 'name', 'job-title', 'mode']
    const body = csv(
      heads.map((head) => t(`registrations.participants.column.${head}`)),
      participants.map((one) => [
        names.categoryName(one.category),
        one.organisation,
        names.countryName(one.countryCode),
        one.name,
        one.jobTitle ?? '',
        t(`registrations.mode.${one.mode}`),
      ]),
    )
    return sendFile(reply, { name: `${event.code}-participants.csv`, type: 'text/csv; charset=utf-8', body })
  })
}

const namesIn = ({ profile }: House, t: Texts) => ({
  categoryName: (id: string) => {
    const known = profile.categories.find((one) => one.id === id)
    return known ? t.words(known.plural) : id
  },
  countryName: (code: string) => countryName(t, profile, code),
})

async function eventFor(house: House, request: Request): Promise<EventView> {
  const { code } = Path.parse(request.params)
  const event = await findEvent(house.db, code)
  if (!event || !(await mayRead(house, event, actorOf(request)))) throw new NotFound()
  return event
}

async function mayRead({ db }: House, event: EventView, actor: Actor): Promise<boolean> {
  const isStaff = actor.permissions.has('registrations.read-all')
  if (actor.kind !== 'person')
    return mayReadList(event.participantsList, { isStaff, isOfMember: false, isParticipant: false })
  const [affiliation, takesPart] = await Promise.all([
    findAffiliation(db, actor.personId),
    isParticipant(db, event.id, actor.personId),
  ])
  const viewer = { isStaff, isOfMember: isOfMember(affiliation), isParticipant: takesPart }
  return mayReadList(event.participantsList, viewer)
}
