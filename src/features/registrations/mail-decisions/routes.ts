import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  seeOther,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { RegistrationPath } from '../parse.ts'
import { overPage, statusOfOver } from './pages/over.ts'
import { openingOf } from './view.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const sign = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const

/** The link in the mail to somebody who decides. Mail programs fetch links by themselves: opening it never decides. */
export function mailDecisionRoutes(server: Server, house: House): void {
  server.get('/approvals/:number/mail/:token', open, async (request, reply) => {
    const link = linkIn(request)
    const opens = await openingOf(house, actorOf(request), link)
    if (isRefusal(opens))
      return sendPage(reply, statusOfOver(opens), overPage(textsOf(request), opens), { hideAddress: true })
    return seeOther(reply, opens === 'decide' ? `/approvals/${link.number}` : `${addressOf(link)}/decision`)
  })

  // The door here asks who one is and keeps the way back; then the link leads on.
  server.get('/approvals/:number/mail/:token/decision', sign, (request, reply) =>
    seeOther(reply, addressOf(linkIn(request))),
  )
}

const LinkPath = RegistrationPath.extend({ token: z.string() })
const linkIn = (request: Request) => LinkPath.parse(request.params)
const addressOf = ({ number, token }: ReturnType<typeof linkIn>): string =>
  `/approvals/${encodeURIComponent(number)}/mail/${encodeURIComponent(token)}`
