import { trustedMarkup, type Html } from './html.ts'

/** Shapes in a 16 × 16 box, drawn with a line of the colour of the words. */
const shapes = {
  tick: '<path d="m3.5 8.5 3 3 6-7"/>',
  cross: '<path d="m4 4 8 8m0-8-8 8"/>',
  clock: '<circle cx="8" cy="8" r="6"/><path d="M8 4.8V8l2.2 1.8"/>',
  search: '<circle cx="6.8" cy="6.8" r="4.3"/><path d="m10 10 3.8 3.8"/>',
  queue: '<path d="M2.5 4h11M2.5 8H9M2.5 12h4"/>',
  problem: '<circle cx="8" cy="8" r="6.2"/><path d="M8 4.6v4M8 11.2v.2"/>',
  note: '<circle cx="8" cy="8" r="6.2"/><path d="M8 7.4v4M8 4.7v.2"/>',
  open: '<path d="m4 6 4 4 4-4"/>',
  forward: '<path d="m6 3.5 4.5 4.5L6 12.5"/>',
  back: '<path d="M10 3.5 5.5 8l4.5 4.5"/>',
  outside: '<path d="M6.5 3.5h-3v9h9v-3M9.5 3.5h3v3M12.5 3.5 7.5 8.5"/>',
} as const

export type IconName = keyof typeof shapes

/** Icons of direction turn round in right-to-left pages; clocks, ticks and lenses never do. */
export const mirrored: ReadonlySet<IconName> = new Set(['forward', 'back', 'queue', 'outside'])

export const iconNames = Object.keys(shapes) as IconName[]

/** An icon beside words that say the same; it is never the only sign. */
export const icon = (name: IconName): Html =>
  trustedMarkup(
    `<svg class="icon${mirrored.has(name) ? ' icon-mirrored' : ''}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[name]}</svg>`,
  )
