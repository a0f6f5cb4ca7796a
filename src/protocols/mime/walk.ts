import { Delimiters, type Delimiter, longestBoundary } from './delimiters.ts'
import { envelopeOf } from './envelope.ts'
import { fieldsBetween, lineEnd, said, type Said } from './fields.ts'
import { lineCounter } from './lines.ts'
import { parameterOf, readParametered } from './parameters.ts'
import type { Parameters, Part, Place } from './types.ts'

/** What stands deeper, or comes later, is bytes without a structure. */
const most = { depth: 24, parts: 1000 }

const [lf, cr] = [10, 13]

type Walk = {
  readonly raw: Buffer
  readonly delimiters: Delimiters
  readonly lines: (from: number, to: number) => number
  parts: number
}

type Kind = { readonly type: string; readonly subtype: string; readonly parameters: Parameters }
type Walked = { readonly part: Part; readonly header: Said; readonly ended: Delimiter | undefined }

/** The tree of a message. Any bytes have one; it is found in one pass, however deep they pretend to be. */
export function walk(raw: Buffer): { part: Part; header: Said } {
  const walk = { raw, delimiters: new Delimiters(raw), lines: lineCounter(raw), parts: 0 }
  return walkPart(walk, 0, 0, textPlain)
}

const textPlain: Kind = { type: 'text', subtype: 'plain', parameters: [['charset', 'us-ascii']] }
const message: Kind = { type: 'message', subtype: 'rfc822', parameters: [] }
const unknown: Kind = { type: 'application', subtype: 'octet-stream', parameters: [] }

function walkPart(it: Walk, start: number, depth: number, standard: Kind): Walked {
  it.parts++
  const { body, ended } = headerEnd(it, start)
  const header = said(it.raw, fieldsBetween(it.raw, start, body))
  const kind = kindOf(header.first('content-type'), standard)
  const about = { ...rest(header), at: { header: start, body, end: body } }
  const mayOpen = depth < most.depth && it.parts < most.parts
  const boundary = parameterOf(kind.parameters, 'boundary') ?? ''
  if (kind.type === 'multipart') {
    if (!mayOpen || boundary === '' || boundary.length > longestBoundary)
      return leaf(it, { ...about, ...(mayOpen ? textPlain : unknown) }, header, ended)
    return { ...multipart(it, { ...about, ...kind }, depth, boundary, ended), header }
  }
  const isOpen = ['7bit', '8bit', 'binary'].includes(about.encoding)
  if (kind.type === 'message' && kind.subtype === 'rfc822') {
    if (!mayOpen || !isOpen) return leaf(it, { ...about, ...unknown }, header, ended)
    return { ...inner(it, { ...about, ...kind }, depth, ended), header }
  }
  return leaf(it, { ...about, ...kind }, header, ended)
}

/** Where a header ends: after its empty line, or before a delimiter that comes too early. */
function headerEnd(it: Walk, start: number): { body: number; ended?: Delimiter } {
  for (let line = start; line < it.raw.length;) {
    const ended = it.delimiters.at(line, start)
    if (ended) return { body: ended.at, ended }
    const end = lineEnd(it.raw, line, it.raw.length)
    const byte = it.raw[line]
    if (byte === lf || (byte === cr && it.raw[line + 1] === lf)) return { body: end }
    line = end
  }
  return { body: it.raw.length }
}

function leaf(it: Walk, about: Part, header: Said, before?: Delimiter): Walked {
  const ended = before ?? it.delimiters.next(about.at.body)
  const at = upTo(about.at, ended?.at ?? it.raw.length)
  const lines = about.type === 'text' ? { lines: it.lines(at.body, at.end) } : {}
  return { part: { ...about, at, ...lines }, header, ended }
}

function multipart(it: Walk, about: Part, depth: number, boundary: string, before?: Delimiter) {
  it.delimiters.open(boundary)
  const { level } = it.delimiters
  const parts: Part[] = []
  const standard = about.subtype === 'digest' ? message : textPlain
  let found = before ?? it.delimiters.next(about.at.body)
  while (found?.level === level && !found.isLast && it.parts < most.parts) {
    const child = walkPart(it, found.next, depth + 1, standard)
    parts.push(child.part)
    found = child.ended
  }
  it.delimiters.close()
  // What follows the last delimiter belongs to nobody, up to one of a multipart around this one.
  const ended = found && found.level >= level ? it.delimiters.next(found.next) : found
  const at = upTo(about.at, ended?.at ?? it.raw.length)
  if (parts.length === 0) parts.push(emptyAt(at.end))
  return { part: { ...about, at, parts }, ended }
}

function inner(it: Walk, about: Part, depth: number, before?: Delimiter) {
  const { part, header, ended } = before
    ? { part: emptyAt(about.at.body), header: said(it.raw, []), ended: before }
    : walkPart(it, about.at.body, depth + 1, textPlain)
  const at = upTo(about.at, ended?.at ?? it.raw.length)
  const lines = it.lines(at.body, at.end)
  return { part: { ...about, at, lines, message: { envelope: envelopeOf(header), part } }, ended }
}

const upTo = (at: Place, end: number): Place => ({ ...at, end: Math.max(at.body, end) })

const emptyAt = (at: number): Part => ({
  ...textPlain,
  encoding: '7bit',
  at: { header: at, body: at, end: at },
  lines: 0,
})

const typePattern = /^([!#-'*+\-.0-9A-Z^-~]{1,100})\s*\/\s*([!#-'*+\-.0-9A-Z^-~]{1,100})/i

/** What a Content-Type says. One that cannot be read means plain text, as none does (RFC 2045 5.2). */
function kindOf(text: string | undefined, standard: Kind): Kind {
  if (text === undefined) return standard
  const { value, parameters } = readParametered(text)
  const [, type, subtype] = typePattern.exec(value) ?? []
  return type && subtype
    ? { type: type.toLowerCase(), subtype: subtype.toLowerCase(), parameters }
    : textPlain
}

function rest(header: Said) {
  const id = header.first('content-id')
  const description = header.first('content-description')
  const disposition = header.first('content-disposition')
  const language = header.first('content-language')
  const location = header.first('content-location')
  const md5 = header.first('content-md5')
  const encoding = readParametered(header.first('content-transfer-encoding') ?? '').value.toLowerCase()
  return {
    encoding: encoding || '7bit',
    ...(id && { id }),
    ...(description && { description }),
    ...(disposition && { disposition: dispositionOf(disposition) }),
    ...(language && { language: languagesOf(language) }),
    ...(location && { location }),
    ...(md5 && { md5 }),
  }
}

const dispositionOf = (text: string) => {
  const { value, parameters } = readParametered(text)
  return { value: /^[^\s=]+/.exec(value)?.[0].toLowerCase() ?? 'attachment', parameters }
}

const languagesOf = (text: string) =>
  text
    .split(',', 20)
    .map((one) => readParametered(one).value)
    .filter((one) => one !== '')
