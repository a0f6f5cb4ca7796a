import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  NotFound,
  publicPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import { audienceWords } from '../pages/facts.ts'
import { groupDeskRoutes } from './desk-routes.ts'
import { groupsPage } from './pages/list.ts'
import { groupPage } from './pages/show.ts'
import { GroupPath } from './parse.ts'
import { typeOfMeetings } from './rules.ts'
import { findGroup, listGroups, meetingsOf } from './store/read.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const maxAgeMs = 5000

/** The groups as everybody may read of them, and the desk of those who work on events. */
export function groupRoutes(server: Server, house: House): void {
  const { db, profile, clock } = house
  server.get(
    '/groups',
    open,
    publicPage('groups', { maxAgeMs }, async (request) =>
      groupsPage(textsOf(request), profile, await listGroups(db, clock.now())),
    ),
  )
  server.get(
    '/groups/:code',
    open,
    publicPage('group', { maxAgeMs }, (request) => showView(house, request)),
  )
  groupDeskRoutes(server, house)
}

async function showView({ db, profile, clock }: House, request: Request): Promise<Page> {
  const t = textsOf(request)
  const group = await findGroup(db, GroupPath.parse(request.params).code)
  if (!group) throw new NotFound()
  const rules = {
    type: typeOfMeetings(profile, group),
    policy: {},
    groupPolicy: group.policy,
    requiresMemberAccess: false,
    modes: [],
    countryCode: null,
    city: {},
  }
  return groupPage(t, {
    profile,
    group,
    audience: audienceWords(t, profile, rules),
    ...(await meetingsOf(db, group.id, clock.now())),
    mayEdit: actorOf(request).permissions.has('events.manage'),
  })
}
