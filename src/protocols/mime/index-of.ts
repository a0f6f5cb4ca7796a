import { decodeWords } from './encoded-words.ts'
import { envelopeOf } from './envelope.ts'
import { namedOf } from './addresses.ts'
import { readDate } from './dates.ts'
import type { Index, Named, Part } from './types.ts'
import { walk } from './walk.ts'
import { beginningOf, fileNameOf, leavesOf, wordsOf } from './words.ts'

/**
 * Everything that is kept about a message beside its bytes. It never throws, whatever the bytes are, and takes a time that
 * grows with their number only.
 */
export function indexOf(raw: Buffer): Index {
  const { part: structure, header } = walk(raw)
  const envelope = envelopeOf(header)
  const subject = decodeWords(envelope.subject ?? '')
  const from = namedOf(envelope.from)
  const to = [...namedOf(envelope.to), ...namedOf(envelope.cc)]
  return {
    header: raw.subarray(structure.at.header, structure.at.body),
    envelope,
    structure,
    beginning: beginningOf(raw, structure),
    words: wordsOf(raw, structure, subject, [...from, ...to, ...namedOf(envelope.bcc)]),
    subject,
    from: written(from),
    to: written(to),
    date: readDate(envelope.date ?? '') ?? null,
    messageId: idsIn(envelope.messageId)[0] ?? null,
    references: referencesOf(header.first('references'), envelope.inReplyTo),
    hasAttachments: leavesOf(structure).some(isAttachment),
  }
}

const written = (people: readonly Named[]) =>
  people.map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : address)).join(', ')

const mostReferences = 100

function referencesOf(references: string | undefined, inReplyTo: string | undefined): string[] {
  const answered = idsIn(inReplyTo)[0]
  const earlier = idsIn(references).filter((id) => id !== answered)
  return [...new Set([...earlier, ...(answered ? [answered] : [])])].slice(-mostReferences)
}

const idsIn = (text = ''): string[] => text.match(/<[^<>\s]{1,500}>/g) ?? []

const signatures = new Set(['pgp-signature', 'pkcs7-signature', 'x-pkcs7-signature', 'pgp-encrypted'])

/** What people call an attachment: a file, or a part that is no text, unless the text shows it. */
function isAttachment(part: Part): boolean {
  if (part.disposition?.value === 'attachment') return true
  if (signatures.has(part.subtype) || part.type === 'multipart') return false
  if (part.type === 'text') return part.disposition?.value !== 'inline' && fileNameOf(part) !== undefined
  return part.id === undefined && !(part.disposition?.value === 'inline' && part.type === 'image')
}
