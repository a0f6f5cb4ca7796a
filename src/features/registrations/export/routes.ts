import { Readable } from 'node:stream'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { parseFilter } from '../desk/filter.ts'
import { groupQuery, queryIn } from '../groups/query.ts'
import { groupWords } from '../groups/words.ts'
import { askExport } from './actions/ask.ts'
import { fetchExport } from './actions/fetch.ts'
import { chosenOf } from './columns.ts'
import { fileName, fileTypes, questionsFor } from './file.ts'
import { exportFormPage, exportsPath as path } from './pages/form.ts'
import { exportPage, exportsPage } from './pages/list.ts'
import { ExportPath, parseExport } from './parse.ts'
import { isThere } from './rules.ts'
import { exportsOf, findExport } from './store/exports.ts'
import { countLines } from './store/rows.ts'
import type { Export } from './types.ts'

const look = {
  config: { permission: 'registrations.export', freshness: 'any', limit: 'pages', viewing: 'closed' },
} as const
const act = { config: { permission: 'registrations.export', freshness: 'any', limit: 'acts' } } as const

/** Files of filtered groups: asked for, watched while they are made, fetched by whoever asked. */
export function exportingRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get(path, look, async (request, reply) => {
    const all = await exportsOf(db, signedIn(request).accountId, clock.now())
    return sendPage(reply, 200, exportsPage(textsOf(request), all, zoneOf(house, request)))
  })
  server.get(`${path}/new`, look, (request, reply) =>
    form(house, request, reply, 200, groupQuery(parseFilter(queryOf(request)))),
  )
  server.post(path, act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseExport(typed)
    if (!parsed.ok)
      return form(house, request, reply, 422, queryIn(typed), { typed, problems: parsed.problems })
    const { query, form: kind } = parsed.value
    const columns = chosenOf(parsed.value.columns, await questionsFor(db, filterOf(query)))
    const wish = { query, form: kind, columns, language: textsOf(request).language }
    const outcome = await askExport(house, signedIn(request), wish)
    if (isRefusal(outcome)) return form(house, request, reply, 409, query, { typed, refused: outcome })
    return seeOther(reply, `${path}/${outcome.id}`)
  })
  server.get(`${path}/:id`, look, async (request, reply) => {
    const t = textsOf(request)
    const it = await mine(house, request)
    const view = { it, group: await groupWords(house, t, filterOf(it.query)), zone: zoneOf(house, request) }
    return sendPage(reply, 200, exportPage(t, view))
  })
  server.get(`${path}/:id/file`, look, async (request, reply) => {
    const { id } = await mine(house, request)
    const found = await fetchExport(house, signedIn(request), id)
    if (!found) throw new NotFound()
    const { form: kind, askedAt, bytes } = found.it
    reply.header('content-length', bytes)
    return sendFile(reply, {
      name: fileName(kind, askedAt),
      type: fileTypes[kind],
      body: Readable.from(found.bytes, { objectMode: false }),
    })
  })
}

const filterOf = (query: string) => parseFilter(new URLSearchParams(query))

/** A file that this person asked for; anybody else's is not there, and neither is one whose day is over. */
async function mine({ db, clock }: House, request: Request): Promise<Export> {
  const read = ExportPath.safeParse(request.params)
  const it = read.success ? await findExport(db, read.data.id) : undefined
  if (it?.accountId !== signedIn(request).accountId) throw new NotFound()
  if (it.state === 'ready' && !isThere(it, clock.now())) throw new NotFound()
  return it
}

type Said = {
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
  readonly refused?: Refusal
}

async function form(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  query: string,
  said: Said = {},
): Promise<Reply> {
  const t = textsOf(request)
  const filter = filterOf(query)
  const [group, lines, questions] = await Promise.all([
    groupWords(house, t, filter),
    countLines(house.db, filter, house.clock.now()),
    questionsFor(house.db, filter),
  ])
  return sendPage(reply, status, exportFormPage(t, { query, group, lines, questions, ...said }))
}

const zoneOf = ({ profile }: House, request: Request): string =>
  signedIn(request).timeZone ?? profile.seat.timeZone
