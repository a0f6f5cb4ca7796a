/** Columns of a terminal or a plain-text mail: wide scripts take two, marks and invisible signs none. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const none = /[\p{Mn}\p{Me}\p{Cf}]/u
const mayNotBegin = /[、。，．：；？！）」』】〉》”’…％%]/u
const mayNotEnd = /[（「『【〈《“‘]/u

export function columnsOf(text: string): number {
  let columns = 0
  for (const sign of text) columns += none.test(sign) ? 0 : wide.test(sign) ? 2 : 1
  return columns
}

type Piece = { readonly text: string; readonly columns: number; readonly space: boolean }

/** The smallest pieces between which a line may break: words, and single signs of scripts written without spaces. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let held = ''
  let space = false
  const put = () => {
    if (held) pieces.push({ text: held, columns: columnsOf(held), space })
    held = ''
    space = false
  }
  for (const sign of text) {
    if (/\s/u.test(sign) && sign !== '\u00a0' && sign !== '\u202f') {
      put()
      space = true
    } else {
      const mayBreak = held && (wide.test(sign) || wide.test(held.at(-1) as string))
      if (mayBreak && !mayNotBegin.test(sign) && !mayNotEnd.test(held.at(-1) as string)) put()
      held += sign
    }
  }
  put()
  return pieces
}

/** Breaks a paragraph into lines of at most so many columns. An address longer than that stays whole. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of piecesOf(text)) {
    const gap = piece.space && line ? 1 : 0
    if (line && used + gap + piece.columns > columns) {
      lines.push(line)
      line = piece.text
      used = piece.columns
    } else {
      line += (gap ? ' ' : '') + piece.text
      used += gap + piece.columns
    }
  }
  if (line) lines.push(line)
  return lines
}

/** Adds spaces at the end until the text fills its columns. */
export const fill = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
