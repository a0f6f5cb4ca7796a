import type { House } from '../../platform/house.ts'
import type { RegistrationId } from '../../values/ids.ts'

const purpose = 'registrations.code'

/**
 * What the code in a confirmation says: which registration, signed. Nothing about the person is in it, nobody can make
 * one up, and whether it is worth anything is looked up where it is read.
 */
export function codeFor({ secrets }: Pick<House, 'secrets'>, id: RegistrationId): string {
  const opaque = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  return `${opaque}.${secrets.sign(purpose, opaque)}`
}

/** The registration a code belongs to; undefined when it was not made here. */
export function registrationOfCode(
  { secrets }: Pick<House, 'secrets'>,
  code: string,
): RegistrationId | undefined {
  const [opaque = '', signature = '', ...more] = code.split('.')
  if (more.length > 0 || !secrets.isSigned(purpose, opaque, signature)) return undefined
  const hex = Buffer.from(opaque, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
