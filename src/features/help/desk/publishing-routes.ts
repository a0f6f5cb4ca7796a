import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { goBack } from './actions/go-back.ts'
import { discardDraft, publishDraft } from './actions/write.ts'
import { previewPage, versionPage } from './pages/look.ts'
import { deskPath } from './pages/words.ts'
import { seenIn, VersionPath } from './parse.ts'
import { findVersion } from './store/versions.ts'
import { spotIn, viewIn } from './spot.ts'

const look = { config: { permission: 'help.edit', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'help.edit', freshness: 'any', limit: 'acts' } } as const
const spot = '/desk/help/:kind/:slug/:language'

/** Looking at a draft before readers do, publishing it, and going back to what was said before. */
export function publishingRoutes(server: Server, house: House): void {
  server.get(`${spot}/preview`, look, (request, reply) => preview(house, request, reply, 200))

  server.post(`${spot}/publication`, act, async (request, reply) => {
    const outcome = await publishDraft(house, signedIn(request), spotIn(request), seenIn(formOf(request)))
    if (isRefusal(outcome)) return preview(house, request, reply, 409, outcome)
    return done(request, reply, 'help.done.published')
  })

  server.post(`${spot}/draft/removal`, act, async (request, reply) => {
    const outcome = await discardDraft(house, signedIn(request), spotIn(request))
    if (isRefusal(outcome)) throw new NotFound()
    return done(request, reply, 'help.done.discarded')
  })

  server.get(`${spot}/versions/:number`, look, async (request, reply) => {
    const view = await viewIn(house, request)
    const number = numberIn(request)
    const [version, before] = await Promise.all([
      findVersion(house.db, view.name, view.language, { is: 'number', number }),
      findVersion(house.db, view.name, view.language, { is: 'before', number }),
    ])
    if (!version) throw new NotFound()
    const { seat } = house.profile
    return sendPage(reply, 200, versionPage(textsOf(request), view, { version, before }, seat.timeZone))
  })
  server.post(`${spot}/versions/:number/restoration`, act, (request, reply) =>
    restore(house, request, reply, numberIn(request)),
  )
  server.post(`${spot}/restoration`, act, (request, reply) => restore(house, request, reply, 'ours'))
}

const numberIn = (request: Request): number => {
  const path = VersionPath.safeParse(request.params)
  if (!path.success) throw new NotFound()
  return path.data.number
}

/** The draft as it stands; where there is none (it was published or discarded meanwhile) the form. */
async function preview(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  no?: Refusal,
): Promise<Reply> {
  const view = await viewIn(house, request)
  if (view.draft) return sendPage(reply, status, previewPage(textsOf(request), view, view.draft, no))
  if (no) notify(request, no.refused, no.values ?? {}, 'bad')
  return seeOther(reply, `${deskPath(view.name)}/${view.language}`)
}

async function restore(house: House, request: Request, reply: Reply, to: number | 'ours'): Promise<Reply> {
  const outcome = await goBack(house, signedIn(request), spotIn(request), to)
  if (isRefusal(outcome)) throw new NotFound()
  return done(request, reply, 'help.done.went-back')
}

function done(request: Request, reply: Reply, words: string): Reply {
  notify(request, words)
  return seeOther(reply, deskPath(spotIn(request).name))
}
