import type { Sample } from './samples.ts'

const boundaries = ['a', 'ab', 'b', 'c']
const starts = boundaries.map((boundary) => `Content-Type: multipart/mixed; boundary=${boundary}`)

/** Lines that matter to whoever takes a message apart. */
const lines = [
  ...boundaries.flatMap((boundary) => [`--${boundary}`, `--${boundary}--`, `--${boundary}`]),
  ...['', '', '', '', 'text', 'more text', '--', '-- ', '--x', '--a \t', '--bx', '--A', 'no field'],
  ...starts,
  'Content-Type: text/html; charset=utf-8',
  'Content-Type: image/png; name=x',
  'Content-Type: message/partial',
  // Without its version Dovecot takes the message within for one without MIME, and it must have the empty line that ends its header.
  ...['text/html', 'multipart/mixed; boundary=b', 'multipart/mixed; boundary=ab'].map(
    (type) => `Content-Type: message/rfc822\n\nMIME-Version: 1.0\nContent-Type: ${type}\nSubject: x\n\n`,
  ),
  'Content-Disposition: attachment; filename=y',
  'Content-Language: en, fr',
  'Content-ID: <x@y>',
  'Subject: within',
  'From: a@example.org',
]

/** Messages that nobody would write, the same ones every time. */
export function randomLetters(count: number, seed: number): Sample[] {
  let state = seed
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * most)
  }
  const one = <T>(all: readonly T[]): T => all[below(all.length)]!
  return Array.from({ length: count }, (_, n) => {
    const body = Array.from({ length: below(30) }, () => one(lines))
    const text = ['MIME-Version: 1.0', one(starts), '', ...body].join('\n') + one(['', '\n', '\n'])
    return { name: `random ${seed}/${n}`, raw: Buffer.from(text.replaceAll('\n', '\r\n')) }
  })
}
