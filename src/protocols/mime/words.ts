import { textOf } from './charset.ts'
import { parameterOf } from './parameters.ts'
import { withoutEncoding } from './transfer.ts'
import type { Named, Part } from './types.ts'

const most = { letters: 200_000, bytes: 1_000_000, names: 200 }

/** All parts that have no parts of their own, in order, those of messages inside too. */
export function leavesOf(part: Part): Part[] {
  if (part.parts) return part.parts.flatMap(leavesOf)
  return part.message ? leavesOf(part.message.part) : [part]
}

/** What the file of a part is called, if it is one. */
export const fileNameOf = (part: Part): string | undefined =>
  (
    parameterOf(part.disposition?.parameters ?? [], 'filename') ?? parameterOf(part.parameters, 'name')
  )?.trim()

/** The text of a part as it is read. */
export function textOfPart(raw: Buffer, part: Part, longest = most.bytes): string {
  const bytes = raw.subarray(part.at.body, Math.min(part.at.end, part.at.body + longest))
  return textOf(withoutEncoding(bytes, part.encoding), parameterOf(part.parameters, 'charset'))
}

/** Stands in the words of a message where those of its texts begin; before it are subject, people, and names of files. */
export const bodyBegins = '\f'

/** What a message can be found by: people, subject, texts, names of files. Where a text is there twice, its plain form is taken. */
export function wordsOf(raw: Buffer, structure: Part, subject: string, people: readonly Named[]): string {
  const named = people.slice(0, most.names).map(({ name, address }) => `${name} ${address}`)
  const leaves = leavesOf(structure)
  const files = leaves.flatMap((leaf) => fileNameOf(leaf) ?? []).slice(0, most.names)
  const head = [subject, ...named, ...files].join('\n').replaceAll(bodyBegins, ' ')
  let out = head.slice(0, most.letters - 1) + bodyBegins
  for (const leaf of textsOf(structure)) {
    if (out.length >= most.letters) break
    const text = textOfPart(raw, leaf)
    out += `\n${leaf.subtype === 'html' ? withoutTags(text) : text}`
  }
  return out.slice(0, most.letters).toWellFormed()
}

/** How its text begins, for a line in a list. */
export function beginningOf(raw: Buffer, structure: Part): string {
  const leaf = textsOf(structure)[0]
  if (!leaf) return ''
  const text = textOfPart(raw, leaf, 20_000)
  const plain = leaf.subtype === 'html' ? withoutTags(text) : text
  return plain.replace(/\s+/g, ' ').trim().slice(0, 240).toWellFormed()
}

/** The texts to read, one for each alternative. */
function textsOf(part: Part): Part[] {
  if (part.message) return textsOf(part.message.part)
  if (!part.parts) return isReadable(part) ? [part] : []
  if (part.subtype !== 'alternative') return part.parts.flatMap(textsOf)
  const found = part.parts.map(textsOf).filter((texts) => texts.length > 0)
  const plain = found.find(([first]) => first?.subtype === 'plain')
  return plain ?? found[0] ?? []
}

const isReadable = ({ type, subtype, disposition }: Part) =>
  type === 'text' && (subtype === 'plain' || subtype === 'html') && disposition?.value !== 'attachment'

/** HTML as words only. It is for searching: nothing of it is ever shown. */
export function withoutTags(html: string): string {
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) return out + entityless(html.slice(at))
    out += `${entityless(html.slice(at, open))} `
    const name = /^<(style|script|!--)/i.exec(html.slice(open, open + 8))?.[1]?.toLowerCase()
    const close = name === undefined ? '>' : name === '!--' ? '-->' : `</${name}`
    const end = name === undefined || name === '!--' ? html.indexOf(close, open) : afterTag(html, close, open)
    if (end < 0) return out
    at = end + (name === undefined || name === '!--' ? close.length : 0)
  }
  return out
}

/** Where a closing tag begins, in whatever letters it is written; -1 if there is none. */
function afterTag(html: string, close: string, from: number): number {
  const pattern = new RegExp(close, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? -1
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const entityless = (text: string) =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi,
        (_all, decimal?: string, hex?: string, name?: string) =>
          name ? (named[name.toLowerCase()] ?? ' ') : letter(decimal ? Number(decimal) : parseInt(hex!, 16)),
      )
    : text

const letter = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ')
