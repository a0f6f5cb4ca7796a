import type { Reply, Request } from '../../platform/http/index.ts'
import type { House } from '../../platform/house.ts'
import type { AccountId } from '../../values/ids.ts'

const year = 365 * 24 * 60 * 60
const purpose = 'sign-in.device'

/**
 * The cookie of a device on which somebody signed in before. It proves nothing but that, and lets its owner try a
 * password while strangers use up the tries of the name. It holds a random mark and a signature that fits one account.
 */
export type KnownDevice = { readonly mark: string; readonly signature: string }

const cookieName = ({ config }: House): string =>
  config.url.startsWith('https:') ? '__Host-device' : 'device'

export function deviceOf(house: House, request: Request): KnownDevice | undefined {
  const found = new RegExp(`(?:^|;\\s*)${cookieName(house)}=([\\w-]{16,64})\\.([\\w-]{16,64})(?:;|$)`).exec(
    request.headers.cookie ?? '',
  )
  return found ? { mark: found[1] as string, signature: found[2] as string } : undefined
}

/** Whether somebody signed in to this account on this device before. */
export const isKnownTo = (
  { secrets }: Pick<House, 'secrets'>,
  device: KnownDevice | undefined,
  accountId: AccountId,
) => device !== undefined && secrets.isSigned(purpose, `${accountId} ${device.mark}`, device.signature)

/** Remembers that this account was used here. */
export function rememberDevice(house: House, reply: Reply, accountId: AccountId): void {
  const mark = house.secrets.random(18)
  const value = `${mark}.${house.secrets.sign(purpose, `${accountId} ${mark}`)}`
  const secure = house.config.url.startsWith('https:') ? '; Secure' : ''
  reply.header(
    'set-cookie',
    `${cookieName(house)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${year}${secure}`,
  )
}
