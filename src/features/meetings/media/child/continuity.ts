/** The two numbers by which a receiver puts packets in order. */
export type Numbers = { readonly sequenceNumber: number; readonly timestamp: number }

/**
 * Makes one unbroken line of packets out of what different people send one after the other. Within one source the gaps stay, so
 * that a receiver asks again for what was lost on the way; between two there is none, and time goes on as it did.
 */
export class Continuity {
  readonly #rate: number
  #last: (Numbers & { readonly at: number }) | undefined
  #shift: Numbers | undefined
  #first = 0
  #counted = 0

  constructor(clockRate: number) {
    this.#rate = clockRate
  }

  /** What follows comes from somebody else. */
  begin(): void {
    this.#shift = undefined
  }

  /** True until the first packet of a source has been numbered. */
  get isBeginning(): boolean {
    return this.#shift === undefined
  }

  /** The numbers to send a packet with. Undefined: it is older than the first of its source, and too late. */
  next(packet: Numbers, now: number): Numbers | undefined {
    if (!this.#shift) {
      const last = this.#last
      const waited = last ? Math.max(1, Math.round(((now - last.at) * this.#rate) / 1000)) : 0
      this.#shift = {
        sequenceNumber: last ? (last.sequenceNumber + 1 - packet.sequenceNumber) & 0xffff : 0,
        timestamp: last ? (last.timestamp + waited - packet.timestamp) >>> 0 : 0,
      }
      this.#first = packet.sequenceNumber
      this.#counted = 0
    }
    // Numbers come round again, so "before the first" means something only near the beginning.
    if (this.#counted < 1000 && isBefore(packet.sequenceNumber, this.#first)) return undefined
    this.#counted += 1
    const sent = {
      sequenceNumber: (packet.sequenceNumber + this.#shift.sequenceNumber) & 0xffff,
      timestamp: (packet.timestamp + this.#shift.timestamp) >>> 0,
    }
    const { sequenceNumber } = this.#last ?? sent
    if (!this.#last || !isBefore(sent.sequenceNumber, sequenceNumber)) this.#last = { ...sent, at: now }
    return sent
  }
}

/** Whether one sequence number comes before another, on a clock of 65 536 hours. */
const isBefore = (one: number, other: number): boolean => one !== other && ((other - one) & 0xffff) < 0x8000
