import { answer, type SmtpError } from './answers.ts'

/** A header may be so long, and have so many lines: many times what any mail program writes. */
export const mostHeaderBytes = 256 * 1024
export const mostHeaderLines = 5000

const [cr, lf] = [13, 10]

/**
 * Measures the header of a message while it comes in, whatever pieces it comes in. What it gives is the refusal of one that is too long
 * to be read: everything behind the door looks at a header more than once.
 */
export function headerMeter(): (chunk: Buffer) => SmtpError | undefined {
  let bytes = 0
  let lines = 0
  let place: 'within' | 'at start' | 'behind a return' | 'over' = 'within'
  const take = (byte: number) => {
    bytes++
    if (byte === cr) return place === 'at start' ? 'behind a return' : 'within'
    if (byte !== lf) return 'within'
    lines++
    return place === 'within' ? 'at start' : 'over'
  }
  return (chunk) => {
    for (let at = 0; at < chunk.length && place !== 'over'; at++) place = take(chunk[at]!)
    if (bytes > mostHeaderBytes)
      return answer(552, `5.3.4 The header is too long: ${mostHeaderBytes} bytes at most`)
    return lines > mostHeaderLines
      ? answer(552, `5.3.4 The header has too many lines: ${mostHeaderLines} at most`)
      : undefined
  }
}
