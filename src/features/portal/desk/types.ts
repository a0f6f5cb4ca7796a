/** One thing that waits for staff, as a room tells it: how many, since when, and where it is done. */
export type DeskItem = {
  readonly count: number
  readonly title: string
  /** In a few words: since when, or what happens meanwhile. */
  readonly words?: string | undefined
  readonly href: string
}
