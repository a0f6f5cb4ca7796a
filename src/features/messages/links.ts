const address = /https?:\/\/[^\s<>"')\]]+/g

/** Every web address in a text, in order, each once. */
export const linksIn = (text: string): string[] => [...new Set(text.match(address) ?? [])]

export type Piece = { readonly text: string; readonly isLink: boolean }

/** A text in pieces, its web addresses apart. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    pieces.push({ text: text.slice(from, index), isLink: false }, { text: found, isLink: true })
    from = index + found.length
  }
  return [...pieces, { text: text.slice(from), isLink: false }].filter((piece) => piece.text)
}
