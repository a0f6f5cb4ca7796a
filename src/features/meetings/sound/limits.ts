/** So much at once, and so much in a second. Time is given in milliseconds, so that nothing here has a clock. */
export class Bucket {
  readonly #most: number
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(most: number, perSecond: number, now: number) {
    this.#most = most
    this.#perSecond = perSecond
    this.#left = most
    this.#at = now
  }

  /** Takes so much, or nothing at all. */
  takes(much: number, now: number): boolean {
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (much > this.#left) return false
    this.#left -= much
    return true
  }
}
