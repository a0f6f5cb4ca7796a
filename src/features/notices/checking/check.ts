import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import { identifiersOf } from '../../accounts/index.ts'
import { decideAnswer, isWholeMessage, readMessage } from './rules.ts'
import { findSentMail } from './store.ts'
import type { Answer, Named, Pasted, SentMail } from './types.ts'

type Part = Pick<House, 'db' | 'config'>

/** Answers about a code. */
export async function checkCode({ db }: Part, actor: Actor, named: Named | undefined): Promise<Answer> {
  const kept = named && (await findSentMail(db, named))
  const mail = kept && { ...kept, files: undefined }
  return decideAnswer(mail, { isReader: mail ? await isReader(db, actor, mail) : false, pasted: undefined })
}

/** Answers about a message somebody pasted or handed in. It is taken apart only when it names a mail of ours. */
export async function checkMessage({ db, config }: Part, actor: Actor, source: string): Promise<Answer> {
  const named = readMessage(source, config.mailDomain)
  const kept = named && (await findSentMail(db, named))
  if (!kept) return { is: 'none' }
  const sent = kept.source === undefined ? undefined : (await readMail(kept.source)).files
  const mail = { ...kept, files: sent && new Set(sent) }
  return decideAnswer(mail, { isReader: await isReader(db, actor, mail), pasted: await readPasted(source) })
}

async function isReader(
  db: House['db'],
  actor: Actor,
  mail: Pick<SentMail, 'personId' | 'address'>,
): Promise<boolean> {
  if (actor.kind !== 'person') return false
  if (mail.personId !== undefined) return mail.personId === actor.personId
  const own = await identifiersOf(db, actor.accountId)
  return own.some(({ kind, shown }) => kind === 'email' && shown.toLowerCase() === mail.address.toLowerCase())
}

/** Undefined when it has no headers, so that it cannot be told apart what of it is the message. */
async function readPasted(source: string): Promise<Pasted | undefined> {
  if (!isWholeMessage(source)) return undefined
  // What we send can be taken apart; what cannot be is not what we sent.
  return readMail(source).catch(() => ({ text: source, html: '', files: [] }))
}

async function readMail(source: string): Promise<Pasted> {
  const { text = '', html = '', attachments } = await PostalMime.parse(source)
  return { text, html, files: attachments.map(printOf) }
}

/** What a file is known by. Of a text neither its line ends nor its spaces count: they change on the way. */
function printOf({ mimeType, content }: Email['attachments'][number]): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array)
  const bare = /^text\//i.test(mimeType) ? bytes.toString('utf8').replace(/\s+/g, '') : bytes
  return createHash('sha256').update(bare).digest('hex')
}
