import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { firstLanguage } from '../articles/rules.ts'
import { withdraw } from './actions/go-back.ts'
import { addArticle, saveDraft } from './actions/write.ts'
import { deskArticlePage } from './pages/article.ts'
import { addPage, editPage } from './pages/edit.ts'
import { listPage } from './pages/list.ts'
import { deskPath } from './pages/words.ts'
import { DeskQuery, PageQuery, parseAdding, parseWriting } from './parse.ts'
import { publishingRoutes } from './publishing-routes.ts'
import { nameIn, viewIn } from './spot.ts'
import { deskArticle, deskLines, type SpotView } from './view.ts'

const look = { config: { permission: 'help.edit', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'help.edit', freshness: 'any', limit: 'acts' } } as const

/** Where staff write help: all articles, each in all languages, drafts, and what was said before. */
export function helpDeskRoutes(server: Server, house: House): void {
  server.get('/desk/help', look, async (request, reply) => {
    const asked = DeskQuery.parse(queryOf(request))
    return sendPage(reply, 200, listPage(textsOf(request), await deskLines(house, textsOf(request)), asked))
  })
  server.get('/desk/help/new', look, async (request, reply) =>
    sendAdding(house, request, reply, 200, { typed: (await keptForm(request)) ?? {} }),
  )
  server.post('/desk/help', act, (request, reply) => add(house, request, reply))

  server.get('/desk/help/:kind/:slug', look, async (request, reply) => {
    const asked = PageQuery.parse(queryOf(request))
    const article = await deskArticle(house, textsOf(request), nameIn(request), asked)
    if (!article) throw new NotFound()
    return sendPage(reply, 200, deskArticlePage(textsOf(request), article, house.profile.seat.timeZone))
  })
  server.post('/desk/help/:kind/:slug/withdrawal', act, (request, reply) => take(house, request, reply, true))
  server.post('/desk/help/:kind/:slug/withdrawal/end', act, (request, reply) =>
    take(house, request, reply, false),
  )

  server.get('/desk/help/:kind/:slug/:language', look, async (request, reply) => {
    const view = await viewIn(house, request)
    return sendForm(house, request, reply, 200, view, { typed: (await keptForm(request)) ?? typedOf(view) })
  })
  server.post('/desk/help/:kind/:slug/:language', act, (request, reply) => write(house, request, reply))
  publishingRoutes(server, house)
}

/** The form as it stands: the draft, else what readers see; what there is to translate stands beside it. */
function typedOf({ draft, shown, line, language }: SpotView): Typed {
  const words = draft ?? shown
  const state = line.languages.find((one) => one.language === language)?.standing
  return {
    title: words?.title ?? '',
    words: words?.words ?? '',
    seen: String(draft?.revision ?? 0),
    fits: state === 'older' && !draft ? '' : 'yes',
  }
}

type Trouble = { typed: Typed; problems?: readonly Problem[]; no?: Refusal }

const sendForm = (
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  view: SpotView,
  { typed, problems = [], no }: Trouble,
): Reply =>
  sendPage(
    reply,
    status,
    editPage(textsOf(request), view, { typed, problems, no }, house.profile.seat.timeZone),
  )

async function write(house: House, request: Request, reply: Reply): Promise<Reply> {
  const view = await viewIn(house, request)
  const typed = formOf(request)
  const parsed = parseWriting(typed)
  if (!parsed.ok) return sendForm(house, request, reply, 422, view, { typed, problems: parsed.problems })
  const outcome = await saveDraft(house, signedIn(request), view, parsed.value)
  if (isRefusal(outcome)) {
    // What is sent again after this has seen the draft that stands there now.
    const again = { ...typed, seen: String(view.draft?.revision ?? 0) }
    return sendForm(house, request, reply, 409, view, { typed: again, no: outcome })
  }
  return seeOther(reply, `${deskPath(view.name)}/${view.language}/preview`)
}

const sendAdding = (
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  { typed, problems = [], no }: Trouble,
): Reply =>
  sendPage(
    reply,
    status,
    addPage(textsOf(request), firstLanguage(profile.languages), { typed, problems, no }),
  )

async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const typed = formOf(request)
  const parsed = parseAdding(typed)
  if (!parsed.ok) return sendAdding(house, request, reply, 422, { typed, problems: parsed.problems })
  const { kind, slug, title, words } = parsed.value
  const outcome = await addArticle(house, signedIn(request), { kind, slug }, { title, words })
  if (isRefusal(outcome)) {
    const problems = [{ field: 'slug', code: outcome.refused }]
    return sendAdding(house, request, reply, 409, { typed, problems })
  }
  return seeOther(reply, `${deskPath(outcome.name)}/${outcome.language}/preview`)
}

async function take(house: House, request: Request, reply: Reply, isWithdrawn: boolean): Promise<Reply> {
  const name = nameIn(request)
  const outcome = await withdraw(house, signedIn(request), name, isWithdrawn)
  if (isRefusal(outcome)) throw new NotFound()
  notify(request, isWithdrawn ? 'help.done.withdrawn' : 'help.done.brought-back')
  return seeOther(reply, deskPath(name))
}
