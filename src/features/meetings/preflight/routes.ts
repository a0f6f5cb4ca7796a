import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import { formOf, sendPage, textsOf, type Server } from '../../../platform/http/index.ts'
import { NotTaken, takeUpgrades } from '../../../platform/http/upgrades.ts'
import { askMedia } from '../media/ask.ts'
import { pipeToMedia } from '../sound/pipe.ts'
import { ticketOf } from '../sound/routes.ts'
import { newTicket, takeTicket } from '../sound/ticket.ts'
import { testPage } from './page.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } } as const

const about = 'test'
const door = '/media/test'
/** What a browser offers for a channel of data, and nothing else. */
const Offer = z.object({
  offer: z
    .string()
    .max(20_000)
    .regex(/^m=application /m),
})

/** The test before a meeting: the page, and the two ways into the media process that it tries. */
export function preflightRoutes(server: Server, house: House): void {
  const { media: link, config } = house

  server.get('/meetings/test', look, async (request, reply) => {
    const host = config.mediaAddress ?? new URL(config.url).hostname
    const way = { ports: config.mediaPorts, host, runs: link !== undefined }
    return sendPage(reply, 200, testPage(textsOf(request), way), { usesDevices: true })
  })

  server.post('/meetings/test/line', act, async (_request, reply) => {
    if (!link) return reply.code(503).send()
    return reply.send({ address: door, ticket: newTicket(house, { about, visit: undefined }) })
  })

  server.post('/meetings/test/udp', act, async (request, reply) => {
    if (!link) return reply.code(503).send()
    const offer = Offer.safeParse(formOf(request))
    if (!offer.success) return reply.code(422).send()
    const { status, body } = await askMedia(link, { room: about }, 'POST probe', offer.data)
    return reply.code(status).send(body)
  })

  if (link)
    takeUpgrades(server, door, async (upgrade) => {
      if (!(await takeTicket(house, ticketOf(upgrade), { about, visit: undefined }))) throw new NotTaken(403)
      await pipeToMedia(link, { room: about }, 'echo', upgrade)
    })
}
