/** What a server said, taken apart: an atom is a string, what stood in quotes or as a literal is `{ text }`, brackets are a list. */
export type Said = string | { readonly text: string } | readonly Said[]

/** A line of a server, with its literals in place, as bytes in latin1. */
export function takeApart(line: string): Said[] {
  const it = { line, at: 0 }
  const all: Said[] = []
  while (it.at < line.length) all.push(next(it))
  return all
}

type Reading = { readonly line: string; at: number }

function next(it: Reading): Said {
  while (it.line[it.at] === ' ') it.at++
  const sign = it.line[it.at]
  if (sign === '(') return list(it)
  if (sign === '"') return quoted(it)
  const literal = /^\{(\d+)\}\r\n/.exec(it.line.slice(it.at, it.at + 14))
  if (!literal) return atom(it)
  const from = it.at + literal[0].length
  it.at = from + Number(literal[1])
  return { text: it.line.slice(from, it.at) }
}

function list(it: Reading): Said[] {
  const all: Said[] = []
  for (it.at++; it.line[it.at] !== ')';) {
    if (it.at >= it.line.length) throw new Error(`a bracket is not closed: ${it.line.slice(0, 300)}`)
    if (it.line[it.at] === ' ') it.at++
    else all.push(next(it))
  }
  it.at++
  return all
}

function quoted(it: Reading): Said {
  let text = ''
  for (it.at++; it.line[it.at] !== '"'; it.at++) {
    if (it.at >= it.line.length) throw new Error(`a quote is not closed: ${it.line.slice(0, 300)}`)
    if (it.line[it.at] === '\\') it.at++
    text += it.line[it.at]
  }
  it.at++
  return { text }
}

/** An atom; the brackets of `BODY[HEADER.FIELDS (FROM)]` belong to it, and so do those of `[CODE words]`. */
function atom(it: Reading): string {
  const [found] = /^(?:\[[^\]]*\]|[^ ()[\]"])+/.exec(it.line.slice(it.at)) ?? []
  if (found === undefined) throw new Error(`nothing that can be read: ${it.line.slice(it.at, it.at + 100)}`)
  it.at += found.length
  return found
}
