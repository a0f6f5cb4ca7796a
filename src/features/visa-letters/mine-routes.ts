import type { House } from '../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { lastDayForVisa } from '../participation/index.ts'
import { findRegistrationByNumber, viewRegistration } from '../registrations/index.ts'
import { keepDetails, sendDetails } from './actions/write-details.ts'
import { countriesFor } from './countries.ts'
import { minePage } from './pages/mine.ts'
import { isSure, parseDetails, typedDetails, wantsToSend } from './parse.ts'
import { problemsOf, warningsOf } from './rules.ts'
import { openDetails, type TypedDetails } from './sealing.ts'
import { lettersOf } from './store/issued.ts'
import type { VisaWarning } from './types.ts'
import { mineOf, type Mine } from './view.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

type Shown = {
  readonly typed?: TypedDetails
  readonly problems?: readonly Problem[]
  readonly warnings?: readonly VisaWarning[]
  readonly no?: Refusal
}

/** The participant's side: writing what a letter needs, and seeing where it is. */
export function mineRoutes(server: Server, house: House): void {
  server.get('/registrations/:number/visa', look, async (request, reply) => {
    const kept = formOf(request)
    const typed = Object.keys(kept).length > 0 ? typedDetails(kept) : undefined
    return show(house, request, reply, 200, await mine(house, request), typed ? { typed } : {})
  })

  server.post('/registrations/:number/visa', act, async (request, reply) => {
    const [own, typed, actor] = [await mine(house, request), formOf(request), signedIn(request)]
    if (!wantsToSend(typed)) {
      const outcome = await keepDetails(house, actor, own, typedDetails(typed))
      return answer(house, request, reply, own, outcome, 'visa-letters.kept')
    }
    const parsed = parseDetails(typed)
    const wrong = parsed.ok ? problemsOf(parsed.value, own.days) : []
    const problems = parsed.ok ? wrong : parsed.problems
    if (!parsed.ok || wrong.length > 0)
      return show(house, request, reply, 422, own, { typed: typedDetails(typed), problems })
    const warnings = warningsOf(parsed.value, own.days, own.person.name)
    if (warnings.length > 0 && !isSure(typed))
      return show(house, request, reply, 422, own, {
        typed: typedDetails(typed),
        warnings,
        problems: [unsure],
      })
    return answer(
      house,
      request,
      reply,
      own,
      await sendDetails(house, actor, own, parsed.value),
      'visa-letters.sent',
    )
  })
}

const unsure: Problem = { field: 'sure', code: 'visa-letters.problem.unsure' }

/** The request of the address if it is this person's; anybody else's does not exist for them. */
async function mine(house: House, request: Request): Promise<Mine> {
  const { number } = request.params as { number: string }
  const it = await findRegistrationByNumber(house.db, number)
  const view = it?.personId === signedIn(request).personId ? await viewRegistration(house.db, it) : undefined
  if (!view || view.it.state === 'draft') throw new NotFound()
  return mineOf(house, view)
}

async function answer(
  house: House,
  request: Request,
  reply: Reply,
  own: Mine,
  outcome: object | Refusal,
  notice: string,
): Promise<Reply> {
  if (isRefusal(outcome))
    return show(house, request, reply, 409, own, { typed: typedDetails(formOf(request)), no: outcome })
  notify(request, notice)
  return seeOther(reply, `/registrations/${own.it.number}/visa`)
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  own: Mine,
  shown: Shown,
): Promise<Reply> {
  const t = textsOf(request)
  const sent = own.request ? openDetails(house, own.request) : {}
  const { countryOf, options } = countriesFor(house, t)
  const page = minePage(t, {
    ...own,
    sent,
    letters: own.request ? await lettersOf(house.db, own.request.id) : [],
    lastDay: lastDayForVisa(own.days.startsOn, house.profile.visa.leadDays),
    countryOf,
    no: shown.no,
    form: {
      number: own.it.number,
      typed: shown.typed ?? (Object.keys(sent).length > 0 ? sent : known(own)),
      problems: shown.problems ?? [],
      warnings: shown.warnings ?? [],
      countries: options,
    },
  })
  return sendPage(reply, status, page)
}

/** What the body knows of the person already, so that nothing is asked twice. */
const known = ({ person }: Mine): TypedDetails => ({
  passportName: person.name,
  nationality: person.countryCode,
  residence: person.countryCode,
  ...(person.jobTitle ? { jobTitle: person.jobTitle } : {}),
})
