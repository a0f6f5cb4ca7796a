import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import { isByMachine, withoutQuoted } from './rules.ts'

/** A reply by mail, taken apart: what it says, what it repeats, what hangs on it. */
export type MailReply = {
  readonly words: string
  readonly quoted: string | undefined
  readonly from: string
  /** Its name in the world; where it has none, one of its bytes. */
  readonly messageId: string
  readonly isByMachine: boolean
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

const mostFiles = 20
const mostWords = 100_000

export async function readMailReply(raw: Buffer, sender: string): Promise<MailReply> {
  const mail = await PostalMime.parse(raw)
  const field = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  const { words, quoted } = withoutQuoted((await textOf(mail)).slice(0, mostWords))
  return {
    words: plain(words),
    quoted: quoted === undefined ? undefined : plain(quoted),
    from: plain(mail.from?.address ?? sender).slice(0, 254),
    messageId: plain(mail.messageId ?? createHash('sha256').update(raw).digest('hex')).slice(0, 500),
    isByMachine: isByMachine(field, sender),
    files: mail.attachments
      .filter(({ disposition, filename }) => disposition !== 'inline' || filename)
      .slice(0, mostFiles)
      .map(({ filename, content }) => ({ name: filename ?? '', bytes: bytesOf(content) })),
  }
}

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array)

/** The text of a letter; of one that is only a page, its words. */
const textOf = async ({ text, html }: Email): Promise<string> => text ?? (html ? wordsOf(html) : '')

async function wordsOf(html: string): Promise<string> {
  const { default: sanitize } = await import('sanitize-html')
  const broken = html
    .slice(0, 500_000)
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d|\/blockquote)\b[^<>]*>/gi, '\n$&')
  return sanitize(broken, { allowedTags: [], allowedAttributes: {} })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

/** What a database does not keep and no page shows: other controls than tabs and line ends. */
const plain = (words: string): string =>
  words.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '').replace(/\n{4,}/g, '\n\n\n')
