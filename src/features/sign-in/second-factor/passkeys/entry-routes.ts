import { actorOf, formOf, notify, seeOther } from '../../../../platform/http/index.ts'
import type { Request, RouteConfig, Server } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import { entranceOf, stepPath } from '../../entrance.ts'
import { pendingIn } from '../second-step/pending.ts'
import { enterByPasskey } from './actions/enter-by-passkey.ts'
import { requestOptions } from './ceremony.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { readUsed } from './parse.ts'
import { passkeysOf } from './store.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})

/** Signing in by passkey: from the sign-in page, at the second step, and to prove oneself once more. */
export function passkeyEntryRoutes(server: Server, house: House): void {
  const { db, config, clock } = house

  server.post('/sign-in/passkey/options', everyone('pages'), async (request, reply) => {
    const whose = whoseKeys(request)
    const options = await requestOptions(config, whose ? await passkeysOf(db, whose) : [])
    keepChallenge(request, options.challenge, 'get', clock.now())
    return reply.header('cache-control', 'no-store').send(options)
  })

  server.post('/sign-in/passkey', everyone('sign-in'), async (request, reply) => {
    const credential = readUsed(formOf(request))
    const challenge = await takeChallenge(request, 'get', clock.now())
    const { begin, arrive } = entranceOf(house, request, reply)
    const outcome =
      challenge && credential
        ? await enterByPasskey(house, { challenge, credential }, begin, clock.now())
        : refuse('sign-in.passkey-late')
    if (!isRefusal(outcome)) return arrive(outcome)
    notify(request, outcome.refused, undefined, 'bad')
    return seeOther(reply, pendingIn(request) ? stepPath : '/sign-in')
  })
}

/** Of whom it is known who they say they are, only their own keys are asked for; of a stranger any that the browser has. */
function whoseKeys(request: Request): AccountId | undefined {
  const actor = actorOf(request)
  return pendingIn(request)?.accountId ?? (actor.kind === 'person' ? actor.accountId : undefined)
}
