import type { Mode } from '../types.ts'
import type { Heap, QueueCount, QueueEvent, QueueFilter } from './types.ts'

/** What stands beside each filter: how many lines one would see by choosing it and keeping the others. */
export type Facets = {
  readonly heaps: Readonly<Record<Heap, number>>
  readonly events: readonly { readonly event: QueueEvent; readonly count: number }[]
  readonly anyEvent: number
  readonly modes: Readonly<Record<Mode, number>>
  readonly anyMode: number
  /** How many match all three. */
  readonly matching: number
}

export function facetsOf(counts: readonly QueueCount[], filter: Omit<QueueFilter, 'page'>): Facets {
  const total = (keep: (one: QueueCount) => boolean) =>
    counts.filter(keep).reduce((sum, one) => sum + one.count, 0)
  const inHeap = (one: QueueCount) => one.heap === filter.heap
  const inEvent = (one: QueueCount) => filter.event === undefined || one.event.code === filter.event
  const inMode = (one: QueueCount) => filter.mode === undefined || one.mode === filter.mode
  const heap = (name: Heap) => total((one) => one.heap === name && inEvent(one) && inMode(one))
  const mode = (name: Mode) => total((one) => inHeap(one) && inEvent(one) && one.mode === name)
  const events = new Map(counts.filter(inHeap).map((one) => [one.event.code, one.event]))
  return {
    heaps: { waiting: heap('waiting'), approved: heap('approved'), rejected: heap('rejected') },
    events: [...events.values()].map((event) => ({
      event,
      count: total((one) => inHeap(one) && inMode(one) && one.event.code === event.code),
    })),
    anyEvent: total((one) => inHeap(one) && inMode(one)),
    modes: { 'on-site': mode('on-site'), remote: mode('remote') },
    anyMode: total((one) => inHeap(one) && inEvent(one)),
    matching: total((one) => inHeap(one) && inEvent(one) && inMode(one)),
  }
}

const day = 24 * 60 * 60_000

/** Whole days somebody has waited, and whether that is too long to go unnoticed. */
export function waitOf(submittedAt: Date, now: Date): { days: number; isLong: boolean } {
  const days = Math.max(0, Math.floor((now.getTime() - submittedAt.getTime()) / day))
  return { days, isLong: days >= 5 }
}

/** The last page that exists, from 1. */
export const pagesOf = (count: number, perPage: number): number => Math.max(1, Math.ceil(count / perPage))
