import { corpus } from '../../hostile-mail/corpus.ts'
import { armed, type HostileLetter } from '../../hostile-mail/letter.ts'

const quoted = (text: string) => text.replace(/["\\]/g, '\\$&')

const part = (type: string, body: string, file?: string) => `Content-Type: ${type}
Content-Transfer-Encoding: 8bit
${file === undefined ? '' : `Content-Disposition: attachment; filename="${quoted(file)}"\n`}
${body}`

function messageOf(letter: HostileLetter, number: number): string {
  const { from = 'a@example.org', subject = `Letter ${number}`, text, html, file } = letter
  const head = `From: ${from}
To: you@inside.example
Subject: ${subject}
Date: Wed, 25 Nov 2026 10:00:00 +0100
Message-ID: <hostile-${number}@elsewhere.example>
MIME-Version: 1.0`
  const parts = [
    ...(text === undefined ? [] : [part('text/plain; charset=utf-8', text)]),
    ...(html === undefined ? [] : [part('text/html; charset="utf-8"', html)]),
    ...(file === undefined ? [] : [part(`application/octet-stream; name="${quoted(file)}"`, 'x', file)]),
  ]
  if (parts.length === 1) return `${head}\n${parts[0]}\n`
  const delimiter = `--=_${number}`
  return `${head}
Content-Type: multipart/mixed; boundary="=_${number}"

${parts.map((one) => `${delimiter}\n${one}\n`).join('')}${delimiter}--
`
}

/** The letters that were made against other mail readers, as messages; nothing in their headers is made harmless. */
export const hostile: Readonly<Record<string, string>> = Object.fromEntries(
  corpus.map((letter, number) => [
    letter.name,
    messageOf(armed(letter, number, 'http://elsewhere.example'), number),
  ]),
)
