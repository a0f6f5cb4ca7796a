import { createHash } from 'node:crypto'
import type { About, DraftFile, Form, Written } from './types.ts'

type Words = {
  readonly written: Written
  readonly about: About | undefined
  readonly added: readonly DraftFile[]
  readonly removed?: readonly number[]
  readonly withOriginals?: boolean
}

/** What was sent of a form, in short: the same words and files give the same. */
export function digestOf({ written, about, added, removed, withOriginals }: Words): Buffer {
  const files = added.map(({ name, type, bytes }) => [
    name,
    type,
    createHash('sha256').update(bytes).digest('hex'),
  ])
  return createHash('sha256')
    .update(JSON.stringify([written, about, files, removed, withOriginals]))
    .digest()
}

type Far = Pick<Form, 'turn'> & { readonly digest: Buffer }

/**
 * What something is that comes from a form of which something came before: `older` when it was overtaken on its way, `same` when it says
 * nothing else, else `newer`.
 */
export function decideTurn(came: Far, before: Far): 'same' | 'older' | 'newer' {
  if (came.turn < before.turn) return 'older'
  return came.digest.equals(before.digest) ? 'same' : 'newer'
}
