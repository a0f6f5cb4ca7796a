import type { SMTPServerDataStream } from 'smtp-server'
import { mostMessageBytes } from '../types.ts'
import { answer, passing, type SmtpError } from './answers.ts'

/** All doors together keep at most so many bytes of messages that are still coming in. */
const mostAtOnce = 8 * mostMessageBytes
let inHand = 0

/** Reads a message that is coming in. One that is too large, or one too many at once, is read to its end and not kept. */
export function takeIn(stream: SMTPServerDataStream): Promise<Buffer | SmtpError> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = []
    let length = 0
    let no: SmtpError | undefined
    const give = (outcome: Buffer | SmtpError) => {
      inHand -= length
      length = 0
      chunks = []
      resolve(outcome)
    }
    stream.on('data', (chunk: Buffer) => {
      if (no) return
      if (length + chunk.length > mostMessageBytes) no = answer(552, '5.3.4 The message is too large')
      else if (inHand + chunk.length > mostAtOnce)
        no = answer(452, '4.3.1 Too much is coming in; please try again later')
      else {
        chunks.push(chunk)
        length += chunk.length
        inHand += chunk.length
        return
      }
      chunks = []
    })
    stream.on('end', () => give(no ?? Buffer.concat(chunks)))
    stream.on('error', () => give(passing))
  })
}
