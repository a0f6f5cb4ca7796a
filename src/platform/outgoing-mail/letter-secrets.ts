import type { Block, Fact, Letter, Words } from './letter.ts'
import { linesOf } from './words.ts'

const isSecret = (words: Words): boolean => typeof words !== 'string' && words.as === 'secret'

/** Whether a letter lets in whoever holds it: by a link, or by a code to type. */
export const holdsSecrets = ({ blocks }: Letter): boolean =>
  blocks.some(
    (block) =>
      (block.block === 'action' && block.isSecret) ||
      (block.block === 'facts' && block.rows.some((row) => linesOf(row).some(isSecret))),
  )

/** The letter as it stays here when the mail has left: its codes are gone. What is secret in links is left out by the frame. */
export const withoutSecrets = (letter: Letter): Letter => ({
  ...letter,
  blocks: letter.blocks.map((block): Block =>
    block.block === 'facts' ? { ...block, rows: block.rows.map(withoutCodes) } : block,
  ),
})

const withoutCodes = (row: Fact): Fact => [
  row[0],
  linesOf(row).map((words): Words => (isSecret(words) ? { words: '…', as: 'code' } : words)),
]
