/** A few ports side by side, for one person. */
export type PortSlot = readonly [number, number]

/**
 * The ports of this process, a slot for each person. Two who come at the same moment never look for a free port among the same
 * ones. Slots are taken in turn, so that one which another program sits on is not tried again at once.
 */
export class PortSlots {
  readonly #free: PortSlot[]

  constructor([from, to]: PortSlot, size: number) {
    const count = Math.floor((to - from + 1) / size)
    this.#free = Array.from(
      { length: count },
      (_, nth) => [from + nth * size, from + (nth + 1) * size - 1] as const,
    )
  }

  /** Undefined: as many people as there are slots are here. */
  take(): PortSlot | undefined {
    return this.#free.shift()
  }

  giveBack(slot: PortSlot): void {
    if (!this.#free.includes(slot)) this.#free.push(slot)
  }
}
