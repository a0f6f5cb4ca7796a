import type { House } from '../../../platform/house.ts'
import { languageName } from '../../../platform/i18n/index.ts'
import {
  dropPublicPages,
  formOf,
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
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { manages } from '../live.ts'
import { NoticePath, PageQuery, VersionPath } from '../parse.ts'
import { findNotice, listNotices, versionsOf } from '../store/notices.ts'
import { noticesPerPage, type Notice } from '../types.ts'
import { aroundOf } from '../zone.ts'
import { publishNotice, withdrawNotice } from './actions/publish.ts'
import { rewriteNotice, writeNotice } from './actions/write.ts'
import { formPage } from './pages/form.ts'
import { deskPage } from './pages/list.ts'
import { showPage, versionPage } from './pages/show.ts'
import { parseNotice, SeenForm } from './parse.ts'
import { viewOf } from './view.ts'

const look = { config: { permission: manages, freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: manages, freshness: 'any', limit: 'acts' } } as const

type Trouble = { readonly problems?: readonly Problem[]; readonly no?: Refusal | undefined }

/** Writing, looking at, publishing and withdrawing notices. */
export function deskRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get('/desk/notices', look, async (request, reply) => {
    const { page } = PageQuery.parse(queryOf(request))
    const listed = await listNotices(db, { offset: (page - 1) * noticesPerPage, most: noticesPerPage })
    const view = { ...aroundOf(house, request), ...listed, page, now: clock.now() }
    return sendPage(reply, 200, deskPage(textsOf(request), view))
  })

  server.get('/desk/notices/new', look, (request, reply) => form(house, request, reply, 200, undefined))
  server.post('/desk/notices', act, async (request, reply) => {
    const parsed = parseNotice(profile, formOf(request), namesIn(request))
    if (!parsed.ok) return form(house, request, reply, 422, undefined, parsed)
    return seeOther(reply, `/desk/notices/${await writeNotice(house, signedIn(request), parsed.value)}`)
  })

  server.get('/desk/notices/:id', look, async (request, reply) => show(house, request, reply, 200))
  server.get('/desk/notices/:id/text', look, async (request, reply) =>
    form(house, request, reply, 200, await found(house, request)),
  )
  server.post('/desk/notices/:id/text', act, async (request, reply) => {
    const notice = await found(house, request)
    const typed = { ...formOf(request), ...(notice.state !== 'draft' && { kind: notice.kind }) }
    const parsed = parseNotice(profile, withReaders(typed, notice), namesIn(request))
    if (!parsed.ok) return form(house, request, reply, 422, notice, parsed)
    const { revision } = SeenForm.parse(formOf(request))
    const outcome = await rewriteNotice(house, signedIn(request), notice.id, parsed.value, revision)
    if (isRefusal(outcome)) return form(house, request, reply, 409, notice, { no: outcome })
    if (outcome.state === 'published') await dropPublicPages(db)
    notify(request, 'notices.desk.saved')
    return seeOther(reply, `/desk/notices/${notice.id}`)
  })

  server.post('/desk/notices/:id/publication', act, async (request, reply) => {
    const { id } = await found(house, request)
    const { revision } = SeenForm.parse(formOf(request))
    return done(
      house,
      request,
      reply,
      await publishNotice(house, signedIn(request), id, revision),
      'published',
    )
  })
  server.post('/desk/notices/:id/withdrawal', act, async (request, reply) => {
    const { id } = await found(house, request)
    return done(house, request, reply, await withdrawNotice(house, signedIn(request), id), 'withdrawn')
  })

  server.get('/desk/notices/:id/versions/:revision', look, async (request, reply) => {
    const notice = await found(house, request)
    const { revision } = VersionPath.parse(request.params)
    const version = (await versionsOf(db, notice.id)).find((one) => one.revision === revision)
    if (!version) throw new NotFound()
    const view = { ...aroundOf(house, request), notice, version }
    return sendPage(reply, 200, versionPage(textsOf(request), view))
  })
}

async function done(
  house: House,
  request: Request,
  reply: Reply,
  outcome: Notice | Refusal,
  what: 'published' | 'withdrawn',
): Promise<Reply> {
  if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
  await dropPublicPages(house.db)
  notify(request, `notices.desk.done.${what}`)
  return seeOther(reply, `/desk/notices/${outcome.id}`)
}

/** What is published keeps its readers, whatever was sent. */
const withReaders = (typed: ReturnType<typeof formOf>, { state, categories }: Notice) =>
  state === 'draft' ? typed : { ...typed, categories: [...categories] }

const namesIn = (request: Request) => (language: string) => languageName(textsOf(request), language).here

async function found({ db }: House, request: Request): Promise<Notice> {
  const notice = await findNotice(db, NoticePath.parse(request.params).id)
  if (!notice) throw new NotFound()
  return notice
}

async function form(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  notice: Notice | undefined,
  trouble: Trouble = {},
): Promise<Reply> {
  const view = {
    profile: house.profile,
    notice,
    typed: status === 200 ? undefined : formOf(request),
    problems: trouble.problems ?? [],
    no: trouble.no,
  }
  return sendPage(reply, status, formPage(textsOf(request), view))
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  no?: Refusal,
): Promise<Reply> {
  const view = await viewOf(house, await found(house, request), aroundOf(house, request))
  return sendPage(reply, status, showPage(textsOf(request), { ...view, no }))
}
