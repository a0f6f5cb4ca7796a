import type { Secrets } from '../../../platform/secrets.ts'

const purpose = 'webmail.picture'
const day = 86_400_000

/** What a frame without an origin may ask us for: a picture elsewhere, or a part of a message. It has no cookie to say who it is. */
export type Shown =
  | { readonly kind: 'remote'; readonly at: string }
  | { readonly kind: 'part'; readonly mailbox: string; readonly message: string; readonly number: number }

/** The part of our address that stands for a picture. Signed, so that nobody can make us fetch what no letter names, and for two days. */
export function pictureToken(secrets: Secrets, shown: Shown, now: Date): string {
  const until = Math.ceil(now.getTime() / day) + 1
  const said = Buffer.from(JSON.stringify([until, shown])).toString('base64url')
  return `${said}.${secrets.sign(purpose, said)}`
}

/** What was signed, if it was by us and not too long ago. */
export function openPictureToken(secrets: Secrets, token: string, now: Date): Shown | undefined {
  const [said = '', signature = '', ...more] = token.split('.')
  if (more.length > 0 || !secrets.isSigned(purpose, said, signature)) return undefined
  const [until, shown] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [number, Shown]
  return now.getTime() < until * day ? shown : undefined
}
