import type { Secrets } from '../../platform/secrets.ts'
import type { SendingToId } from './types.ts'

const purpose = 'mail-routing.bounce'
const shape = /^bounces\+([0-9a-f]{32})\.([0-9a-f]{16})$/i

/** From where a letter leaves for one recipient: what another server brings back says by itself which letter it was. */
export function bounceAddress(secrets: Secrets, id: SendingToId, domain: string): string {
  const bare = id.replaceAll('-', '')
  return `bounces+${bare}.${markOf(secrets, bare)}@${domain}`
}

/** Small letters only: other servers do not keep the case. */
const markOf = (secrets: Secrets, bare: string): string =>
  Buffer.from(secrets.sign(purpose, bare), 'base64url').toString('hex').slice(0, 16)

/** The recipient a bounce is about; undefined: it is not one of ours. */
export function readBounceAddress(secrets: Secrets, local: string): SendingToId | undefined {
  const [, bare = '', mark = ''] = shape.exec(local) ?? []
  if (bare === '' || markOf(secrets, bare.toLowerCase()) !== mark.toLowerCase()) return undefined
  return bare.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
