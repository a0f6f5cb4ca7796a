import type { SMTPServerDataStream } from 'smtp-server'
import { countFields, mostHops } from '../../mail-routing/index.ts'
import { mostMessageBytes } from '../types.ts'
import { answer, passing, type SmtpError } from './answers.ts'
import { headerMeter } from './header-meter.ts'

/** All doors together keep at most so many bytes of messages that are still coming in. */
const mostAtOnce = 8 * mostMessageBytes
let inHand = 0

/**
 * Reads a message that is coming in. One that is too large, one whose header is, or one too many at once, is read to its end and not
 * kept.
 */
export function takeIn(stream: SMTPServerDataStream): Promise<Buffer | SmtpError> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = []
    let length = 0
    let no: SmtpError | undefined
    const measure = headerMeter()
    const give = (outcome: Buffer | SmtpError) => {
      inHand -= length
      length = 0
      chunks = []
      resolve(outcome)
    }
    const refusalOf = (chunk: Buffer): SmtpError | undefined => {
      if (length + chunk.length > mostMessageBytes) return answer(552, '5.3.4 The message is too large')
      if (inHand + chunk.length > mostAtOnce)
        return answer(452, '4.3.1 Too much is coming in; please try again later')
      return undefined
    }
    stream.on('data', (chunk: Buffer) => {
      if (no) return
      no = refusalOf(chunk) ?? measure(chunk)
      if (no) {
        chunks = []
        return
      }
      chunks.push(chunk)
      length += chunk.length
      inHand += chunk.length
    })
    stream.on('end', () => give(no ?? whole(Buffer.concat(chunks))))
    stream.on('error', () => give(passing))
  })
}

/** A message that has gone through a hundred hands goes round in circles (RFC 5321, 6.3). */
const whole = (raw: Buffer): Buffer | SmtpError =>
  countFields(raw, 'received') > mostHops ? answer(554, '5.4.6 The message goes round in circles') : raw
