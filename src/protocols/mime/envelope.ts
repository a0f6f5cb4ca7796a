import { readAddresses } from './addresses.ts'
import type { Said } from './fields.ts'
import type { Envelope } from './types.ts'

/** The ENVELOPE of a header (RFC 3501 7.4.2): who sent and who is answered are the authors where nobody is named. */
export function envelopeOf(header: Said): Envelope {
  const people = (name: string) => {
    const values = header.all(name)
    const found = values.length === 0 ? [] : readAddresses(values.join(', '))
    return found.length === 0 ? undefined : found
  }
  const from = people('from')
  return {
    date: header.first('date'),
    subject: header.first('subject'),
    from,
    sender: people('sender') ?? from,
    replyTo: people('reply-to') ?? from,
    to: people('to'),
    cc: people('cc'),
    bcc: people('bcc'),
    inReplyTo: header.first('in-reply-to'),
    messageId: header.first('message-id'),
  }
}
