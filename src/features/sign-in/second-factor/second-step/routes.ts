import { formOf, notify, peekReturn, seeOther, sendPage, textsOf } from '../../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { findAccount } from '../../../accounts/index.ts'
import { statusOf, unlessBusy, withRetry } from '../../busy.ts'
import { entranceOf, stepPath } from '../../entrance.ts'
import type { SignInParts } from '../../parts.ts'
import { recoveryCodePage, secondStepPage } from '../pages/second-step.ts'
import { mayHavePasskeys } from '../passkeys/ceremony.ts'
import { decideStep } from '../rules.ts'
import { factorsOf } from '../store.ts'
import type { PendingStep } from '../types.ts'
import { takeSecondStep } from './actions/take-step.ts'
import type { StepTry } from './actions/take-step.ts'
import { stepMark } from './mark.ts'
import { parseCode } from './parse.ts'
import { forgetPending, pendingIn } from './pending.ts'

const paperPath = `${stepPath}/recovery-code`

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})

/** After the password: a code of the app, or one from paper. Passkeys have their own address. */
export function secondStepRoutes(server: Server, house: House, parts: SignInParts): void {
  const { clock } = house

  for (const [path, kind] of [
    [stepPath, 'code'],
    [paperPath, 'recovery-code'],
  ] as const) {
    server.get(path, everyone('pages'), (request, reply) => show(request, reply, kind, 200))

    server.post(path, everyone('sign-in'), async (request, reply) => {
      const parsed = parseCode(formOf(request), `sign-in.problem.${kind}`)
      if (!parsed.ok) return show(request, reply, kind, 422, parsed.problems)
      const { knownMark, begin, arrive } = entranceOf(house, request, reply)
      const pending = pendingIn(request)
      const typed = parsed.value.code
      const it: StepTry = { kind, typed, knownMark: pending && knownMark(pending.accountId) }
      const outcome = await unlessBusy(() => takeSecondStep(house, pending, it, begin, clock.now()))
      return isRefusal(outcome) ? refused(request, reply, kind, outcome) : arrive(outcome)
    })
  }

  const refused = (request: Request, reply: Reply, kind: StepTry['kind'], no: Refusal) =>
    no.refused === 'sign-in.step-over'
      ? beginAgain(request, reply)
      : show(request, withRetry(reply, no), kind, statusOf(no), [
          {
            field: 'code',
            code: no.refused === 'sign-in.wait' ? 'sign-in.step.wait' : no.refused,
            values: no.values,
          },
        ])

  const show = async (
    request: Request,
    reply: Reply,
    kind: StepTry['kind'],
    status: number,
    problems: readonly Problem[] = [],
  ) => {
    const pending = await livePending(house, request)
    if (!pending) return beginAgain(request, reply)
    const t = textsOf(request)
    const view = { ...(await viewStep(house, pending)), problems, where: await whereTo(request, parts) }
    return sendPage(reply, status, kind === 'code' ? secondStepPage(t, view) : recoveryCodePage(t, view))
  }
}

const whereTo = async (request: Request, { nameOfWay }: SignInParts): Promise<string | undefined> => {
  const back = peekReturn(request)
  return back ? nameOfWay?.(back, textsOf(request)) : undefined
}

/** The password was given too long ago, or is another one now. */
function beginAgain(request: Request, reply: Reply): Reply {
  if (pendingIn(request)) notify(request, 'sign-in.step-over', undefined, 'info')
  forgetPending(request)
  return seeOther(reply, '/sign-in')
}

async function livePending(
  { db, secrets, clock }: House,
  request: Request,
): Promise<PendingStep | undefined> {
  const pending = pendingIn(request)
  const account = pending && (await findAccount(db, pending.accountId))
  const mark = account?.state === 'active' ? stepMark(secrets, account) : undefined
  return isRefusal(decideStep(pending, mark, clock.now())) ? undefined : pending
}

async function viewStep({ db, config, profile }: House, { accountId }: PendingStep) {
  const { passkeys, hasCodes, recoveryCodes } = await factorsOf(db, accountId)
  return {
    hasPasskeys: passkeys > 0 && mayHavePasskeys(config),
    hasCodes,
    hasRecoveryCodes: recoveryCodes > 0,
    host: new URL(config.url).host,
    contact: profile.helpContacts.accounts,
  }
}
