/** Words on a ground, or the edge of something on its ground, and the least contrast they need. */
export type Pair = { readonly front: string; readonly ground: string; readonly least: number }

const words = 4.5
const edges = 3

const on = (least: number, fronts: readonly string[], grounds: readonly string[]): Pair[] =>
  fronts.flatMap((front) => grounds.map((ground) => ({ front, ground, least })))

/** Every pair that is drawn somewhere. A body's theme that misses one does not start. */
export const contrastPairs: readonly Pair[] = [
  ...on(words, ['ink', 'muted', 'link', 'brand'], ['bg', 'surface', 'tint']),
  ...on(words, ['ink', 'muted'], ['sunken']),
  ...on(words, ['live', 'visited'], ['bg', 'surface']),
  ...on(words, ['on-brand'], ['brand', 'brand-hover']),
  ...on(words, ['on-live'], ['live', 'live-hover']),
  ...on(words, ['on-join'], ['join', 'join-hover']),
  ...on(words, ['on-board', 'board-muted'], ['board']),
  ...on(words, ['on-tile-few'], ['tile-few']),
  ...on(words, ['on-tile-some'], ['tile-some']),
  ...on(words, ['on-tile-many'], ['tile-many']),
  ...on(words, ['good'], ['good-bg', 'bg']),
  ...on(words, ['wait'], ['wait-bg', 'bg', 'tint']),
  ...on(words, ['bad'], ['bad-bg', 'bg', 'surface', 'tint']),
  ...on(words, ['ink'], ['bad-bg', 'wait-bg']),
  ...on(words, ['info'], ['info-bg', 'bg']),
  ...on(words, ['queue'], ['queue-bg', 'bg']),
  ...on(words, ['quiet'], ['quiet-bg', 'bg']),
  ...on(edges, ['field', 'brand', 'focus', 'bad'], ['bg', 'surface']),
  ...on(edges, ['rule'], ['bg']),
  ...on(edges, ['join'], ['board']),
]
