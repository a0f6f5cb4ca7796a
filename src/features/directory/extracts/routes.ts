import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
  NotFound,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { organisationName } from '../rules.ts'
import { findOrganisation } from '../store/organisations.ts'
import { fetchExtract } from './actions/fetch.ts'
import { orderExtract } from './actions/order.ts'
import { columnsFor } from './columns.ts'
import { csv } from '../../../platform/documents/csv.ts'
import { countAsked } from './find.ts'
import { extractsPage } from './pages/list.ts'
import { orderPage } from './pages/order.ts'
import { paperPage } from './pages/paper.ts'
import { extractPage } from './pages/show.ts'
import { askedIn, ExtractPath, parseOrder, subjectIn } from './parse.ts'
import { limitsFor } from './rules.ts'
import { extractsOf, findExtract } from './store.ts'
import type { Extract } from './types.ts'
import { viewerFor } from './viewer.ts'

const signedInOnly = { permission: 'signed-in', freshness: 'any' } as const
const look = { config: { ...signedInOnly, limit: 'pages' } } as const
const search = { config: { ...signedInOnly, limit: 'search' } } as const
const act = { config: { ...signedInOnly, limit: 'acts' } } as const

/** Ordering a list, labels or a table of what a search finds, and fetching it. */
export function extractRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get('/directory/extracts', look, async (request, reply) => {
    const { accountId, timeZone } = signedIn(request)
    const all = await extractsOf(db, accountId, clock.now())
    return sendPage(reply, 200, extractsPage(textsOf(request), all, timeZone ?? profile.seat.timeZone))
  })

  server.get('/directory/extracts/new', search, async (request, reply) =>
    sendOrder(house, request, reply, 200, { ...queryOf(request), ...(await keptForm(request)) }),
  )

  server.post('/directory/extracts/new', act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseOrder(profile, typed)
    if (!parsed.ok) return sendOrder(house, request, reply, 422, typed, { problems: parsed.problems })
    const outcome = await orderExtract(house, signedIn(request), parsed.value, textsOf(request).language)
    if (isRefusal(outcome)) return sendOrder(house, request, reply, 409, typed, { no: outcome })
    return seeOther(reply, `/directory/extracts/${outcome.ordered}`)
  })

  server.get('/directory/extracts/:id', look, async (request, reply) =>
    sendPage(reply, 200, extractPage(textsOf(request), await own(house, request))),
  )

  server.get('/directory/extracts/:id/paper', look, async (request, reply) => {
    const it = await ready(house, request, ['list', 'labels'])
    const lines = await fetchExtract(house, signedIn(request), it)
    return sendPage(reply, 200, paperPage(textsOf(request), profile, it, lines))
  })

  server.get('/directory/extracts/:id/extract.csv', look, async (request, reply) => {
    const it = await ready(house, request, ['csv'])
    const lines = await fetchExtract(house, signedIn(request), it)
    const columns = columnsFor(textsOf(request), profile, it.subject)
    const body = csv(
      columns.map(({ head }) => head),
      lines.map((line) => columns.map(({ cell }) => cell(line))),
    )
    const name = `directory-${it.subject}-${it.createdAt.toISOString().slice(0, 10)}.csv`
    reply.header('cache-control', 'no-store')
    return sendFile(reply, { name, type: 'text/csv; charset=utf-8', body })
  })
}

/** One's own that is still kept; everybody else's, and what is forgotten, is not there. */
async function own({ db, clock }: House, request: Request): Promise<Extract> {
  const { id } = ExtractPath.parse(request.params)
  const it = id && (await findExtract(db, id))
  if (!it || it.accountId !== signedIn(request).accountId || it.expiresAt <= clock.now()) throw new NotFound()
  return it
}

async function ready(house: House, request: Request, forms: readonly Extract['form'][]): Promise<Extract> {
  const it = await own(house, request)
  if (it.state !== 'ready' || !forms.includes(it.form)) throw new NotFound()
  return it
}

async function sendOrder(
  { db, profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  typed: Typed,
  said: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const [t, actor] = [textsOf(request), signedIn(request)]
  const [subject, asked] = [subjectIn(typed), askedIn(profile, typed)]
  const viewer = await viewerFor(db, { ...actor, asStaff: actor.permissions.has('directory.manage') })
  const [lines, organisation] = await Promise.all([
    countAsked(db, profile, viewer, subject, asked),
    asked.organisationId ? findOrganisation(db, asked.organisationId) : undefined,
  ])
  const view = {
    profile,
    subject,
    asked,
    organisation: organisation?.state === 'listed' ? organisationName(organisation, t.language) : undefined,
    lines,
    limits: limitsFor(viewer, subject),
    typed,
    problems: said.problems ?? [],
  }
  return sendPage(reply, status, orderPage(t, view, said.no))
}
