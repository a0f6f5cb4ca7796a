import type { Connection } from '../database/pool.ts'

/** Where the media process of this start is reached, and what every call to it is signed with. */
export type MediaLink = { readonly socket: string; readonly secret: string }

/** What a child is told when it may open: everything else it reads from the settings itself. */
export type Opening = {
  readonly connection: Connection
  readonly demo: boolean
  /** Not there: no sound and picture of our own. */
  readonly media?: MediaLink | undefined
}

export type ToChild = { readonly open: Opening } | { readonly stop: true }

export type FromChild =
  | { readonly ready: true }
  /** People wait should it die now: another one may be kept ready to take its place, or need not be any more. */
  | { readonly awaited: boolean }
  /** It cannot work as things are, in words for the person at the terminal: a taken port, a wrong profile. */
  | { readonly failed: string }
