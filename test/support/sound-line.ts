import { once } from 'node:events'
import { WebSocket } from 'ws'

/** Frames of a bundle as a browser reads them. */
export type Heard = { readonly source: number; readonly timestamp: number; readonly payload: Buffer }

/** A browser's end of a line of sound, without a browser: it hears, acknowledges unless told not to, and speaks. */
export class SoundLine {
  readonly socket: WebSocket
  readonly heard: Heard[] = []
  /** What it was told, by the first word of each. */
  readonly told: Record<string, unknown> = {}
  bundles = 0
  closed: number | undefined
  #waiting: (() => void)[] = []

  constructor(address: string, { acknowledges = true, protocols = ['plenary-sound'], headers = {} } = {}) {
    this.socket = new WebSocket(address, protocols, { headers })
    this.socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) {
        delete this.told['no'] // what was refused before is not what is told now
        Object.assign(this.told, JSON.parse(data.toString()))
      } else {
        this.bundles += 1
        this.heard.push(...framesOf(data))
        if (acknowledges) this.acknowledge()
      }
      this.#look()
    })
    this.socket.on('error', () => {})
    this.socket.on('close', (code) => {
      this.closed = code
      this.#look()
    })
  }

  get opened(): Promise<unknown> {
    return once(this.socket, 'open')
  }

  say(words: object | string): void {
    this.socket.send(typeof words === 'string' ? words : JSON.stringify(words))
  }

  frame(timestamp: number, payload: Uint8Array | string = 'sound'): void {
    const head = Buffer.alloc(5)
    head[0] = 1
    head.writeUInt32BE(timestamp, 1)
    this.socket.send(Buffer.concat([head, Buffer.from(payload)]))
  }

  acknowledge(count = this.bundles): void {
    const bytes = Buffer.alloc(5)
    bytes[0] = 2
    bytes.writeUInt32BE(count, 1)
    this.socket.send(bytes)
  }

  /** Waits until something is so; it is looked at whenever something comes. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Waits until everything sent before has been read at the other end. */
  async settled(): Promise<void> {
    this.socket.ping()
    await once(this.socket, 'pong')
  }

  close(): void {
    this.socket.terminate()
  }

  #look(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

function framesOf(bytes: Buffer): Heard[] {
  const frames: Heard[] = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt16BE(at + 6)
    frames.push({
      source: bytes.readUInt16BE(at),
      timestamp: bytes.readUInt32BE(at + 2),
      payload: bytes.subarray(at + 8, at + 8 + length),
    })
    at += 8 + length
  }
  return frames
}
