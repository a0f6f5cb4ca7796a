import { z } from 'zod'
import { csv } from '../../../platform/documents/csv.ts'
import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  NotFound,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { countryName, type Texts } from '../../../platform/i18n/index.ts'
import type { Actor } from '../../../values/actor.ts'
import { findAffiliation, isOfMember } from '../../directory/index.ts'
import { findEvent, findEventForDesk, type EventView } from '../../events/index.ts'
import { askListFile, mostInFile, orderIn } from './actions.ts'
import { findListFile, findPdf } from './files.ts'
import { filePage } from './pages/file.ts'
import { participantsPage } from './pages/list.ts'
import { clearedAt } from '../retention/store.ts'
import { fileStateOf, mayReadList } from './rules.ts'
import { isParticipant, listParticipants, participantsAPage } from './store.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const
const ask = { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } } as const
const Path = z.object({ code: z.string().max(20).catch('') })
const Query = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })

/** The list of participants of an event: for whom the event says, and for nobody else does it exist. */
export function participantsRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get('/events/:code/participants', open, async (request, reply) => {
    const [t, event] = [textsOf(request), await eventFor(house, request)]
    const { page } = Query.parse(queryOf(request))
    const found = await listParticipants(db, event.id, {
      order: orderIn(house, t),
      language: t.language,
      page,
    })
    const removedAt = await clearedAt(db, event.id, 'list')
    const pages = Math.max(1, Math.ceil(found.total / participantsAPage))
    return sendPage(
      reply,
      200,
      participantsPage(t, { ...found, ...namesIn(house, t), event, removedAt, page, pages }),
    )
  })

  server.get('/events/:code/participants.csv', open, async (request, reply) => {
    const [t, event] = [textsOf(request), await eventFor(house, request)]
    const by = { order: orderIn(house, t), language: t.language, page: 1, perPage: mostInFile }
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

  server.get('/events/:code/participants/file', open, async (request, reply) => {
    const [t, event] = [textsOf(request), await eventFor(house, request)]
    const file = await findListFile(db, { eventId: event.id, language: t.language })
    const zone = zoneOf(actorOf(request)) ?? profile.seat.timeZone
    return sendPage(reply, 200, filePage(t, { event, file, state: fileStateOf(file, clock.now()), zone }))
  })

  server.post('/events/:code/participants/file', ask, async (request, reply) => {
    const event = await eventFor(house, request)
    await askListFile(house, event.id, textsOf(request).language)
    return seeOther(reply, `/events/${event.code}/participants/file`)
  })

  server.get('/events/:code/participants.pdf', open, async (request, reply) => {
    const event = await eventFor(house, request)
    const which = { eventId: event.id, language: textsOf(request).language }
    const isReady = fileStateOf(await findListFile(db, which), clock.now()) === 'ready'
    const body = isReady ? await findPdf(db, which) : undefined
    if (!body) return seeOther(reply, `/events/${event.code}/participants/file`)
    const name = `${event.code}-participants-${which.language}.pdf`
    return sendFile(reply, { name, type: 'application/pdf', body, inline: true })
  })
}

const namesIn = ({ profile }: House, t: Texts) => ({
  categoryName: (id: string) => {
    const known = profile.categories.find((one) => one.id === id)
    return known ? t.words(known.plural) : id
  },
  countryName: (code: string) => countryName(t, profile, code),
  isState: (id: string) => profile.categories.some((one) => one.id === id && one.kind === 'state'),
})

const zoneOf = (actor: Actor) => (actor.kind === 'person' ? actor.timeZone : undefined)

async function eventFor(house: House, request: Request): Promise<EventView> {
  const { code } = Path.parse(request.params)
  const actor = actorOf(request)
  const event = await findFor(house, actor, code)
  if (!event || !(await mayRead(house, event, actor))) throw new NotFound()
  return event
}

/** Staff find the list of a draft too, where it is linked from the event's desk. */
const findFor = async ({ db }: House, actor: Actor, code: string): Promise<EventView | undefined> =>
  (await findEvent(db, code)) ??
  (actor.permissions.has('registrations.read-all') ? findEventForDesk(db, code) : undefined)

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
