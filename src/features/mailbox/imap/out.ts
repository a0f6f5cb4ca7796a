import type { Writable } from 'node:stream'

const enough = 64 * 1024

/** What is said to the client: gathered, and written when there is enough of it or when it must leave. */
export class Out {
  readonly #stream: () => Writable
  #parts: (string | Buffer)[] = []
  #text = ''
  #size = 0

  constructor(stream: () => Writable) {
    this.#stream = stream
  }

  /** An untagged line. */
  line(text: string): void {
    this.#text += `* ${text}\r\n`
  }

  text(text: string): void {
    this.#text += text
  }

  /** Bytes as they are. */
  bytes(bytes: Buffer): void {
    if (bytes.length === 0) return
    if (this.#text !== '') this.#parts.push(this.#text)
    this.#size += this.#text.length + bytes.length
    this.#text = ''
    this.#parts.push(bytes)
  }

  /** Lets the client read before more is said: nothing piles up here, however slow it is. */
  async easy(): Promise<void> {
    if (this.#text.length + this.#size < enough) return
    await this.flush()
  }

  async flush(): Promise<void> {
    this.#write()
    const stream = this.#stream()
    if (!this.#isOpen || !stream.writableNeedDrain) return
    await new Promise<void>((resolve) => {
      const done = () => {
        stream.off('drain', done).off('close', done)
        resolve()
      }
      stream.once('drain', done).once('close', done)
    })
  }

  get #isOpen(): boolean {
    const stream = this.#stream()
    return !stream.destroyed && !stream.writableEnded
  }

  #write(): void {
    const parts = this.#text === '' ? this.#parts : [...this.#parts, this.#text]
    this.#parts = []
    this.#text = ''
    this.#size = 0
    if (parts.length === 0 || !this.#isOpen) return
    const stream = this.#stream()
    stream.cork()
    for (const part of parts) stream.write(part, 'utf8')
    stream.uncork()
  }
}
