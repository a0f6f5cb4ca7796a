import type { House } from '../../../platform/house.ts'
import {
  deviceOfRequest,
  formOf,
  NotFound,
  notify,
  seeOther,
  startSession,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import { identifiersOf } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { unlessBusy } from '../busy.ts'
import { rememberDevice } from '../known-device.ts'
import { creationOptions, mayHavePasskeys } from '../second-factor/passkeys/ceremony.ts'
import { keepChallenge, takeChallenge } from '../second-factor/passkeys/challenge.ts'
import { readCreated } from '../second-factor/passkeys/parse.ts'
import { keepShown } from '../second-factor/recovery-codes/shown.ts'
import { recoveryCodesPath } from '../second-factor/security/doors.ts'
import { keepReturn } from '../second-factor/security/return.ts'
import { findHasFactor } from '../second-factor/store.ts'
import { activateByPasskey } from './actions/activate-by-passkey.ts'
import { findOpened } from './actions/activate.ts'
import { forgetOpened, keptOpened } from './visit.ts'

export const firstPasskeyPath = '/account/activation/passkey'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})

/** Whether somebody may begin with a passkey: our address must be one for them, and none may be there from before. */
export const offersFirstPasskey = async ({ db, config }: House, { id }: Account): Promise<boolean> =>
  mayHavePasskeys(config) && !(await findHasFactor(db, id))

/** A passkey instead of the first password, with a code that was typed in this browser. */
export function firstPasskeyRoutes(server: Server, house: House): void {
  const { db, config, clock, profile } = house

  const openedBy = async (request: Request): Promise<Account> => {
    const opened = keptOpened(request)
    const account = opened && (await findOpened(db, opened, clock.now()))
    if (!account || isRefusal(account) || !(await offersFirstPasskey(house, account))) throw new NotFound()
    return account
  }

  server.post(`${firstPasskeyPath}/options`, everyone('acts'), async (request, reply) => {
    const { id: accountId, personId } = await openedBy(request)
    const userName = (await identifiersOf(db, accountId))[0]?.shown ?? ''
    const name = (await findPerson(db, personId))?.name ?? userName
    const body = textsOf(request).words(profile.name.short)
    const options = await creationOptions(config, body, { accountId, userName, name }, [])
    keepChallenge(request, options.challenge, 'create', clock.now())
    return reply.header('cache-control', 'no-store').send(options)
  })

  server.post(firstPasskeyPath, everyone('sign-in'), async (request, reply) => {
    await openedBy(request)
    const credential = readCreated(formOf(request))
    const challenge = await takeChallenge(request, 'create', clock.now())
    const opened = keptOpened(request)
    const name = deviceOfRequest(request).name || textsOf(request)('sign-in.welcome.choose.passkey')
    const outcome =
      opened && credential && challenge
        ? await unlessBusy(() =>
            activateByPasskey(house, opened, { name, challenge, credential }, clock.now()),
          )
        : refuse('sign-in.passkey-not-made')
    if (isRefusal(outcome)) {
      notify(request, outcome.refused, outcome.values, 'bad')
      return seeOther(reply, '/account/activation/password')
    }
    forgetOpened(request)
    await startSession(reply, outcome.accountId, 'two-factor')
    rememberDevice(house, reply, outcome.accountId)
    keepShown(house, request, outcome.accountId, outcome.codes)
    keepReturn(request)
    notify(request, 'sign-in.activated', { userName: outcome.userName })
    return seeOther(reply, recoveryCodesPath)
  })
}
