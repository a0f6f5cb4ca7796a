import { readFileSync } from 'node:fs'
import { generated } from './generated.ts'
import { hostile } from './hostile.ts'

/** A message that says by its name what is odd about it, or where it is from. */
export type Sample = { readonly name: string; readonly raw: Buffer }

/**
 * Every message on which our door and Dovecot are compared. In the files each follows a line `==== name`; its lines end as lines of mail
 * do, `\x80` is a byte, and `\z` at its end takes the last line end away.
 */
export const samples: readonly Sample[] = [
  ...['structures', 'fields', 'broken'].flatMap(read),
  ...Object.entries({ ...generated, ...hostile }).map(([name, text]) => ({ name, raw: rawOf(text) })),
]

function read(file: string): Sample[] {
  const text = readFileSync(new URL(`${file}.txt`, import.meta.url), 'utf8')
  return text
    .split(/^==== /m)
    .slice(1)
    .map((one) => {
      const end = one.indexOf('\n')
      return { name: one.slice(0, end), raw: rawOf(one.slice(end + 1)) }
    })
}

function rawOf(text: string): Buffer {
  const mail = text.replace(/\\z\n$/, '').replaceAll('\n', '\r\n')
  const pieces = mail.split(/\\x([0-9a-f]{2})/)
  return Buffer.concat(
    pieces.map((piece, n) => (n % 2 === 0 ? Buffer.from(piece) : Buffer.from(piece, 'hex'))),
  )
}
