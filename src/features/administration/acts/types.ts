import type { AccountId, Id } from '../../../values/ids.ts'
import type { Act } from '../types.ts'

/** What was filled in on the page of an act; which of it is there depends on the act. */
export type Filled = {
  readonly reason?: string | undefined
  readonly why?: 'staff' | 'breach' | undefined
  readonly address?: string | undefined
  readonly name?: string | undefined
  readonly badgeName?: string | undefined
  readonly otherScriptName?: string | undefined
  /** Of two accounts that are made one: the other, and the one that goes on. */
  readonly other?: AccountId | undefined
  readonly survivor?: AccountId | undefined
}

/** It was done, or it waits for a second person. */
export type Done = { readonly done: true } | { readonly asked: Id }

/** Acts that have a page of their own shape; all others share one. */
export const plainActs = [
  'sign-outs',
  'block',
  'unblocking',
  'fresh-start',
  'factor-reset',
  'contact-change',
  'name',
  'merger-undoing',
  'viewing',
] as const satisfies readonly Act[]
export type PlainAct = (typeof plainActs)[number]
