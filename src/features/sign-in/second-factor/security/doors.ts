import { formOf, notify, seeOther } from '../../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { shortestPassword } from '../../rules.ts'
import type { FactorAdded } from '../actions/add-factor.ts'
import { keepShown } from '../recovery-codes/shown.ts'
import { returnPath } from './return.ts'

export const securityPath = '/account/security'
export const recoveryCodesPath = `${securityPath}/recovery-codes`

/** One's own and nobody else's, not even to look at; whoever changes something has just proved who they are. */
export const own = (limit: RouteConfig['limit'], freshness: RouteConfig['freshness'] = 'recent') => ({
  config: { permission: 'signed-in', freshness, limit, viewing: 'closed' } as const,
})

/** What was typed under a name. */
export function typedAs(request: Request, name: string): string {
  const typed = formOf(request)[name]
  return typeof typed === 'string' ? typed : ''
}

/** A factor was added: the session that counts as proven by two goes on, with the recovery codes if they are new. */
export function goOn(
  house: House,
  reply: Reply,
  accountId: AccountId,
  { handOver, codes }: FactorAdded,
  said: string,
): Reply {
  const { request } = reply
  handOver()
  notify(request, said)
  if (!codes) return seeOther(reply, returnPath(request) ?? securityPath)
  keepShown(house, request, accountId, codes)
  return seeOther(reply, recoveryCodesPath)
}

/** What was not done, said on the page about how one signs in. */
export function refused(reply: Reply, no: Refusal): Reply {
  notify(reply.request, no.refused, no.values, 'bad')
  return seeOther(reply, securityPath)
}

/** Something was removed. With the last factor the password stands alone again. */
export function removed(reply: Reply, said: string, { isLast }: { readonly isLast: boolean }): Reply {
  notify(reply.request, said)
  if (isLast)
    notify(
      reply.request,
      'sign-in.security.password-alone',
      { min: shortestPassword },
      'info',
      '/account/password',
    )
  return seeOther(reply, securityPath)
}
