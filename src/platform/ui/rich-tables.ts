import type { StateCore, Token } from 'markdown-it'

const roles: Readonly<Record<string, string>> = {
  table_open: 'table',
  thead_open: 'rowgroup',
  tbody_open: 'rowgroup',
  tr_open: 'row',
}

/** Makes tables of rich text the house's tables: the first cell names its row, and on a phone each value says its column. */
export function tagTables({ tokens }: StateCore): void {
  let heads: string[] = []
  let column = 0
  for (const [place, token] of tokens.entries()) {
    const role = roles[token.type]
    if (role) token.attrs = [['role', role]]
    if (token.type === 'table_open') {
      token.attrSet('class', 'table')
      heads = []
    }
    if (token.type === 'tr_open') column = 0
    if (token.type === 'th_open') {
      const words = wordsIn(tokens[place + 1])
      heads.push(words)
      tagHead(token, tokens[place + 2], words)
    }
    if (token.type === 'td_open') tagCell(token, tokens[place + 2], column++, heads)
  }
}

/** A head without words is no head: it would be announced as an empty one. */
function tagHead(open: Token, close: Token | undefined, words: string): void {
  open.attrs = words
    ? [
        ['scope', 'col'],
        ['role', 'columnheader'],
      ]
    : [['role', 'cell']]
  if (words || !close) return
  open.tag = close.tag = 'td'
}

function tagCell(open: Token, close: Token | undefined, column: number, heads: readonly string[]): void {
  if (column > 0) {
    open.attrs = [['role', 'cell']]
    if (heads[column]) open.attrSet('data-head', heads[column])
    return
  }
  open.attrs = [
    ['scope', 'row'],
    ['role', 'rowheader'],
  ]
  open.tag = 'th'
  if (close) close.tag = 'th'
}

const wordsIn = (inline: Token | undefined): string =>
  (inline?.children ?? []).map((one) => one.content).join('')
