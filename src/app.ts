import { eventRoutes, listEvents, nextEvents } from './features/events/index.ts'
import { helpRoutes } from './features/help/index.ts'
import { portalRoutes } from './features/portal/index.ts'
import { findActor } from './find-actor.ts'
import { openAssets } from './platform/assets/index.ts'
import type { House } from './platform/house.ts'
import { listenThrough, openServer, type Server } from './platform/http/index.ts'
import { layout } from './platform/ui/index.ts'
import { visitorParts } from './visitor-parts.ts'

export type Running = { readonly address?: string; close(): Promise<void> }

/** Opens the platform, then each room in the order of the staircase. Every listener and part is named here. */
export async function buildServer(house: House): Promise<Server> {
  const { db, config, profile, log } = house
  const server = await openServer(house, {
    findActor: findActor(db),
    layout,
    assets: await openAssets({ folder: config.dataFolder, profile }),
    loadVisitorParts: visitorParts(house),
    listen: listenThrough(house.connection, log),
  })
  eventRoutes(server, house, { myStatus: async () => undefined, myStatuses: async () => new Map() })
  helpRoutes(server, house)
  portalRoutes(server, house, {
    next: async (t, now) => nextEvents(t, (await listEvents(db, { when: 'ahead', page: 1, now })).slice(0, 5)),
    mine: async () => undefined,
    needs: [],
  })
  return server
}

/** Answers browsers. */
export async function openWeb(house: House): Promise<Running> {
  const server = await buildServer(house)
  const address = await server.listen({ host: house.config.host, port: house.config.port })
  return { address, close: () => server.close() }
}

/** Sends mail and does what is due. */
export async function openWorker(house: House): Promise<Running> {
  void house
  return { close: async () => {} }
}
