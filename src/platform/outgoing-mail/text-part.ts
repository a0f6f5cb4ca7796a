import { columnsOf, fill, wrap } from './columns.ts'
import { addressOf, footerOf, type MailFrame } from './frame.ts'
import type { Block, Letter } from './letter.ts'
import { isStrong, linesOf, textOf } from './words.ts'

const width = 78
const widestLabel = 20
const rule = '-'.repeat(width)

const paragraphs = (text: string, columns = width): string =>
  text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => (line.trim() ? wrap(line, columns) : ['']))
    .join('\n')

const underlined = (text: string, sign: string): string => {
  const lines = wrap(text, width)
  return [...lines, sign.repeat(Math.max(...lines.map(columnsOf), 0))].join('\n')
}

/** Label and lines side by side when all labels are short; else the lines stand under the label. */
function factsText({ rows }: Extract<Block, { block: 'facts' }>): string {
  const label = Math.max(...rows.map(([it]) => columnsOf(it)), 0)
  const beside = label <= widestLabel
  const indent = beside ? label + 2 : 2
  const entries = rows.map((row) => {
    const lines = linesOf(row).flatMap((words, place) => {
      const wrapped = textOf(words)
        .split('\n')
        .flatMap((line) => wrap(line, width - indent))
      return place > 0 && isStrong(words) ? ['', ...wrapped] : wrapped
    })
    const value = lines.map((line) => (line ? ' '.repeat(indent) + line : '')).join('\n')
    return beside ? fill(row[0], indent) + value.slice(indent) : `${row[0]}\n${value}`
  })
  return entries.join(entries.some((it) => it.includes('\n')) ? '\n\n' : '\n')
}

const item = (text: string): string =>
  wrap(text, width - 2)
    .map((line, place) => (place === 0 ? '- ' : '  ') + line)
    .join('\n')

function blockText(block: Block, frame: MailFrame): string {
  switch (block.block) {
    case 'status':
      return paragraphs(block.words ? `${block.state} – ${textOf(block.words)}` : block.state)
    case 'heading':
      return underlined(textOf(block.words), block.level === 1 ? '=' : '-')
    case 'paragraph':
    case 'note':
      return paragraphs(textOf(block.words))
    case 'facts':
      return factsText(block)
    case 'action':
      return `${paragraphs(block.label)}\n${addressOf(frame, block)}`
    case 'list':
      return block.items.map((words) => item(textOf(words))).join('\n')
    case 'picture':
      return [block.alt, block.caption]
        .filter(Boolean)
        .map((text) => paragraphs(text as string))
        .join('\n')
  }
}

/** The text part: the same facts as the HTML part, at most 78 columns, every address whole on a line of its own. */
export function textPart(letter: Letter, frame: MailFrame): string {
  const parts = letter.blocks.map((block, place) => {
    const before = letter.blocks[place - 1]
    const follows = before?.block === 'heading' && before.level === 2
    return (follows ? '\n' : place > 0 ? '\n\n' : '') + blockText(block, frame)
  })
  const foot = footerOf(frame)
    .map((line) => paragraphs(line))
    .join('\n')
  return `${frame.sender}\n${rule}\n\n${parts.join('')}\n\n${rule}\n${foot}\n`
}
