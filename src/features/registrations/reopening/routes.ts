import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { findOwn } from '../own-view.ts'
import { RegistrationPath } from '../parse.ts'
import type { RegistrationView } from '../types.ts'
import { change } from './actions/change.ts'
import { correct } from './actions/correct.ts'
import { changePage, type Trouble } from './pages/change.ts'
import { parseChange } from './parse.ts'
import { mayChange, mayCorrect } from './rules.ts'
import type { Wanted } from './types.ts'
import { changeViewOf, ownOrganisations } from './view.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** Changing one's own registration after it was sent, and putting a rejected one right. */
export function reopeningRoutes(server: Server, house: House): void {
  server.get('/registrations/:number/change', look, async (request, reply) => {
    const view = await own(house, request)
    const no = mayNot(house, view)
    if (no) return back(request, reply, view, no)
    return send(house, request, reply, 200, view, await keptForm(request))
  })

  server.post('/registrations/:number/change', act, async (request, reply) => {
    const [view, typed] = [await own(house, request), formOf(request)]
    const no = mayNot(house, view)
    if (no) return back(request, reply, view, no)
    const mine = await ownOrganisations(house, view.it.personId)
    const parsed = parseChange(
      typed,
      view.event,
      view.it,
      mine.map(({ id }) => id),
    )
    if (!parsed.ok) return send(house, request, reply, 422, view, typed, { problems: parsed.problems })
    return done(house, request, reply, view, typed, parsed.value)
  })
}

/** A draft, and somebody else's, is not there. */
async function own(house: House, request: Request): Promise<RegistrationView> {
  const { number } = RegistrationPath.parse(request.params)
  const view = await findOwn(house, signedIn(request), number)
  if (!view || view.it.state === 'draft') throw new NotFound()
  return view
}

const mayNot = ({ clock }: House, { it, event }: RegistrationView): Refusal | undefined =>
  it.state === 'rejected' ? mayCorrect(it, event, false, clock.now()) : mayChange(it, event, clock.now())

function back(request: Request, reply: Reply, { it }: RegistrationView, no: Refusal): Reply {
  notify(request, no.refused, no.values, 'info')
  return seeOther(reply, `/registrations/${it.number}`)
}

/** Changed, corrected, or told why not with everything kept that was typed. Agreeing is one more press of the button. */
async function done(
  house: House,
  request: Request,
  reply: Reply,
  view: RegistrationView,
  typed: Typed,
  wanted: Wanted,
): Promise<Reply> {
  const { it } = view
  const outcome =
    it.state === 'rejected'
      ? await correct(house, signedIn(request), it, wanted)
      : await change(house, signedIn(request), it, wanted)
  if (isRefusal(outcome)) {
    const status = outcome.refused === 'registrations.edit.again' ? 200 : 409
    const again =
      outcome.refused === 'registrations.stale' ? { ...typed, revision: String(it.revision) } : typed
    return send(house, request, reply, status, view, again, { no: outcome })
  }
  notify(request, noticeOf(it.state === 'rejected', outcome.reopened))
  return seeOther(reply, `/registrations/${it.number}`)
}

const noticeOf = (isCorrection: boolean, isAgain: boolean): string =>
  isCorrection
    ? 'registrations.correct.done'
    : isAgain
      ? 'registrations.edit.reopened'
      : 'registrations.edit.done'

async function send(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  view: RegistrationView,
  typed: Typed | undefined,
  trouble: Trouble = {},
): Promise<Reply> {
  const t = textsOf(request)
  const shown = await changeViewOf(house, t, signedIn(request), view, typed)
  return sendPage(reply, status, changePage(t, shown, trouble))
}
