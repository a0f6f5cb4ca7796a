import type { House } from '../../platform/house.ts'
import { inTransaction } from '../../platform/database/database.ts'
import {
  actorOf,
  dismissalCookie,
  formOf,
  NotFound,
  notify,
  ownPath,
  queryOf,
  readCookie,
  seeOther,
  sendFile,
  sendPage,
  setCookie,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import { dismissing, dismissedIn } from './banner.ts'
import { feedOf } from './feed.ts'
import { forgetReader, manages, readerOf } from './live.ts'
import { archivePage, noticesPage } from './pages/list.ts'
import { noticePage } from './pages/show.ts'
import { NoticePath, PageQuery } from './parse.ts'
import { maySee, standingOf } from './rules.ts'
import { saveDismissal } from './store/dismissals.ts'
import { findNotice, listLive, listOver } from './store/notices.ts'
import { noticesPerPage, type Notice } from './types.ts'
import { aroundOf } from './zone.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } } as const

const placeOf = (page: number) => ({ offset: (page - 1) * noticesPerPage, most: noticesPerPage })

/** A feed is read every hour: the newest are enough. */
const mostInFeed = 100

const halfAYear = 180 * 24 * 60 * 60

/** What the body tells: at present, before, one by one, as a feed; and putting one away. */
export function publicRoutes(server: Server, house: House): void {
  const { db, clock, profile, config } = house

  server.get('/notices', look, async (request, reply) => {
    const { page } = PageQuery.parse(queryOf(request))
    const [now, reader] = [clock.now(), await readerOf(db, actorOf(request))]
    const live = await listLive(db, reader, now, placeOf(page))
    const view = { ...aroundOf(house, request), ...live, page, now }
    return sendPage(reply, 200, noticesPage(textsOf(request), view))
  })

  server.get('/notices/archive', look, async (request, reply) => {
    const { page } = PageQuery.parse(queryOf(request))
    const [now, reader] = [clock.now(), await readerOf(db, actorOf(request))]
    const over = await listOver(db, reader, now, placeOf(page))
    const view = { ...aroundOf(house, request), ...over, page, now }
    return sendPage(reply, 200, archivePage(textsOf(request), view))
  })

  server.get('/notices/feed.atom', look, async (request, reply) => {
    const everybody = { categories: new Set<string>(), seesAll: false }
    const newest = { offset: 0, most: mostInFeed }
    const { notices } = await listLive(db, everybody, clock.now(), newest)
    const body = feedOf(textsOf(request), notices, { origin: config.url, profile, now: clock.now() })
    return sendFile(reply, {
      name: 'notices.atom',
      type: 'application/atom+xml; charset=utf-8',
      body,
      inline: true,
    })
  })

  server.get('/notices/:id', look, async (request, reply) => {
    const { notice, reader } = await found(house, request)
    const standing = standingOf(notice, clock.now())
    const away =
      reader.dismissed.has(notice.id) || dismissedIn(readCookie(request, dismissalCookie)).has(notice.id)
    const view = {
      ...aroundOf(house, request),
      notice,
      standing,
      isOnTop: notice.isUrgent && standing === 'live' && !away,
      mayEdit: actorOf(request).permissions.has(manages),
    }
    return sendPage(reply, 200, noticePage(textsOf(request), view))
  })

  server.post('/notices/:id/dismissal', act, async (request, reply) => {
    const { notice } = await found(house, request)
    await putAway(house, request, reply, notice)
    notify(request, 'notices.dismissed')
    const back = [formOf(request)['back'] ?? ''].flat()[0] ?? ''
    return seeOther(reply, ownPath(back, new Set(profile.languages)) ?? '/notices')
  })
}

/** A notice for whoever may see it; what is not published yet is there for nobody. */
async function found({ db, clock }: House, request: Request) {
  const reader = await readerOf(db, actorOf(request))
  const notice = await findNotice(db, NoticePath.parse(request.params).id)
  const standing = notice && standingOf(notice, clock.now())
  const isPublic =
    standing === 'live' || standing === 'over' || (standing === 'withdrawn' && notice?.publishedAt)
  if (!notice || !isPublic || !maySee(notice, reader)) throw new NotFound()
  return { notice, reader }
}

/** For somebody signed in it is kept with their account, and for this browser in a cookie. */
async function putAway({ db, clock }: House, request: Request, reply: Reply, { id }: Notice): Promise<void> {
  const actor = actorOf(request)
  if (actor.kind === 'person') {
    await inTransaction(db, (tx) => saveDismissal(tx, id, actor.personId, clock.now()))
    forgetReader(db, actor.personId)
  }
  setCookie(reply, dismissalCookie, dismissing(readCookie(request, dismissalCookie), id), halfAYear)
}
