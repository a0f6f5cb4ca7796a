import { Hall } from './hall.ts'
import type { PeerSettings } from './peer.ts'

/** The halls of all sittings that have anybody on stage, made when they are first asked for. */
export class Halls {
  readonly #settings: PeerSettings
  readonly #halls = new Map<string, Hall>()
  readonly #whenBusy: (isBusy: boolean) => void
  readonly #onOpen = new Set<(room: string, hall: Hall) => void>()

  /** `whenBusy` hears when the first hall opens, and when the last has closed. */
  constructor(settings: PeerSettings, whenBusy: (isBusy: boolean) => void = () => {}) {
    this.#settings = settings
    this.#whenBusy = whenBusy
  }

  /** The hall of a sitting. */
  of(room: string): Hall {
    const there = this.#halls.get(room)
    if (there) return there
    const hall = new Hall(this.#settings, () => this.#close(room))
    this.#halls.set(room, hall)
    if (this.#halls.size === 1) this.#whenBusy(true)
    for (const told of this.#onOpen) told(room, hall)
    return hall
  }

  find(room: string): Hall | undefined {
    return this.#halls.get(room)
  }

  /** Calls whenever a hall is opened, so that others can hear what is said in it. */
  whenOpened(told: (room: string, hall: Hall) => void): void {
    this.#onOpen.add(told)
  }

  #close(room: string): void {
    this.#halls.get(room)?.close()
    if (this.#halls.delete(room) && this.#halls.size === 0) this.#whenBusy(false)
  }

  close(): void {
    for (const room of [...this.#halls.keys()]) this.#close(room)
  }
}
