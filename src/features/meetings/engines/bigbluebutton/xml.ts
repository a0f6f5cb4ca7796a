/** An element of an answer: what stands in it, and the elements in it. */
export type Xml = { readonly name: string; readonly text: string; readonly children: readonly Xml[] }

type Growing = { name: string; text: string; children: Growing[] }

const deepest = 20
const mostElements = 60_000
const opening = /<([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const closing = /<\/([A-Za-z_][\w:.-]*)\s*>/y
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads elements and their text, and nothing else of XML: no document type, so that nothing is fetched and nothing grows; no
 * attributes; so deep and so many. Undefined for whatever is not whole.
 */
export function readXml(text: string): Xml | undefined {
  const root: Growing = { name: '', text: '', children: [] }
  const open = [root]
  let count = 0
  let at = /^\uFEFF?\s*(<\?xml[^<>]*\?>)?/.exec(text)?.[0].length ?? 0
  while (at < text.length) {
    const here = open.at(-1) as Growing
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      const words = text.slice(at, end < 0 ? text.length : end)
      if (here === root && words.trim() !== '') return undefined
      here.text += spelledOut(words)
      at += words.length
      continue
    }
    const beside = besideElements(text, at)
    if (beside) {
      here.text += beside.text
      at = beside.end
      continue
    }
    const close = match(closing, text, at)
    if (close) {
      if (here === root || close[1] !== here.name) return undefined
      open.pop()
      at = closing.lastIndex
      continue
    }
    const begin = match(opening, text, at)
    if (!begin || ++count > mostElements || open.length > deepest) return undefined
    const element = { name: begin[1] as string, text: '', children: [] }
    here.children.push(element)
    if (!begin[3]) open.push(element)
    at = opening.lastIndex
  }
  return open.length === 1 && root.children.length === 1 ? root.children[0] : undefined
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Text that is marked as such, and comments. */
function besideElements(
  text: string,
  at: number,
): { readonly text: string; readonly end: number } | undefined {
  for (const [begin, end, isText] of [
    ['<![CDATA[', ']]>', true],
    ['<!--', '-->', false],
  ] as const) {
    if (!text.startsWith(begin, at)) continue
    const until = text.indexOf(end, at + begin.length)
    if (until < 0) return undefined
    return { text: isText ? text.slice(at + begin.length, until) : '', end: until + end.length }
  }
  return undefined
}

const spelledOut = (words: string): string =>
  words.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name) return references[String(name)] ?? whole
    const code = decimal ? Number(decimal) : parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ''
  })

/** The text of the first element of this name inside another; empty where there is none. */
export const textOf = ({ children }: Xml, name: string): string =>
  children.find((it) => it.name === name)?.text.trim() ?? ''

/** The elements at the end of a path. */
export const allOf = (xml: Xml, ...[name, ...more]: readonly string[]): readonly Xml[] =>
  name === undefined
    ? [xml]
    : xml.children.filter((it) => it.name === name).flatMap((it) => allOf(it, ...more))
