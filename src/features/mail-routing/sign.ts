import DKIM from 'nodemailer/lib/dkim'
import type { House } from '../../platform/house.ts'
import { dkimSelector } from '../../platform/outgoing-mail/write.ts'

/** Signs a letter with the key that the house's own mails are signed with, if there is one. Nothing of it changes. */
export async function signed({ dkimKey, mailDomain }: House['config'], raw: Buffer): Promise<Buffer> {
  if (!dkimKey) return raw
  const chunks: Buffer[] = []
  const options = { domainName: mailDomain, keySelector: dkimSelector, privateKey: dkimKey }
  for await (const chunk of new DKIM(options).sign(raw)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
