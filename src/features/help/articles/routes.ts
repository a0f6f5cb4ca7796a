import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  NotFound,
  queryOf,
  seeOther,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { findIn } from '../searching/rules.ts'
import { articlePage, kindPage } from './pages/show.ts'
import { foundPage, startPage } from './pages/start.ts'
import { ArticlePath, HelpQuery, KindPath } from './parse.ts'
import { firstLanguage, isOurs } from './rules.ts'
import { articlesFor } from './view.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Help as everybody reads it: where it begins, its search, and each article at an address of its own. */
export function articleRoutes(server: Server, house: House): void {
  const mayEdit = (request: Request) => actorOf(request).permissions.has('help.edit')

  server.get('/help', look, async (request, reply) => {
    const t = textsOf(request)
    const { q } = HelpQuery.parse(queryOf(request))
    const articles = await articlesFor(house, t)
    if (q) return sendPage(reply, 200, foundPage(t, q, findIn(articles, q)))
    const view = { articles, contacts: house.profile.helpContacts, mayEdit: mayEdit(request) }
    return sendPage(reply, 200, startPage(t, view))
  })

  server.get('/help/:kind', look, async (request, reply) => {
    const path = KindPath.safeParse(request.params)
    if (!path.success) throw new NotFound()
    const articles = await articlesFor(house, textsOf(request))
    return sendPage(reply, 200, kindPage(textsOf(request), path.data.kind, articles))
  })

  server.get('/help/:kind/:slug', look, async (request, reply) => {
    const path = ArticlePath.safeParse(request.params)
    const articles = await articlesFor(house, textsOf(request))
    const article = articles.find((it) => it.kind === path.data?.kind && it.slug === path.data.slug)
    // Help links lead to the program's articles, also to one that staff have withdrawn.
    if (!article && path.success && isOurs(path.data)) return seeOther(reply, '/help')
    if (!article) throw new NotFound()
    const first = firstLanguage(house.profile.languages)
    const view = { article, articles, first, mayEdit: mayEdit(request) }
    return sendPage(reply, 200, articlePage(textsOf(request), view))
  })
}
