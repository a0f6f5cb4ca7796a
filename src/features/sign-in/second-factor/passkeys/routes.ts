import { z } from 'zod'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Problem } from '../../../../values/problem.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import { identifiersOf } from '../../../accounts/index.ts'
import { entranceOf } from '../../entrance.ts'
import { newPasskeyPage, passkeyPage } from '../pages/passkeys.ts'
import { goOn, own, refused, removed, securityPath, typedAs } from '../security/doors.ts'
import { isNeeded, zoneOf } from '../security/view.ts'
import { addPasskey } from './actions/add-passkey.ts'
import { removePasskey, renamePasskey } from './actions/change-passkey.ts'
import { creationOptions, mayHavePasskeys } from './ceremony.ts'
import { keepChallenge, takeChallenge } from './challenge.ts'
import { parsePasskeyName, readCreated } from './parse.ts'
import { passkeysOf } from './store.ts'

const base = `${securityPath}/passkeys`

/** One's own passkeys: a new one, another name, away with one. */
export function passkeyRoutes(server: Server, house: House): void {
  newPasskeyRoutes(server, house)
  onePasskeyRoutes(server, house)
}

function newPasskeyRoutes(server: Server, house: House): void {
  const { db, config, clock, profile } = house

  const show = (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) =>
    sendPage(reply, status, newPasskeyPage(textsOf(request), { name: typedAs(request, 'name'), problems }))

  server.get(`${base}/new`, own('pages'), async (request, reply) => {
    if (!mayHavePasskeys(config)) return refused(reply, refuse('sign-in.security.passkeys.no-name'))
    return show(request, reply, 200)
  })

  server.post(`${base}/options`, own('pages'), async (request, reply) => {
    const { accountId, name } = signedIn(request)
    const userName = (await identifiersOf(db, accountId))[0]?.shown ?? name
    const body = textsOf(request).words(profile.name.short)
    const known = await passkeysOf(db, accountId)
    const options = await creationOptions(config, body, { accountId, userName, name }, known)
    keepChallenge(request, options.challenge, 'create', clock.now())
    return reply.header('cache-control', 'no-store').send(options)
  })

  server.post(base, own('acts'), async (request, reply) => {
    const typed = formOf(request)
    const [parsed, credential] = [parsePasskeyName(typed), readCreated(typed)]
    const challenge = await takeChallenge(request, 'create', clock.now())
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    if (!challenge || !credential) return refused(reply, refuse('sign-in.passkey-not-made'))
    const made = { name: parsed.value.name, challenge, credential }
    const actor = signedIn(request)
    const { begin } = entranceOf(house, request, reply)
    const outcome = await addPasskey(house, actor, made, begin, clock.now())
    if (isRefusal(outcome)) return refused(reply, outcome)
    return goOn(house, reply, actor.accountId, outcome, 'sign-in.passkey.added')
  })
}

function onePasskeyRoutes(server: Server, house: House): void {
  const { db, clock } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const actor = signedIn(request)
    const id = idIn(request)
    const passkey = (await passkeysOf(db, actor.accountId)).find((one) => one.id === id)
    if (!passkey) throw new NotFound()
    const name = typedAs(request, 'name') || passkey.name
    const mustStay = await isNeeded(house, actor)
    const view = { passkey, name, problems, mustStay, zone: zoneOf(house, actor) }
    return sendPage(reply, status, passkeyPage(textsOf(request), view))
  }

  server.get(`${base}/:id`, own('pages'), (request, reply) => show(request, reply, 200))

  server.post(`${base}/:id/name`, own('acts'), async (request, reply) => {
    const parsed = parsePasskeyName(formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const outcome = await renamePasskey(
      house,
      signedIn(request),
      idIn(request),
      parsed.value.name,
      clock.now(),
    )
    if (isRefusal(outcome)) return refused(reply, outcome)
    notify(request, 'sign-in.passkey.renamed')
    return seeOther(reply, securityPath)
  })

  server.post(`${base}/:id/removal`, own('acts'), async (request, reply) => {
    const outcome = await removePasskey(house, signedIn(request), idIn(request), clock.now())
    return isRefusal(outcome) ? refused(reply, outcome) : removed(reply, 'sign-in.passkey.removed', outcome)
  })
}

function idIn(request: Request): Id {
  const { id } = request.params as { id: string }
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  return id
}
