import type { House } from '../../platform/house.ts'
import {
  formOf,
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
import { organisationsOf } from '../directory/index.ts'
import { apply } from './actions/apply.ts'
import { applicationPage, type Choice } from './pages/application.ts'
import { parseApplication } from './parse.ts'
import type { AccessParts } from './parts.ts'
import { eligibilityIn } from './standing.ts'
import { findAlive } from './store/applications.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** Asking for member access. Whoever is not signed in is led to that first, and back. */
export function applicationRoutes(server: Server, house: House, parts: AccessParts): void {
  server.get('/access/application', look, (request, reply) => show(house, request, reply, 200))

  server.post('/access/application', act, async (request, reply) => {
    const parsed = parseApplication(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, { problems: parsed.problems })
    const wanted = (await choicesOf(house, request)).find(
      ({ organisation }) => organisation.id === parsed.value.organisation,
    )
    if (!wanted)
      return show(house, request, reply, 422, {
        problems: [{ field: 'organisation', code: 'access.problem.organisation' }],
      })
    const { reason } = parsed.value
    const outcome = await apply(house, parts, signedIn(request), {
      organisationId: wanted.organisation.id,
      reason,
    })
    if (isRefusal(outcome)) return show(house, request, reply, 409, { no: outcome })
    notify(request, 'access.applied', { id: outcome.registrationId })
    return seeOther(reply, '/access/status')
  })
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const page = applicationPage(textsOf(request), {
    profile: house.profile,
    choices: await choicesOf(house, request),
    typed: formOf(request),
    problems: trouble.problems ?? [],
    no: trouble.no,
  })
  return sendPage(reply, status, page)
}

/** The organisations through which somebody may ask, with what stands against each. */
async function choicesOf({ db, profile }: House, request: Request): Promise<readonly Choice[]> {
  const { personId } = signedIn(request)
  const all: Choice[] = []
  for (const { organisation, state } of await organisationsOf(db, personId))
    if (organisation)
      all.push({
        organisation,
        eligibility: eligibilityIn(profile, organisation),
        isClaimed: state === 'claimed',
        isTaken: (await findAlive(db, personId, organisation.id)) !== undefined,
      })
  return all
}
