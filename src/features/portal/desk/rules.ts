import type { DeskItem } from './types.ts'

/** What waits, and the desks at which nothing does; each in the order in which the rooms are named. */
export const heapsOf = (
  items: readonly DeskItem[],
): { readonly waiting: readonly DeskItem[]; readonly quiet: readonly DeskItem[] } => ({
  waiting: items.filter(({ count }) => count > 0),
  quiet: items.filter(({ count }) => count === 0),
})
