import type { House } from '../../../platform/house.ts'
import {
  formOf,
  queryOf,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import { resendMany } from './actions/resend-many.ts'
import { manyDonePage, manyPage, type ManyView } from './pages/many.ts'
import { ManyForm, parseOutbox } from './parse.ts'
import { decideResend } from './rules.ts'
import { listNotSent } from './store.ts'
import { mostTogether } from './types.ts'

const look = { config: { permission: 'outbox.resend', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'outbox.resend', freshness: 'any', limit: 'acts' } } as const

/** Many mails sent again together: looked at first, one act each, and what became of each. */
export function manyRoutes(server: Server, house: House): void {
  server.get('/desk/outbox/resending', look, async (request, reply) =>
    sendPage(reply, 200, manyPage(textsOf(request), await viewOf(house, request))),
  )
  server.post('/desk/outbox/resending', act, async (request, reply) => {
    const t = textsOf(request)
    const view = await viewOf(house, request)
    const { count } = ManyForm.parse(formOf(request))
    if (count !== view.able.length) {
      const refused = refuse('messages.resend-others-now', { seen: count, now: view.able.length })
      return sendPage(reply, 409, manyPage(t, { ...view, refused }))
    }
    const outcomes = await resendMany(house, signedIn(request), view.able)
    return sendPage(reply, 200, manyDonePage(t, view.filter, outcomes))
  })
}

async function viewOf({ db, clock, config }: House, request: Request): Promise<ManyView> {
  const { filter } = parseOutbox(queryOf(request))
  const decided = (await listNotSent(db, filter, mostTogether, clock.now())).map((mail) => {
    const outcome = decideResend(mail.state, {
      hasRelay: config.smtpUrl !== undefined || config.smtpDirect === 'on',
    })
    return { mail, no: isRefusal(outcome) ? outcome : undefined }
  })
  return {
    filter,
    able: decided.flatMap(({ mail, no }) => (no ? [] : [mail])),
    unable: decided.flatMap(({ mail, no }) => (no ? [{ mail, no }] : [])),
  }
}
