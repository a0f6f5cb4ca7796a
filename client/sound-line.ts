/** What the other end tells besides sound. */
export type Booths = Readonly<
  Record<string, { readonly here: readonly string[]; readonly onAir?: string; readonly isOffered: boolean }>
>
export type Told = {
  readonly you?: number
  readonly may?: boolean
  readonly air?: readonly string[]
  readonly booths?: Booths
  readonly speaking?: string | null
  readonly no?: string
}
export type HeardFrame = { readonly source: number; readonly timestamp: number; readonly payload: Uint8Array }

export type LineEvents = {
  opened(): void
  told(told: Told): void
  heard(frame: HeardFrame): void
  /** It broke off, and is tried again. */
  lost(): void
  /** It will not come back: put out, over, or open in too many windows. */
  ended(): void
}

const protocol = 'plenary-sound'
const waits = [200, 500, 1000, 1500, 2000, 3000, 5000]
/** The numbers with which the other end says that another try is in vain. */
const final = [4403, 4409, 4410]
const acknowledgeEach = 8

/** A line of sound to a sitting: it asks for a ticket, opens, and comes back by itself when it breaks off. */
export class SoundLine {
  readonly #address: string
  readonly #events: LineEvents
  #socket: WebSocket | undefined
  #isWanted = false
  #tries = 0
  #timer = 0
  #bundles = 0

  constructor(address: string, events: LineEvents) {
    this.#address = address
    this.#events = events
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === 1
  }

  open(): void {
    if (this.#isWanted) return
    this.#isWanted = true
    this.#tries = 0
    void this.#connect()
  }

  close(): void {
    this.#isWanted = false
    window.clearTimeout(this.#timer)
    const socket = this.#socket
    this.#socket = undefined
    socket?.close()
  }

  say(words: object): void {
    if (this.isOpen) this.#socket?.send(JSON.stringify(words))
  }

  /** Sends one frame. Where the line is too slow for it, it is left out. */
  frame(timestamp: number, payload: Uint8Array): void {
    if (!this.isOpen || (this.#socket?.bufferedAmount ?? 0) > 8000) return
    const bytes = new Uint8Array(5 + payload.length)
    bytes[0] = 1
    new DataView(bytes.buffer).setUint32(1, timestamp)
    bytes.set(payload, 5)
    this.#socket?.send(bytes)
  }

  async #connect(): Promise<void> {
    try {
      const answer = await fetch(this.#address, { method: 'POST', body: new URLSearchParams() })
      if (answer.status === 410 || answer.redirected) return this.#end()
      if (!answer.ok) throw new Error(String(answer.status))
      const { address, ticket } = (await answer.json()) as { address: string; ticket: string }
      if (!this.#isWanted) return
      this.#listen(openSocket(address, ticket))
    } catch {
      this.#again()
    }
  }

  #listen(socket: WebSocket): void {
    this.#socket = socket
    this.#bundles = 0
    socket.addEventListener('open', () => {
      this.#tries = 0
      this.#events.opened()
    })
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (this.#socket !== socket) return
      if (typeof data === 'string') return this.#events.told(JSON.parse(data) as Told)
      this.#bundles += 1
      if (this.#bundles % acknowledgeEach === 0) this.#acknowledge()
      for (const frame of framesOf(data)) this.#events.heard(frame)
    })
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket !== socket) return
      this.#socket = undefined
      if (final.includes(code)) this.#end()
      else this.#again()
    })
  }

  #acknowledge(): void {
    const bytes = new DataView(new ArrayBuffer(5))
    bytes.setUint8(0, 2)
    bytes.setUint32(1, this.#bundles)
    if (this.isOpen) this.#socket?.send(bytes.buffer)
  }

  #again(): void {
    if (!this.#isWanted) return
    this.#events.lost()
    const wait = waits[Math.min(this.#tries, waits.length - 1)] ?? 5000
    this.#tries += 1
    // Not all at the same moment, when one process went and hundreds come back.
    this.#timer = window.setTimeout(() => void this.#connect(), wait * (0.5 + Math.random()))
  }

  #end(): void {
    this.close()
    this.#events.ended()
  }
}

/** Opens a WebSocket on this site; the ticket goes with it where no log keeps it. */
export function openSocket(address: string, ticket: string): WebSocket {
  const url = new URL(address, location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const socket = new WebSocket(url.href, [protocol, `ticket.${ticket}`])
  socket.binaryType = 'arraybuffer'
  return socket
}

function framesOf(data: ArrayBuffer): HeardFrame[] {
  const view = new DataView(data)
  const frames: HeardFrame[] = []
  for (let at = 0; at + 8 <= data.byteLength;) {
    const length = view.getUint16(at + 6)
    frames.push({
      source: view.getUint16(at),
      timestamp: view.getUint32(at + 2),
      payload: new Uint8Array(data, at + 8, Math.min(length, data.byteLength - at - 8)),
    })
    at += 8 + length
  }
  return frames
}
