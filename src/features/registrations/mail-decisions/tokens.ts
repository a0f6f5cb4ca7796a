import type { Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'
import type { MailLink } from './types.ts'

/** What links in mails are for; one that was made for one thing opens no other. */
export type LinkPurpose = 'decide' | 'decline' | 'challenge'

const signed = (purpose: LinkPurpose): string => `registrations.mail-link ${purpose}`
const signatureLength = 43
const bytes = 40

/** The secret part of a link in a mail: for what, for whom, until when, signed by this installation and kept nowhere. */
export function tokenOf(secrets: Secrets, purpose: LinkPurpose, it: MailLink): string {
  const said = Buffer.alloc(bytes)
  said.write(it.registrationId.replaceAll('-', ''), 0, 'hex')
  said.write(it.forId.replaceAll('-', ''), 16, 'hex')
  said.writeUInt32BE(seconds(it.since), 32)
  said.writeUInt32BE(seconds(it.expiresAt), 36)
  const words = said.toString('base64url')
  return words + secrets.sign(signed(purpose), words)
}

/** What a token says, if this installation made it for this purpose. */
export function readToken(secrets: Secrets, purpose: LinkPurpose, token: string): MailLink | undefined {
  const [words, signature] = [token.slice(0, -signatureLength), token.slice(-signatureLength)]
  if (!secrets.isSigned(signed(purpose), words, signature)) return undefined
  const said = Buffer.from(words, 'base64url')
  if (said.length !== bytes) return undefined
  return {
    registrationId: idAt(said, 0),
    forId: idAt(said, 16),
    since: new Date(said.readUInt32BE(32) * 1000),
    expiresAt: new Date(said.readUInt32BE(36) * 1000),
  }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

const idAt = (said: Buffer, from: number): Id =>
  said
    .subarray(from, from + 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
