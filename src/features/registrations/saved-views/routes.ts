import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { removeView, saveView } from './actions.ts'
import { listPage } from './pages/list.ts'
import { savePage } from './pages/save.ts'
import { filterOf, parseName, ViewPath } from './parse.ts'
import { hrefOf, maySee } from './rules.ts'
import { listViews } from './store.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** Filters kept under a name, of every page that has some. */
export function savedViewRoutes(server: Server, house: House): void {
  server.get('/saved-views', look, async (request, reply) => {
    const mine = await listViews(house.db, signedIn(request).accountId)
    return sendPage(reply, 200, listPage(textsOf(request), mine))
  })

  server.get('/saved-views/new', look, (request, reply) =>
    sendPage(reply, 200, savePage(textsOf(request), wantedBy(request), formOf(request))),
  )

  server.post('/saved-views/new', act, async (request, reply) => {
    const [t, wanted, typed] = [textsOf(request), wantedBy(request), formOf(request)]
    const parsed = parseName(typed)
    if (!parsed.ok) return sendPage(reply, 422, savePage(t, wanted, typed, parsed.problems))
    const outcome = await saveView(house, signedIn(request), { ...wanted, name: parsed.value.name })
    if (isRefusal(outcome)) {
      const problem = {
        field: 'name',
        code: outcome.refused,
        ...(outcome.values && { values: outcome.values }),
      }
      return sendPage(reply, 422, savePage(t, wanted, typed, [problem]))
    }
    notify(request, 'registrations.views.saved')
    return seeOther(reply, hrefOf(wanted))
  })

  server.post('/saved-views/:id/removal', act, async (request, reply) => {
    const outcome = await removeView(house, signedIn(request), ViewPath.parse(request.params).id)
    if (isRefusal(outcome)) throw new NotFound()
    notify(request, 'registrations.views.removed')
    return seeOther(reply, '/saved-views')
  })
}

/** The filter the address or the form names, of a page this person may see; else there is nothing here. */
function wantedBy(request: Request) {
  const wanted = filterOf({ ...queryOf(request), ...formOf(request) })
  if (!wanted || !maySee(signedIn(request), wanted.place)) throw new NotFound()
  return wanted
}
