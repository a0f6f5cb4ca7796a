import type { House } from '../../platform/house.ts'
import {
  actorOf,
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  spend,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { PersonId } from '../../values/ids.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { decideLink, findAccount, findLinkOfToken } from '../accounts/index.ts'
import { findOrganisation, organisationName } from '../directory/index.ts'
import { withdraw } from './actions/withdraw.ts'
import { askStatus, lookPurpose } from './enquiry.ts'
import { askedPage, lookPage, seenPage, statusPage, type Shown } from './pages/status.ts'
import { ApplicationPath, parseEnquiry } from './parse.ts'
import type { AccessParts } from './parts.ts'
import { applicationsOf, stepsOf } from './store/applications.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const ask = { config: { permission: 'everyone', freshness: 'any', limit: 'sign-in' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const
const hidden = { hideAddress: true }

/** How an application stands: at once for its owner, by mail for everybody else. */
export function statusRoutes(server: Server, house: House, parts: AccessParts): void {
  const { db, profile, demo } = house

  server.get('/access/status', look, (request, reply) => show(house, request, reply, 200))

  server.post('/access/status', ask, async (request, reply) => {
    const parsed = parseEnquiry(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, { problems: parsed.problems })
    await spend(request, 'recovery')
    await askStatus(db, parsed.value)
    return seeOther(reply, '/access/status/mail')
  })

  server.get('/access/status/mail', look, (request, reply) =>
    sendPage(reply, 200, askedPage(textsOf(request), profile, demo ? '/outbox' : undefined)),
  )

  server.get('/access/status/:token', look, async (request, reply) => {
    await holderOf(house, request)
    return sendPage(reply, 200, lookPage(textsOf(request), profile, tokenOf(request)), hidden)
  })

  server.post('/access/status/:token', ask, async (request, reply) => {
    const all = await shownOf(house, request, await holderOf(house, request))
    return sendPage(reply, 200, seenPage(textsOf(request), profile, all, zoneOf(house, request)), hidden)
  })

  server.post('/access/applications/:id/withdrawal', act, async (request, reply) => {
    const { id } = ApplicationPath.parse(request.params)
    const outcome = await withdraw(house, parts, signedIn(request), id)
    if (isRefusal(outcome) && outcome.refused === 'access.refused.unknown') throw new NotFound()
    if (isRefusal(outcome)) return show(house, request, reply, 409, { no: outcome })
    notify(request, 'access.withdrawn', { access: profile.accessName })
    return seeOther(reply, '/access/status')
  })
}

const tokenOf = (request: Request): string => (request.params as { token: string }).token

/** Whose link it is; one that is over, forged or nobody's is not there. */
async function holderOf({ db, clock }: House, request: Request): Promise<PersonId> {
  const link = decideLink(await findLinkOfToken(db, lookPurpose, tokenOf(request)), clock.now())
  const account = isRefusal(link) ? undefined : await findAccount(db, link.accountId)
  if (!account) throw new NotFound()
  return account.personId
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const actor = actorOf(request)
  const page = statusPage(textsOf(request), {
    profile: house.profile,
    isSignedIn: actor.kind === 'person',
    own: actor.kind === 'person' ? await shownOf(house, request, actor.personId) : [],
    timeZone: zoneOf(house, request),
    typed: formOf(request),
    problems: trouble.problems ?? [],
    no: trouble.no,
  })
  return sendPage(reply, status, page)
}

async function shownOf({ db }: House, request: Request, personId: PersonId): Promise<readonly Shown[]> {
  const t = textsOf(request)
  const all = (await applicationsOf(db, personId)).slice(0, 5)
  return Promise.all(
    all.map(async (it) => {
      const organisation = await findOrganisation(db, it.organisationId)
      return {
        it,
        organisation: organisation ? organisationName(organisation, t.language) : '',
        steps: await stepsOf(db, it.id),
      }
    }),
  )
}

const zoneOf = ({ profile }: House, request: Request): string => {
  const actor = actorOf(request)
  return (actor.kind === 'person' && actor.timeZone) || profile.seat.timeZone
}
