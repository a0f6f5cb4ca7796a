import type { Secrets } from '../../platform/secrets.ts'
import type { Id } from '../../values/ids.ts'

const bareOf = (id: Id): string => id.replaceAll('-', '')
const idOf = (bare: string): Id =>
  bare.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** What leads whoever holds the mail to their thread, without an account. */
export const lookToken = (secrets: Secrets, id: Id): string =>
  `${bareOf(id)}.${secrets.sign('enquiries.look', bareOf(id))}`

/** The thread of a mailed link; undefined: nobody made this one. */
export function readLookToken(secrets: Secrets, token: string): Id | undefined {
  const [, bare = '', signature = ''] = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(token) ?? []
  return bare !== '' && secrets.isSigned('enquiries.look', bare, signature) ? idOf(bare) : undefined
}

const replyShape = /^enquiry\+([0-9a-f]{32})\.([0-9a-f]{16})$/i

/** Small letters only: other servers do not keep the case. */
const markOf = (secrets: Secrets, bare: string): string =>
  Buffer.from(secrets.sign('enquiries.reply', bare), 'base64url').toString('hex').slice(0, 16)

/** Where an answer to one of our mails goes: what comes back says by itself to which thread it belongs. */
export const replyAddress = (secrets: Secrets, id: Id, domain: string): string =>
  `enquiry+${bareOf(id)}.${markOf(secrets, bareOf(id))}@${domain}`

/** The thread a mail is for; undefined: the mark is not ours. */
export function readReplyAddress(secrets: Secrets, local: string): Id | undefined {
  const [, bare = '', mark = ''] = replyShape.exec(local) ?? []
  if (bare === '' || markOf(secrets, bare.toLowerCase()) !== mark.toLowerCase()) return undefined
  return idOf(bare)
}
