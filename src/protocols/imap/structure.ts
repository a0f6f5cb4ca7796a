import {
  withoutPieces,
  type Envelope,
  type EnvelopeAddress,
  type Parameters,
  type Part,
} from '../mime/index.ts'
import { writeNString, writeString } from './strings.ts'

/** ENVELOPE (RFC 3501 7.4.2): who sent and who is answered are the authors where nobody else is named. */
export function writeEnvelope(it: Envelope): string {
  const from = people(it.from)
  const others = [it.to, it.cc, it.bcc].map(people).join(' ')
  const [sender, replyTo] = [it.sender, it.replyTo].map((named) => (named ? people(named) : from))
  const [date, subject] = [writeNString(it.date), writeNString(it.subject)]
  const [inReplyTo, messageId] = [writeNString(it.inReplyTo), writeNString(it.messageId)]
  return `(${date} ${subject} ${from} ${sender} ${replyTo} ${others} ${inReplyTo} ${messageId})`
}

const people = (all: readonly EnvelopeAddress[] | undefined) =>
  all === undefined || all.length === 0 ? 'NIL' : `(${all.map(person).join('')})`

const person = ({ name, route, mailbox, host }: EnvelopeAddress) =>
  `(${[name, route, mailbox, host].map(writeNString).join(' ')})`

/** BODYSTRUCTURE, or BODY where `isExtended` is false (RFC 3501 7.4.2). */
export function writeStructure(part: Part, isExtended: boolean): string {
  if (part.parts) {
    const inside = part.parts.map((one) => writeStructure(one, isExtended)).join('')
    const more = isExtended ? ` ${parameters(part.parameters)} ${extension(part)}` : ''
    return `(${inside} ${writeString(part.subtype)}${more})`
  }
  const fields = [
    writeString(part.type),
    writeString(part.subtype),
    parameters(part.parameters),
    writeNString(part.id),
    writeNString(part.description),
    writeString(part.encoding),
    String(part.at.end - part.at.body),
  ]
  if (part.message)
    fields.push(writeEnvelope(part.message.envelope), writeStructure(part.message.part, isExtended))
  if (part.lines !== undefined) fields.push(String(part.lines))
  if (isExtended) fields.push(writeNString(part.md5), extension(part))
  return `(${fields.join(' ')})`
}

const extension = ({ disposition, language, location }: Part) =>
  [
    disposition ? `(${writeString(disposition.value)} ${parameters(disposition.parameters)})` : 'NIL',
    language
      ? language.length === 1
        ? writeString(language[0]!)
        : `(${language.map(writeString).join(' ')})`
      : 'NIL',
    writeNString(location),
  ].join(' ')

/** Pieces are put together: RFC 2231 7 has the server do it, since programs look for the name alone. */
const parameters = (all: Parameters) =>
  all.length === 0
    ? 'NIL'
    : `(${withoutPieces(all)
        .map(([name, value]) => `${writeString(name)} ${writeString(value)}`)
        .join(' ')})`
