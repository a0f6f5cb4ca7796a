import { readAddresses } from './addresses.ts'
import type { Said } from './fields.ts'
import type { Envelope } from './types.ts'

/**
 * The ENVELOPE of a header (RFC 3501 7.4.2). Where nobody else is named, who sent and who is answered are left out: the authors are
 * meant. Of fields that must stand once the last counts: it is the one a signature is about (RFC 6376 5.4.2), others were put above it.
 */
export function envelopeOf(header: Said): Envelope {
  const people = (name: string) => {
    const values = header.all(name)
    const found = values.length === 0 ? [] : readAddresses(values.join(', '))
    return found.length === 0 ? undefined : found
  }
  return {
    date: header.last('date'),
    subject: header.last('subject'),
    from: people('from'),
    sender: people('sender'),
    replyTo: people('reply-to'),
    to: people('to'),
    cc: people('cc'),
    bcc: people('bcc'),
    inReplyTo: header.last('in-reply-to'),
    messageId: header.last('message-id'),
  }
}
