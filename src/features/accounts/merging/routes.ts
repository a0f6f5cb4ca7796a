import type { House } from '../../../platform/house.ts'
import { formOf, NotFound, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { parseForm } from '../../../platform/forms/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { decideLink } from '../links/rules.ts'
import { isLinkOver, linkOver, tokenIn } from '../overview/link-over.ts'
import { userNameOf } from '../store/identifiers.ts'
import { findLinkOfToken } from '../store/links.ts'
import { askMerge } from './actions/ask-merge.ts'
import { confirmMerge } from './actions/merge-accounts.ts'
import type { MergingParts } from './listeners.ts'
import { askMergePage, mergeAskedPage } from './pages/ask.ts'
import { confirmMergePage, mergedPage } from './pages/confirm.ts'
import { MergeForm } from './parse.ts'
import { mergeLinkWorksFor } from './rules.ts'
import { mergePurpose } from './types.ts'
import { daysToUndo, viewMerge } from './view.ts'

const members = (freshness: RouteConfig['freshness'], limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness, limit } as const,
})
const everybodys = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }

/** Making one account of two. */
export function mergingRoutes(server: Server, house: House, parts: MergingParts): void {
  const { db, clock, profile, demo } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const typed = [formOf(request)['name']].flat()[0] ?? ''
    const userName = await userNameOf(db, signedIn(request).accountId)
    const view = { userName, typed, problems, days: daysToUndo }
    return sendPage(reply, status, askMergePage(textsOf(request), view))
  }

  server.get('/account/merging', members('any', 'pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/merging', members('recent', 'acts'), async (request, reply) => {
    const parsed = parseForm(MergeForm, formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const outcome = await askMerge(db, signedIn(request), parsed.value.name)
    if (isRefusal(outcome)) return show(request, reply, 409, [{ field: 'name', code: outcome.refused }])
    return seeOther(reply, '/account/merging/mail')
  })

  server.get('/account/merging/mail', members('any', 'pages'), (request, reply) => {
    const about = { contact: profile.helpContacts.accounts, hours: mergeLinkWorksFor / 3_600_000 }
    const outbox = demo ? '/outbox' : undefined
    return sendPage(reply, 200, mergeAskedPage(textsOf(request), { ...about, outbox }))
  })

  const showConfirm = async (request: Request, reply: Reply, status: number) => {
    const token = tokenIn(request)
    const link = decideLink(await findLinkOfToken(db, mergePurpose, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    const view = await viewMerge(house, parts, link, token)
    if (!view) throw new NotFound()
    return sendPage(reply, view.refusal ? 409 : status, confirmMergePage(textsOf(request), view), hidden)
  }

  server.get('/account/merging/confirmation/:token', everybodys('pages'), (request, reply) =>
    showConfirm(request, reply, 200),
  )

  server.post('/account/merging/confirmation/:token', everybodys('acts'), async (request, reply) => {
    const outcome = await confirmMerge(house, parts, tokenIn(request), clock.now())
    if (isRefusal(outcome))
      return isLinkOver(outcome) ? linkOver(request, reply, outcome) : showConfirm(request, reply, 409)
    const stays = await userNameOf(db, outcome.survivor)
    return sendPage(reply, 200, mergedPage(textsOf(request), { stays, days: daysToUndo }), hidden)
  })
}
