import type { House } from '../../../platform/house.ts'
import { stranger } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Handed } from '../../mail-routing/index.ts'
import { reply, tooManyReplies } from '../actions/reply.ts'
import { keepFiles } from '../files.ts'
import { findEnquiry } from '../store/enquiries.ts'
import { readReplyAddress } from '../tokens.ts'
import { readMailReply } from './read-mail.ts'

type Needs = Pick<House, 'db' | 'clock' | 'secrets' | 'config'>

/** The most a reply may weigh with what hangs on it. */
export const mostBytes = 15 * 1024 * 1024

const unknown: Handed = { how: 'never', said: 'There is no such address here', code: '5.1.1' }
const tooLarge: Handed = { how: 'never', said: 'A reply may have 15 megabytes at most', code: '5.3.4' }
const later: Handed = { how: 'later', said: 'Too many replies at once; please try again later' }

/**
 * Where replies to our mails come in: each is filed on the thread whose mark its address carries. A forged mark has no
 * address; what a machine sent is taken and goes no further, so that two of them never talk to each other.
 */
export const enquiryAddress = (house: Needs) => ({
  matches: (local: string): boolean => readReplyAddress(house.secrets, local) !== undefined,
  take: (
    raw: Buffer,
    { local, sender }: { readonly local: string; readonly sender: string },
  ): Promise<Handed> => {
    const id = readReplyAddress(house.secrets, local)
    return id ? file(house, id, raw, sender) : Promise.resolve(unknown)
  },
})

async function file(house: Needs, id: Id, raw: Buffer, sender: string): Promise<Handed> {
  if (raw.length > mostBytes) return tooLarge
  const mail = await readMailReply(raw, sender)
  if (mail.isByMachine) return { how: 'sent' }
  if (!(await findEnquiry(house.db, id))) return unknown
  if (await tooManyReplies(house, id)) return later
  const files = await keepFiles(house, mail.files)
  const { words, quoted, from: fromAddress, messageId } = mail
  const outcome = await reply(house, stranger, id, { words, quoted, fromAddress, messageId, files })
  if (!isRefusal(outcome)) return { how: 'sent' }
  return outcome.refused === 'enquiries.too-often' ? later : unknown
}
