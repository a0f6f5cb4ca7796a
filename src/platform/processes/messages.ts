import type { Connection } from '../database/pool.ts'

/** What a child is told when it may open: everything else it reads from the settings itself. */
export type Opening = { readonly connection: Connection; readonly demo: boolean }

export type ToChild = { readonly open: Opening } | { readonly stop: true }

export type FromChild =
  | { readonly ready: true }
  /** It cannot work as things are, in words for the person at the terminal: a taken port, a wrong profile. */
  | { readonly failed: string }
