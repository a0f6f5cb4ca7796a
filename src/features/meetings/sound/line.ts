import type { WebSocket } from 'ws'
import type { Refusal } from '../../../values/refusal.ts'
import { Bucket } from './limits.ts'
import type { Booth, Channel, Guest, OtherFloor } from './types.ts'

/** So many bundles may be on their way to one listener: some four seconds of sound. What is more is not sent. */
const mostUnheard = 64
/** And so many bytes may wait in this process; only a line that stands still comes to that. */
const mostWaiting = 24_000
/** Whoever acknowledges nothing for so long while there is sound is not there any more. */
const patience = 60_000

/** What one browser is told besides sound. */
export type Told =
  | { readonly you: number; readonly may: boolean }
  | { readonly air: readonly Channel[] }
  | { readonly booths: Readonly<Record<string, Booth>> }
  | { readonly speaking: Channel | null; readonly no?: string }

/** One browser's line: what it wants to hear, on which channel it speaks, and how well it keeps up. */
export class Line {
  guest: Guest
  readonly source: number
  listensTo: Channel = 'floor'
  hearsFloorElsewhere = false
  /** The language whose booth this interpreter sits in. */
  booth: Channel | undefined
  speaksOn: Channel | undefined
  /** Where the floor hears them besides here, while they speak on it. */
  elsewhere: ReturnType<OtherFloor> | undefined
  isThere = true
  dropped = 0
  #sent = 0
  #heard = 0
  #heardAt: number
  readonly #socket: WebSocket
  /** Twice what frames of 20 ms need, and twice the bytes of 64 kbit/s. */
  readonly #frames: Bucket
  readonly #bytes: Bucket
  readonly #words: Bucket

  constructor(guest: Guest, source: number, socket: WebSocket, now: number) {
    this.guest = guest
    this.source = source
    this.#socket = socket
    this.#heardAt = now
    this.#frames = new Bucket(100, 100, now)
    this.#bytes = new Bucket(32_000, 16_000, now)
    this.#words = new Bucket(20, 4, now)
  }

  /** Whether a frame of so many bytes is still within what one line may send. */
  takesFrame(bytes: number, now: number): boolean {
    return this.#frames.takes(1, now) && this.#bytes.takes(bytes, now)
  }

  takesWords(now: number): boolean {
    return this.#words.takes(1, now)
  }

  /** Sends sound, unless this listener does not keep up: then it is dropped, and they miss it. */
  play(bundle: Buffer, now: number): void {
    const isBehind = this.#sent - this.#heard >= mostUnheard || this.#socket.bufferedAmount > mostWaiting
    if (!isBehind) {
      if (this.#sent === this.#heard) this.#heardAt = now
      this.#sent += 1
      return this.#socket.send(bundle, { binary: true, compress: false })
    }
    this.dropped += 1
    if (now - this.#heardAt > patience) this.#socket.terminate()
  }

  /** They have heard so many bundles in all. More than was sent is no number of theirs. */
  hears(count: number, now: number): void {
    if (count < this.#heard || count > this.#sent) return
    this.#heard = count
    this.#heardAt = now
  }

  tell(words: Told): void {
    if (this.#socket.bufferedAmount <= mostWaiting) this.#socket.send(JSON.stringify(words))
  }

  refuse({ refused }: Refusal): void {
    this.tell({ speaking: this.speaksOn ?? null, no: refused })
  }

  /** Ends a line that did not answer the last time, and asks again. */
  askWhetherThere(): void {
    if (!this.isThere) return this.#socket.terminate()
    this.isThere = false
    this.#socket.ping()
  }

  end(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }
}
