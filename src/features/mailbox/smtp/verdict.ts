import { setTimeout as pause } from 'node:timers/promises'
import type { AuthenticateOptions } from 'mailauth'
import type { House } from '../../../platform/house.ts'
import { isNear } from '../entrance/near.ts'
import type { Verdict } from '../types.ts'

export type Came = {
  readonly ip: string
  readonly helo: string
  readonly sender: string
  /** A server in front has taken it: from where it came at first is not known here. */
  readonly isHandedOn: boolean
}

export type Resolver = NonNullable<AuthenticateOptions['resolver']>

const longest = 8000

/**
 * What the domain of a message's sender says about it: SPF, DKIM and DMARC, asked of the DNS within eight seconds. A message is
 * never refused because of it; it is shown with it. From this machine itself nothing is asked. What asks is loaded by the first message
 * that comes from outside: most processes of ours never take one.
 */
export async function verdictOf(
  { config, log }: Pick<House, 'config' | 'log'>,
  raw: Buffer,
  came: Came,
  resolver?: Resolver,
): Promise<Verdict> {
  if (!resolver && isNear(came.ip) && !came.isHandedOn) return { origin: 'outside' }
  const asked = (await import('mailauth')).authenticate(raw, {
    ip: came.ip,
    helo: came.helo,
    sender: came.sender,
    mta: config.mailDomain,
    trustReceived: false,
    disableArc: true,
    disableBimi: true,
    ...(resolver && { resolver }),
  })
  const late = pause(longest, undefined, { ref: false })
  try {
    const found = await Promise.race([asked, late])
    if (!found) return { origin: 'outside', dmarc: 'temperror' }
    const dkim = found.dkim.results.find(({ status }) => status.result === 'pass') ?? found.dkim.results[0]
    const domain = dkim?.status.result === 'pass' ? dkim.signingDomain : undefined
    return {
      origin: 'outside',
      ...(came.isHandedOn ? {} : { spf: found.spf ? found.spf.status.result : 'none' }),
      dkim: dkim?.status.result ?? 'none',
      dmarc: found.dmarc ? found.dmarc.status.result : 'none',
      ...(domain && { domain }),
    }
  } catch (error) {
    log.warn({ error }, 'a message could not be checked')
    return { origin: 'outside', dmarc: 'temperror' }
  }
}
